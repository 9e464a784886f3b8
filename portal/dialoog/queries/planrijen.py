"""Read the rows of one aanbieder and one zorgkantoor from which a plan is counted.

Every question is one statement, whatever the number of clients.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, InterneAfwijzing, Voorganger
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.clienten.models import Client, Indicatie
from portal.dialoog.queries.planevaluaties import in_venster, lees_evaluaties
from portal.dialoog.queries.plantrajecten import lees_eerder, lees_trajecten
from portal.domain.meerzorgplan import (
    Aanvraagherkomst,
    Aanvraagrij,
    Internrij,
    Lvhcrij,
    Planmoment,
    Planrijen,
    Toekenningrij,
    Vervolg,
)
from portal.domain.procedure import IN_BEHANDELING, Toestand
from portal.domain.waarden import breuk_uit_tekst
from portal.domain.zorgprofielen import Bandsoort
from portal.platform import clock
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel, list_jaren
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Locatie


@dataclass(frozen=True, slots=True)
class Paar:
    """Of whom a plan is, and for whom."""

    aanbieder_id: uuid.UUID
    zorgkantoor_id: uuid.UUID


def lees_planrijen(paar: Paar, moment: Planmoment) -> Planrijen:
    """Read everything that the figures of a plan are counted from."""
    doelen, realisaties, evaluaties = lees_evaluaties(
        paar.aanbieder_id, paar.zorgkantoor_id, moment
    )
    van = sa.select(Toekenning.client_id).where(*_van(paar))
    return Planrijen(
        toekenningen=tuple(_toekenningen(paar)),
        aanvragen=tuple(_aanvragen(paar, moment)),
        intern=tuple(_intern(paar, moment)),
        eerder=lees_eerder(van),
        trajecten=lees_trajecten(van, moment.peildag),
        lvhc=tuple(_lvhc(paar)),
        doelen=doelen,
        realisaties=realisaties,
        evaluaties=evaluaties,
        tarieven=lees_tarieven(),
    )


_KOLOMMEN = (
    Toekenning.id,
    Toekenning.client_id,
    Toekenning.zorgkantoor_id,
    Toekenning.soort,
    Toekenning.zorgprofiel,
    Toekenning.meerzorgprofiel,
    Toekenning.maatwerk,
    Toekenning.meerzorguren,
    Toekenning.prijspeil,
    Toekenning.ingang,
    Toekenning.einde,
    Toekenning.einde_reden,
    Toekenning.bevestigd_op,
    Besluit.verzenddatum,
    Toekenning.jaarbedrag_cent,
    Toekenning.jaarbedrag_later_cent,
    Toekenning.groep_id,
    Toekenning.locatie_id,
)


def _van(paar: Paar) -> tuple[Voorwaarde, ...]:
    return (
        Toekenning.aanbieder_id == paar.aanbieder_id,
        Toekenning.zorgkantoor_id == paar.zorgkantoor_id,
    )


def _toekenningen(paar: Paar) -> Iterator[Toekenningrij]:
    """Give every toekenning of the clients of the plan, at any zorgkantoor of the aanbieder."""
    eigen = sa.select(Toekenning.client_id).where(*_van(paar))
    vraag = (
        sa.select(*_KOLOMMEN)
        .outerjoin(Besluit, Besluit.id == Toekenning.besluit_id)
        .where(
            Toekenning.aanbieder_id == paar.aanbieder_id,
            Toekenning.client_id.in_(eigen),
            Toekenning.einde >= Toekenning.ingang,
            is_bevestigd(),
        )
        .order_by(Toekenning.clientcode, Toekenning.ingang, Toekenning.id)
    )
    locaties, vervolg = _locaties(paar), _vervolg(paar)
    for rij in db.session.execute(vraag).mappings():
        yield _toekenning(
            rij, paar, locaties[rij["locatie_id"]], vervolg.get(rij["id"], Vervolg.GEEN)
        )


def _toekenning(rij: sa.RowMapping, paar: Paar, locatie: str, vervolg: Vervolg) -> Toekenningrij:
    dag = rij["verzenddatum"] or clock.local_day(rij["bevestigd_op"])
    return Toekenningrij(
        id=rij["id"],
        client=rij["client_id"],
        eigen=rij["zorgkantoor_id"] == paar.zorgkantoor_id,
        soort=rij["soort"],
        zorgprofiel=rij["zorgprofiel"],
        profiel=rij["meerzorgprofiel"],
        maatwerk=rij["maatwerk"],
        uren=breuk_uit_tekst(rij["meerzorguren"]) if rij["meerzorguren"] else None,
        prijspeil=rij["prijspeil"],
        ingang=rij["ingang"],
        einde=rij["einde"],
        reden=rij["einde_reden"],
        bekendgemaakt=(dag, rij["bevestigd_op"]),
        bedrag_cent=rij["jaarbedrag_cent"],
        bedrag_later_cent=rij["jaarbedrag_later_cent"],
        groep=rij["groep_id"],
        locatie=locatie,
        vervolg=vervolg,
    )


def _locaties(paar: Paar) -> Mapping[uuid.UUID, str]:
    """Name each place by its uitvoerders-AGB and its address: that is what makes it one place."""
    rijen = db.session.scalars(sa.select(Locatie).where(Locatie.aanbieder_id == paar.aanbieder_id))
    return {
        rij.id: f"{rij.straat}, {rij.postcode} {rij.plaats} (AGB {rij.agb_uitvoerder})"
        for rij in rijen
    }


def _vervolg(paar: Paar) -> Mapping[uuid.UUID, Vervolg]:
    """Say what became of the last her-aanvraag on each toekenning."""
    vraag = (
        sa.select(Voorganger.toekenning_id, Aanvraag.toestand)
        .join(Aanvraag, Aanvraag.id == Voorganger.aanvraag_id)
        .where(Aanvraag.aanbieder_id == paar.aanbieder_id, Aanvraag.ontvangen_op.is_not(None))
        .order_by(Aanvraag.ontvangen_op, Aanvraag.id)
    )
    return {
        toekenning_id: _als_vervolg(stand) for toekenning_id, stand in db.session.execute(vraag)
    }


def _als_vervolg(toestand: Toestand) -> Vervolg:
    if toestand in IN_BEHANDELING:
        return Vervolg.LOOPT
    geweigerd = {Toestand.AFGEWEZEN, Toestand.BUITEN_BEHANDELING}
    return Vervolg.AFGEWEZEN if toestand in geweigerd else Vervolg.GEEN


def _aanvragen(paar: Paar, moment: Planmoment) -> Iterator[Aanvraagrij]:
    """Give what was submitted in the window; of a group as one with all its clients."""
    lid = sa.orm.aliased(Aanvraag)
    vraag = (
        sa.select(
            Aanvraag.id,
            Aanvraag.herkomst,
            Aanvraag.toestand,
            Aanvraag.ontvangen_op,
            sa.func.coalesce(lid.client_id, Aanvraag.client_id).label("client_id"),
        )
        .outerjoin(
            lid, sa.and_(lid.groepsaanvraag_id == Aanvraag.id, lid.toestand != Toestand.VERVALLEN)
        )
        .where(
            Aanvraag.aanbieder_id == paar.aanbieder_id,
            Aanvraag.zorgkantoor_id == paar.zorgkantoor_id,
            Aanvraag.groepsaanvraag_id.is_(None),
            Aanvraag.herkomst.in_([herkomst.value for herkomst in Aanvraagherkomst]),
            in_venster(Aanvraag.ontvangen_op, moment),
        )
        .order_by(Aanvraag.jaar, Aanvraag.volgnummer, lid.lidnr)
    )
    clienten: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    rijen = {}
    for rij in db.session.execute(vraag):
        rijen[rij.id] = rij
        clienten[rij.id] |= {rij.client_id} if rij.client_id else set()
    for rij in rijen.values():
        yield Aanvraagrij(
            id=rij.id,
            herkomst=Aanvraagherkomst(rij.herkomst),
            ingediend=clock.local_day(rij.ontvangen_op),
            ingetrokken=rij.toestand is Toestand.INGETROKKEN,
            clienten=frozenset(clienten[rij.id]),
        )


def _intern(paar: Paar, moment: Planmoment) -> Iterator[Internrij]:
    vraag = (
        sa.select(InterneAfwijzing.aanvraag_id, InterneAfwijzing.dag, InterneAfwijzing.uitgang)
        .join(Aanvraag, Aanvraag.id == InterneAfwijzing.aanvraag_id)
        .where(
            Aanvraag.aanbieder_id == paar.aanbieder_id,
            Aanvraag.zorgkantoor_id == paar.zorgkantoor_id,
            InterneAfwijzing.dag.between(moment.peildag, moment.eind),
        )
        .order_by(InterneAfwijzing.dag, InterneAfwijzing.id)
    )
    return (Internrij(*rij) for rij in db.session.execute(vraag))


def _lvhc(paar: Paar) -> Iterator[Lvhcrij]:
    vraag = (
        sa.select(
            Indicatie.client_id,
            Indicatie.lvhc_doelgroep,
            Indicatie.besluit_van,
            Indicatie.besluit_tot,
        )
        .join(Client, Client.id == Indicatie.client_id)
        .where(Client.aanbieder_id == paar.aanbieder_id, Indicatie.lvhc_doelgroep != "")
        .order_by(Indicatie.besluit_van, Indicatie.id)
    )
    return (Lvhcrij(*rij) for rij in db.session.execute(vraag))


def lees_tarieven() -> Mapping[tuple[int, str, str], Fraction]:
    """Give the amount of every meerzorgprofiel per year and zorgprofiel; of maatwerk the hour."""
    return {
        (jaar, zzp, band.profiel): Fraction(band.bedrag or bekostiging.maatwerk_uurtarief)
        for jaar in list_jaren()
        for zzp, bekostiging in get_referentietabel(jaar)[0].bekostiging.items()
        for band in bekostiging.banden
        if band.profiel and band.soort is not Bandsoort.NIET_MEERZORGWAARDIG
    }
