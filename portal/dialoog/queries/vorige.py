"""What returns of earlier dialogen: afspraken with their stand, and what the last one told."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, load_only

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor
from portal.dialoog.queries.teksten import dialoogtekst
from portal.domain.procedure.dialoogbereik import AF, Eerder, list_terug
from portal.domain.procedure.volgen import Afspraaksoort, Dialoogtoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

VERTELD = ("niet_gelukt", "succes", "dilemma")
"""What the last verslag tells beside its afspraken, as it returns as point 1.

Bron: [meerzorgplan] agenda point 1.
"""
Vorige = Sequence[tuple[Afspraak, bool]]


@dataclass(frozen=True, slots=True)
class Terugblik:
    """What was told in an earlier dialoog: its year, and each question with its text."""

    jaar: int
    regels: Sequence[tuple[str, str]]


def list_vorige(dialoog: Dialoog) -> Sequence[Afspraak]:
    """Give what returns in a dialoog, the oldest year first.

    Bron: [processen] F4.
    """
    return [rij for rij, _ in _lees(dialoog, sa.false())]


def list_vorige_voor(dialoog: Dialoog, *, voor: Gebruiker) -> Vorige:
    """Give the same, each with whether somebody can open it: the earlier dialoog is in view too.

    Bron: [processen] F4.
    """
    return _lees(dialoog, dialogen_voor(voor))


def list_trajectafspraken(vorige: Vorige) -> Vorige:
    """Give which of these are about ontwikkeltrajecten and still have to be done.

    Bron: [meerzorgplan] agenda point 3.
    """
    return [
        (rij, opent)
        for rij, opent in vorige
        if rij.soort is Afspraaksoort.ONTWIKKELTRAJECT and rij.stand not in AF
    ]


def find_terugblik(dialoog: Dialoog, *, voor: Gebruiker) -> Terugblik | None:
    """Give what was told in the last dialoog that is ready; nothing when it is not in view.

    Bron: [meerzorgplan] agenda point 1.
    """
    kolommen = (getattr(Dialoog, f"{naam}_v") for naam in VERTELD)
    gevonden = db.session.execute(
        sa.select(Dialoog, dialogen_voor(voor))
        .where(_is_eerder(dialoog))
        .options(load_only(Dialoog.jaar, *kolommen, raiseload=False))
        .order_by(Dialoog.jaar.desc())
        .limit(1)
    ).one_or_none()
    if gevonden is None or not gevonden[1]:
        return None
    rij = gevonden[0]
    teksten = [(dialoogtekst("veld", naam), getattr(rij, naam)) for naam in VERTELD]
    regels = [(vraag, tekst) for vraag, tekst in teksten if tekst]
    return Terugblik(rij.jaar, regels) if regels else None


def _is_eerder(dialoog: Dialoog) -> Voorwaarde:
    """Give the condition of a dialoog of the same two that is ready, of a year before."""
    return sa.and_(
        Dialoog.aanbieder_id == dialoog.aanbieder_id,
        Dialoog.zorgkantoor_id == dialoog.zorgkantoor_id,
        Dialoog.toestand == Dialoogtoestand.GEREED,
        Dialoog.jaar < dialoog.jaar,
    )


def _lees(dialoog: Dialoog, te_openen: Voorwaarde) -> Vorige:
    rijen = db.session.execute(
        sa.select(Afspraak, te_openen)
        .join(Afspraak.dialoog)
        .where(_is_eerder(dialoog))
        .options(joinedload(Afspraak.dialoog).options(*GEHEIM))
    ).all()
    per_id = {rij.id: (rij, opent) for rij, opent in rijen}
    eerder = (Eerder(rij.id, rij.dialoog.jaar, rij.nr, rij.stand) for rij, _ in rijen)
    return [per_id[rij.id] for rij in list_terug(eerder)]
