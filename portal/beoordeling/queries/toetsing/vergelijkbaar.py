"""What was granted for the same zorgprofiel, band and kind, beside what is asked now."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toetsing.stand import Toetsstand
from portal.domain.spiegel import Plek
from portal.domain.spiegel.vergelijkbaar import (
    Spreiding,
    Vergelijking,
    Vergelijkrij,
    hele_kwartalen,
    vergelijk,
)
from portal.domain.waarden import breuk_uit_tekst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.platform.web import texts

SECONDEN_PER_UUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkbeeld:
    """The panel of comparable decisions.

    Attributes:
        tot: Last day of the quarters.
        regels: Name, what is asked, the median and the middle half; empty when there is too little
            to compare with.
    """

    zorgprofiel: str
    band: str
    soort: str
    van: date
    tot: date
    regels: tuple[tuple[str, str, str, str], ...]


def maak_vergelijkbeeld(stand: Toetsstand, *, op: date) -> Vergelijkbeeld | None:
    """Give the panel for one client; a group as a whole has none.

    Only what never changes afterwards counts: a toekenning that ended or was withdrawn later was
    still granted. So the figures stay the same until the next quarter is complete.

    Args:
        stand: The toetsing of one version.
        op: Dutch calendar day of today.
    """
    aanvraag = stand.aanvraag
    if aanvraag.is_groep:
        return None
    van, tot = hele_kwartalen(op)
    band = als_tekst(stand.bron.berekend().get("profiel"))
    drempels = stand.kader.drempels
    regels = load_bescherming(op)
    regels = replace(
        regels,
        grens_clienten=max(regels.grens_clienten, drempels.benchmark_minimum),
        grens_organisaties=max(regels.grens_organisaties, drempels.benchmark_organisaties),
    )
    gevonden = vergelijk(
        list_vergelijkbaar((aanvraag.zorgprofiel, band, aanvraag.soort), van, tot), regels
    )
    return Vergelijkbeeld(
        zorgprofiel=aanvraag.zorgprofiel,
        band=band,
        soort=aanvraag.soort,
        van=van,
        tot=tot - timedelta(days=1),
        regels=_regels(stand, gevonden) if gevonden else (),
    )


def list_vergelijkbaar(welke: tuple[str, str, str], van: date, tot: date) -> list[Vergelijkrij]:
    """Give of every client the newest toekenning that a besluit made in a period.

    Args:
        welke: Zorgprofiel, band and kind.
        van: First day.
        tot: The day after the last.
    """
    zorgprofiel, band, soort = welke
    vraag = (
        sa.select(
            Toekenning.client_id,
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            Toekenning.meerzorguren,
            Toekenning.jaarbedrag_cent,
        )
        .where(
            Toekenning.zorgprofiel == zorgprofiel,
            Toekenning.meerzorgprofiel == band,
            Toekenning.soort == soort,
            Toekenning.besluit_id.is_not(None),
            Toekenning.meerzorguren != "",
            Toekenning.geregistreerd_op >= clock.begin_of_day(van),
            Toekenning.geregistreerd_op < clock.begin_of_day(tot),
        )
        .order_by(Toekenning.geregistreerd_op, Toekenning.id)
    )
    per_client = {
        client: Vergelijkrij(
            Plek(aanbieder, kantoor), client, round(breuk_uit_tekst(uren) * SECONDEN_PER_UUR), cent
        )
        for client, aanbieder, kantoor, uren, cent in db.session.execute(vraag)
    }
    return list(per_client.values())


def _regels(stand: Toetsstand, gevonden: Vergelijking) -> tuple[tuple[str, str, str, str], ...]:
    bron = stand.bron
    uren = als_tekst(bron.berekend().get("meerzorguren"))
    bedrag = als_tekst(bron.berekend("bedragen").get("jaarbedrag"))
    return (
        (
            "Uren per week",
            _uren(breuk_uit_tekst(uren)) if uren else "",
            *_spreiding(gevonden.seconden, uren=True),
        ),
        (
            "Bedrag per jaar",
            texts.euro_heel(round(breuk_uit_tekst(bedrag) * 100)) if bedrag else "",
            *_spreiding(gevonden.cent, uren=False),
        ),
    )


def _spreiding(deel: Spreiding, *, uren: bool) -> tuple[str, str]:
    q1, mediaan, q3 = (
        _uren(Fraction(getal, SECONDEN_PER_UUR)) if uren else texts.euro_heel(getal)
        for getal in (deel.q1, deel.mediaan, deel.q3)
    )
    return mediaan, f"{q1} tot {q3}"


def _uren(uren: Fraction) -> str:
    return f"{texts.uren_getal(uren)} uur"
