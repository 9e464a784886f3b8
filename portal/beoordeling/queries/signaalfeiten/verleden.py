"""What the portal knows about earlier toekenningen: of this client, and to compare with."""

import math
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Consult, InterneAfwijzing
from portal.aanvraag.queries.versie import lees_versie
from portal.aanvraag.queries.weergave.lezen import als_deel
from portal.aanvraag.trajecten import trajectbron
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import zonder_eindevaluatie
from portal.beoordeling.queries.signaalfeiten.bron import Versiebron, lees_bron, lees_teksten
from portal.beoordeling.queries.signaalfeiten.inhoud import contextposten, profielnummer
from portal.beoordeling.queries.toekenningen import GEHEIM, van_persoon
from portal.domain.ontwikkeltraject import bepaal_start
from portal.domain.spiegel import Plek
from portal.domain.spiegel.vergelijkbaar import hele_kwartalen
from portal.domain.statistiek import resten, verzamel
from portal.domain.toetsingskader.signalen import (
    Benchmark,
    Contextpost,
    Geschiedenis,
    VorigeToekenning,
)
from portal.domain.waarden import breuk_uit_tekst
from portal.platform import clock
from portal.platform.database import db
from portal.platform.traject_data import load_trajectregels

VG7PLUS = "VG7+"
PERCENTIEL = Fraction(9, 10)
MEESTE_TOEKENNINGEN = 50
MEESTE_VERGELIJKBARE = 1000
CENT = 100


@dataclass(frozen=True, slots=True)
class Vergelijkbaar:
    """One granted aanvraag to compare with."""

    client_id: uuid.UUID
    plek: Plek
    meerzorguren: Fraction


def list_toekenningen(aanvraag: Aanvraag) -> Sequence[Toekenning]:
    """Give what the same zorgkantoor granted the same person before, newest first.

    Also at another aanbieder; only what was in force on a day, and nothing of this aanvraag.
    """
    eigen = sa.exists().where(
        Besluit.id == Toekenning.besluit_id, Besluit.aanvraag_id == aanvraag.id
    )
    return db.session.scalars(
        sa.select(Toekenning)
        .where(
            van_persoon(aanvraag.persoon_id, aanvraag.zorgkantoor_id),
            Toekenning.einde >= Toekenning.ingang,
            sa.not_(eigen),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.ingang.desc(), Toekenning.id)
        .limit(MEESTE_TOEKENNINGEN)
    ).all()


def vorige_toekenning(
    toekenningen: Sequence[Toekenning], *, bron: Versiebron
) -> VorigeToekenning | None:
    """Give the toekenning that a her-aanvraag follows on, its amount at the prijspeil of now.

    Of another year is what the same care would cost now; unknown when its input is. Without a copy
    in the version it is the newest one.
    """
    if bron.inhoud.inhoud.get("herkomst") != "heraanvraag" or not toekenningen:
        return None
    voorganger = als_deel(bron.inhoud.inhoud.get("voorganger")).get("toekenning_id")
    gevolgd = (rij for rij in toekenningen if str(rij.id) == voorganger)
    vorige = next(gevolgd, toekenningen[0])
    return VorigeToekenning(
        laatste_dag=vorige.einde,
        profiel=profielnummer(vorige.meerzorgprofiel),
        jaarbedrag_100=_jaarbedrag_100(vorige, bron),
        max_profiel=profielnummer(vorige.max_profiel),
        max_meerzorguren=_uren(vorige.max_meerzorguren),
        posten=_posten(vorige, bron.ontvangen_op),
    )


def _jaarbedrag_100(vorige: Toekenning, bron: Versiebron) -> Fraction | None:
    if vorige.prijspeil == bron.tabel.jaar:
        cent = vorige.jaarbedrag_100_cent
        return None if cent is None else Fraction(cent, CENT)
    omvang = bron.voorganger.omvang_in(bron.tabel) if bron.voorganger else None
    return omvang.jaarbedrag_100 if omvang else None


def geschiedenis(
    toekenningen: Sequence[Toekenning],
    intern_afgewezen: Sequence[date],
    *,
    trajecten: Collection[date],
    bron: Versiebron,
) -> Geschiedenis:
    """Give what the portal knows of earlier meerzorg of this client, and of ontwikkeltrajecten."""
    perioden = [(rij.ingang, rij.einde) for rij in toekenningen]
    onderbreking = load_trajectregels().onderbreking_dagen
    geregistreerd = "ja" in lees_teksten(bron.stap("k22").get("waarden"))
    return Geschiedenis(
        meerzorg_sinds=bepaal_start(perioden, bron.ontvangen_op, onderbreking),
        trajecten=tuple(sorted(trajecten)),
        preventief_tot=tuple(rij.einde for rij in toekenningen if rij.soort == "preventief"),
        vg7plus_eerder=geregistreerd or any(rij.zorgprofiel == VG7PLUS for rij in toekenningen),
        intern_afgewezen=tuple(intern_afgewezen),
        zonder_eindevaluatie=zonder_eindevaluatie(toekenningen, bron.ontvangen_op),
    )


