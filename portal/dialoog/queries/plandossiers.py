"""The dossiers behind one number of a plan: a page at a time, as far as they are in view."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, toekenningen_voor
from portal.clienten.models import Groep
from portal.clienten.queries.groepen import zichtbare_groepen
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.plancijfers import lees_deel
from portal.domain.meerzorgplan import Deel, Rijsoort
from portal.platform.database import db
from portal.toegang.models import Gebruiker

PER_BLADZIJDE = 50
Telrij = Toekenning | Aanvraag | Groep


@dataclass(frozen=True, slots=True, kw_only=True)
class Telbladzijde:
    """One page of what was counted.

    Attributes:
        deel: The number.
        rijen: Those of the page that are in view, in the order of counting.
        buiten: How many of the page are not in view.
        eerste: Place of the first one of the page, from 1.
        vorige: Last row before the page before; None without a page before, empty at the first.
        volgende: Last row of this page; None at the last page.
    """

    deel: Deel
    rijen: Sequence[Telrij]
    buiten: int
    eerste: int
    vorige: str | None
    volgende: str | None


def get_bladzijde(
    plan: Meerzorgplan, item: str, nr: int, *, na: uuid.UUID | None, voor: Gebruiker
) -> Telbladzijde:
    """Give a page of what one number counts; a row that was counted twice stands there once.

    Args:
        plan: A version in view.
        item: Id of the figure.
        nr: Place of the number in it, from 1.
        na: The page begins after this row; None, or a row that is not there, at the first.
        voor: Who asks; what is not in view is only counted.

    Raises:
        NotFound: The plan has no such number, or nothing was counted for it.
    """
    deel, geteld = lees_deel(plan, item, nr) or (None, ())
    if deel is None or not geteld:
        raise NotFound
    ids = list(dict.fromkeys(geteld))
    begin = ids.index(str(na)) + 1 if str(na) in ids else 0
    pagina = [uuid.UUID(tekst) for tekst in ids[begin : begin + PER_BLADZIJDE]]
    gevonden = {rij.id: rij for rij in _lees(deel.rijsoort, pagina, voor)}
    rijen = [gevonden[id_] for id_ in pagina if id_ in gevonden]
    eerder = begin - PER_BLADZIJDE
    return Telbladzijde(
        deel=deel,
        rijen=rijen,
        buiten=len(pagina) - len(rijen),
        eerste=begin + 1,
        vorige=None if begin == 0 else ids[eerder - 1] if eerder > 0 else "",
        volgende=str(pagina[-1]) if begin + PER_BLADZIJDE < len(ids) else None,
    )


def _lees(
    soort: Rijsoort, ids: Sequence[uuid.UUID], voor: Gebruiker
) -> Sequence[Toekenning] | Sequence[Aanvraag] | Sequence[Groep]:
    if soort is Rijsoort.TOEKENNING:
        vraag = sa.select(Toekenning).where(Toekenning.id.in_(ids), toekenningen_voor(voor))
        return db.session.scalars(vraag.options(*GEHEIM, joinedload(Toekenning.locatie))).all()
    if soort is Rijsoort.AANVRAAG:
        van = sa.select(Aanvraag).where(Aanvraag.id.in_(ids), zichtbaar_voor(voor))
        return db.session.scalars(van.options(joinedload(Aanvraag.locatie))).all()
    groepen = sa.select(Groep).where(Groep.id.in_(ids), zichtbare_groepen(voor))
    return db.session.scalars(groepen).all()
