"""What a reviewer can decide now, and from what."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.procedure import Toestand, stand_uit
from portal.domain.termijnen import antwoorddatum_bijstellen, buiten_behandeling_tot
from portal.domain.toetsingskader import Oordeelwaarde
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db

INHOUDELIJK = (Uitkomst.TOEKENNEN, Uitkomst.BIJSTELLEN, Uitkomst.AFWIJZEN)
ONVOLDAAN = frozenset({Oordeelwaarde.VOLDOET_DEELS, Oordeelwaarde.VOLDOET_NIET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruimte:
    """What can be chosen now.

    Attributes:
        uitkomsten: In the order of the page.
        eerder_bijgesteld: The aanvraag was sent back before.
        buiten_behandeling_tot: Last day for Awb 4:5, None when it is not open.
        verzoek: The aanvulverzoek that it rests on.
        antwoorddatum: Proposed last day to answer at bijstellen.
    """

    uitkomsten: tuple[Uitkomst, ...]
    eerder_bijgesteld: bool
    buiten_behandeling_tot: date | None
    verzoek: Aanvulverzoek | None
    antwoorddatum: date


def bepaal_ruimte(aanvraag: Aanvraag, op: date) -> Ruimte:
    """Say which outcomes can be chosen on a day.

    Bron: [procedure] §1 T16, T17, T25; [awb] art. 4:5 lid 4.
    """
    regels, kalender = load_termijnregels(op), load_kalender()
    bijgesteld = stand_uit(lees_gebeurtenissen(aanvraag.id)).bijstellingen > 0
    verzoek = _laatste_verzoek(aanvraag)
    tot = None
    if verzoek is not None:
        vanaf = _einde(verzoek)
        tot = buiten_behandeling_tot(vanaf, regels=regels, kalender=kalender).datum
    buiten = tot is not None and op <= tot
    inhoudelijk = aanvraag.toestand is not Toestand.INGEDIEND
    uitkomsten = [
        *(
            uitkomst
            for uitkomst in INHOUDELIJK
            if inhoudelijk and not (uitkomst is Uitkomst.BIJSTELLEN and aanvraag.besluit_gevraagd)
        ),
        *([Uitkomst.BUITEN_BEHANDELING] if buiten else []),
    ]
    return Ruimte(
        uitkomsten=tuple(uitkomsten),
        eerder_bijgesteld=bijgesteld,
        buiten_behandeling_tot=tot if buiten else None,
        verzoek=verzoek if buiten else None,
        antwoorddatum=antwoorddatum_bijstellen(op, regels=regels, kalender=kalender),
    )


def stel_onderbouwing_voor(stand: Toetsstand) -> str:
    """Put the toelichtingen of what is not (wholly) met together, to start writing from."""
    return "\n\n".join(
        oordeel.toelichting.strip()
        for oordeel in stand.oordelen
        if oordeel.waarde in ONVOLDAAN and oordeel.toelichting.strip()
    )


def _laatste_verzoek(aanvraag: Aanvraag) -> Aanvulverzoek | None:
    return db.session.scalar(
        sa.select(Aanvulverzoek)
        .where(
            Aanvulverzoek.aanvraag_id == aanvraag.id,
            Aanvulverzoek.stand.in_(("beantwoord", "verstreken")),
        )
        .order_by(Aanvulverzoek.nr.desc())
        .limit(1)
    )


def _einde(verzoek: Aanvulverzoek) -> date:
    """Give the day from which the four weeks count: of the answer, or the unused hersteldatum."""
    if verzoek.stand == "verstreken" or verzoek.afgesloten_op is None:
        return verzoek.hersteldatum
    return clock.local_day(verzoek.afgesloten_op)
