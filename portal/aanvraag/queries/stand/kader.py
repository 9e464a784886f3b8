"""Which forms, tables and settings apply to one aanvraag on one day."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.voorganger.gegevens import HERAANVRAAG
from portal.domain.check_vooraf import Beslispad, Kenmerken
from portal.domain.termijnen import Looptijdregels
from portal.domain.vragenlijst import Verklaringen, Vragenlijst
from portal.domain.waarden import Aandeel
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.database import db
from portal.platform.framework_data import (
    get_check_vooraf,
    get_kenmerken,
    get_toetsingskader,
    get_verklaringen,
    get_vragenlijst,
)
from portal.platform.reference_data import get_referentietabel
from portal.toegang.instellingen import get_getal, get_keuze
from portal.toegang.models import Tariefafspraak

LVHC_STAP3, VERSCHIL_VORIG = "lvhc_stap3_nee", "sg_verschil_vorig_procent"
PROCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kader:
    """Everything dated that the aanvraag is judged by.

    Attributes:
        op: The Dutch calendar day of asking.
        tabel: Table of the year of the beoogde ingang, or of today while that is not known.
        voorlopig: The table is of an earlier year.
        tarief: Agreed tariefpercentage of that year, None when the aanbieder types it.
        instellingen: Settings of the zorgkantoor that the forms look at.
        groep_minimum: Fewest clients of a group.
        verschil_vorig: Of a her-aanvraag: difference with the vorige toekenning, as a share of its
            amount, up to which no explanation is asked; None for any other aanvraag.
        na_preventief_maanden: How long after preventieve meerzorg an aanvraag is its vervolg.
    """

    op: date
    vragenlijst: Vragenlijst
    check: Beslispad
    kenmerken: Kenmerken
    verklaringen: Verklaringen
    looptijd: Looptijdregels
    tabel: Referentietabel
    voorlopig: bool
    tarief: Aandeel | None
    instellingen: Mapping[str, str]
    groep_minimum: int
    verschil_vorig: Aandeel | None = None
    na_preventief_maanden: int = 0


def laad_kader(aanvraag: Aanvraag, *, op: date) -> Kader:
    """Find what applies to an aanvraag on a day."""
    jaar = (aanvraag.beoogde_ingang or op).year
    tabel, voorlopig = get_referentietabel(jaar)
    return Kader(
        op=op,
        vragenlijst=get_vragenlijst(op=op),
        check=get_check_vooraf(op=op),
        kenmerken=get_kenmerken(op=op),
        verklaringen=get_verklaringen(op=op),
        looptijd=load_looptijdregels(op),
        tabel=tabel,
        voorlopig=voorlopig,
        tarief=find_tarief(aanvraag.aanbieder_id, aanvraag.zorgkantoor_id, jaar),
        instellingen={LVHC_STAP3: get_keuze(LVHC_STAP3, aanvraag.zorgkantoor_id, op)},
        verschil_vorig=_verschil_vorig(aanvraag, op),
        groep_minimum=groep_minimum_van(aanvraag, op),
        na_preventief_maanden=get_toetsingskader(op=op).drempels.na_preventief_maanden,
    )


def groep_minimum_van(aanvraag: Aanvraag, op: date) -> int:
    """Give the fewest clients: who joins a group that has meerzorg may be alone in the aanvraag."""
    if aanvraag.is_instroom:
        return 1
    return get_toetsingskader(op=op).drempels.groep_minimum


def _verschil_vorig(aanvraag: Aanvraag, op: date) -> Aandeel | None:
    if aanvraag.herkomst != HERAANVRAAG:
        return None
    return Aandeel(Fraction(get_getal(VERSCHIL_VORIG, aanvraag.zorgkantoor_id, op), PROCENT))


def find_tarief(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID, jaar: int) -> Aandeel | None:
    """Give the agreed tariefpercentage of an aanbieder and a zorgkantoor for a year."""
    fractie = db.session.scalar(
        sa.select(Tariefafspraak.fractie).where(
            Tariefafspraak.aanbieder_id == aanbieder_id,
            Tariefafspraak.zorgkantoor_id == zorgkantoor_id,
            Tariefafspraak.jaar == jaar,
        )
    )
    return Aandeel(Fraction(fractie)) if fractie is not None else None
