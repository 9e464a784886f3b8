"""What a reviewer can decide now, and from what."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.termijnkeuzes import lees_termijnregels
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.procedure import Toestand, stand_uit
from portal.domain.termijnen import antwoorddatum_bijstellen, buiten_behandeling_tot
from portal.domain.toetsingskader.toetsing import ONVOLDAAN
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db

INHOUDELIJK = (Uitkomst.TOEKENNEN, Uitkomst.BIJSTELLEN, Uitkomst.AFWIJZEN)
NA_BEZWAAR = (Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN)
GESLOTEN = frozenset({"beantwoord", "verstreken"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruimte:
    """What can be chosen now.

    Attributes:
        uitkomsten: In the order of the page.
        eerder_bijgesteld: The aanvraag was sent back before.
        buiten_behandeling_tot: Last day for Awb 4:5, None when it is not open.
        verzoek: The aanvulverzoek that it rests on.
        antwoorddatum: Proposed last day to answer at bijstellen.
        na_bezwaar: The besluit replaces one on which bezwaar was made: its reasons stand in it.
    """

    uitkomsten: tuple[Uitkomst, ...]
    eerder_bijgesteld: bool
    buiten_behandeling_tot: date | None
    verzoek: Aanvulverzoek | None
    antwoorddatum: date
    na_bezwaar: bool = False


def bepaal_ruimte(aanvraag: Aanvraag, op: date, *, herstel: Besluit | None = None) -> Ruimte:
    """Say which outcomes can be chosen on a day.

    Args:
        aanvraag: A submitted aanvraag in view.
        op: Dutch calendar day.
        herstel: The besluit in the making that replaces another one: a herstelbesluit mends a
            mistake and keeps its uitkomst, one after bezwaar does not.

    Bron: [procedure] §1 T16, T17, T25 and T31; [awb] art. 4:5 lid 4.
    """
    regels, kalender = lees_termijnregels(aanvraag.zorgkantoor_id, op), load_kalender()
    verzoek = _laatste_verzoek(aanvraag)
    tot = None
    if verzoek is not None and herstel is None:
        tot = buiten_behandeling_tot(_einde(verzoek), regels=regels, kalender=kalender).datum
    open_tot = tot if tot is not None and op <= tot else None
    na_bezwaar = herstel is not None and herstel.na_bezwaar
    uitkomsten: tuple[Uitkomst, ...] = NA_BEZWAAR
    if not na_bezwaar:
        uitkomsten = (
            _inhoudelijk(aanvraag, buiten=open_tot is not None)
            if herstel is None
            else (herstel.uitkomst,)
        )
    return Ruimte(
        uitkomsten=uitkomsten,
        eerder_bijgesteld=stand_uit(lees_gebeurtenissen(aanvraag.geheel_id)).bijstellingen > 0,
        buiten_behandeling_tot=open_tot,
        verzoek=verzoek if Uitkomst.BUITEN_BEHANDELING in uitkomsten else None,
        antwoorddatum=antwoorddatum_bijstellen(op, regels=regels, kalender=kalender),
        na_bezwaar=na_bezwaar,
    )


def begin_buiten_behandeling(aanvraag: Aanvraag) -> date | None:
    """Give the day from which the four weeks of Awb 4:5 count, None when they do not run."""
    verzoek = _laatste_verzoek(aanvraag)
    return None if verzoek is None else _einde(verzoek)


def stel_onderbouwing_voor(stand: Toetsstand) -> str:
    """Put the toelichtingen of what is not (wholly) met together, to start writing from."""
    return "\n\n".join(
        oordeel.toelichting.strip()
        for oordeel in stand.oordelen
        if oordeel.waarde in ONVOLDAAN and oordeel.toelichting.strip()
    )


def _inhoudelijk(aanvraag: Aanvraag, *, buiten: bool) -> tuple[Uitkomst, ...]:
    """Give what the toestand allows: before the toetsing only buiten behandeling."""
    gekozen = () if aanvraag.toestand is Toestand.INGEDIEND else INHOUDELIJK
    return (
        *(
            uitkomst
            for uitkomst in gekozen
            if not (uitkomst is Uitkomst.BIJSTELLEN and aanvraag.besluit_gevraagd)
        ),
        *([Uitkomst.BUITEN_BEHANDELING] if buiten else []),
    )


def _laatste_verzoek(aanvraag: Aanvraag) -> Aanvulverzoek | None:
    """Give the last request when it was answered or passed; a later one takes its place."""
    laatste = db.session.scalar(
        sa.select(Aanvulverzoek)
        .where(Aanvulverzoek.aanvraag_id == aanvraag.geheel_id)
        .order_by(Aanvulverzoek.nr.desc())
        .limit(1)
    )
    return laatste if laatste is not None and laatste.stand in GESLOTEN else None


def _einde(verzoek: Aanvulverzoek) -> date:
    """Give the day from which the four weeks count: of the answer, or the unused hersteldatum."""
    if verzoek.stand == "verstreken" or verzoek.afgesloten_op is None:
        return verzoek.hersteldatum
    return clock.local_day(verzoek.afgesloten_op)