def list_trajecten(client_id: uuid.UUID, toekenningen: Iterable[Toekenning]) -> frozenset[date]:
    """Give when ontwikkeltrajecten were finished for one person, at any aanbieder.

    Args:
        client_id: The client of the aanvraag.
        toekenningen: What the same zorgkantoor granted that person before.
    """
    clienten = {client_id, *(rij.client_id for rij in toekenningen)}
    bekend = trajectbron().afgerond(clienten)
    return frozenset(rij.afgerond_op for rijen in bekend.values() for rij in rijen)


def heeft_consult(aanvraag: Aanvraag) -> bool:
    """Say whether a consult was recorded before the aanvraag was received."""
    vraag = sa.select(
        sa.exists().where(
            Consult.aanvraag_id == aanvraag.id, Consult.op <= (aanvraag.ontvangen_op or clock.now())
        )
    )
    return bool(db.session.scalar(vraag))


def vergelijkbare(zorgprofiel: str) -> list[Vergelijkbaar]:
    """List granted hours with the same zorgprofiel in the whole portal, newest first, bounded.

    Only what was granted before this quarter, and whatever became of it: so a new besluit does not
    show in the figures. Only numbers leave this query, and only many of them together.
    """
    _, tot = hele_kwartalen(clock.today())
    vraag = (
        sa.select(
            Toekenning.client_id,
            Toekenning.aanbieder_id,
            Toekenning.zorgkantoor_id,
            Toekenning.meerzorguren,
        )
        .where(
            Toekenning.zorgprofiel == zorgprofiel,
            Toekenning.meerzorguren != "",
            Toekenning.bevestigd_op < clock.begin_of_day(tot),
            Toekenning.geregistreerd_op < clock.begin_of_day(tot),
        )
        .order_by(Toekenning.geregistreerd_op.desc(), Toekenning.id)
        .limit(MEESTE_VERGELIJKBARE)
    )
    return [
        Vergelijkbaar(client_id, Plek(aanbieder_id, zorgkantoor_id), breuk_uit_tekst(uren))
        for client_id, aanbieder_id, zorgkantoor_id, uren in db.session.execute(vraag)
    ]


def maak_benchmark(rijen: Sequence[Vergelijkbaar]) -> Benchmark | None:
    """Give the 90th percentile of granted hours, by nearest rank; the newest of each client counts.

    It is a whole number of hours, up, and nobody is left out: what is shown is the same for every
    client, so that two of them do not tell of one.

    Args:
        rijen: Newest first.

    Bron: [regeling] §10 Maatschappelijk verantwoord; [procedure] §12.
    """
    per_client: dict[uuid.UUID, Vergelijkbaar] = {}
    for rij in rijen:
        per_client.setdefault(rij.client_id, rij)
    if not per_client:
        return None
    uren = sorted(rij.meerzorguren for rij in per_client.values())
    rang = -(-len(uren) * PERCENTIEL.numerator // PERCENTIEL.denominator)
    over = resten(verzamel((rij.plek, rij.client_id) for rij in per_client.values()))
    return Benchmark(
        percentiel_90=Fraction(math.ceil(uren[rang - 1])),
        clienten=min(clienten for clienten, _ in over),
        organisaties=min(organisaties for _, organisaties in over),
    )


def list_intern_afgewezen(aanvraag: Aanvraag) -> Sequence[date]:
    """Give the days on which the aanbieder kept a case of this client, in order."""
    vraag = (
        sa.select(InterneAfwijzing.dag)
        .join(Aanvraag, InterneAfwijzing.aanvraag_id == Aanvraag.id)
        .where(Aanvraag.client_id == aanvraag.client_id)
        .order_by(InterneAfwijzing.dag)
    )
    return db.session.scalars(vraag).all()


def _uren(tekst: str) -> Fraction | None:
    return breuk_uit_tekst(tekst) if tekst else None


def _posten(vorige: Toekenning, ontvangen_op: date) -> tuple[Contextpost, ...]:
    """Give the posts that it was granted on; one from before the portal has no version here."""
    if vorige.besluit_id is None:
        return ()
    versie = db.session.scalar(
        sa.select(AanvraagVersie)
        .join(Besluit, Besluit.versie_id == AanvraagVersie.id)
        .where(Besluit.id == vorige.besluit_id)
    )
    assert versie is not None
    return contextposten(lees_bron(lees_versie(versie), ontvangen_op=ontvangen_op))
