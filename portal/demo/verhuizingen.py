"""Let clients of a demonstration move or leave their group, by the real actions."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.actions import maak_groep, voeg_lid_toe
from portal.clienten.models import Groep
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.demo.vooraf import Oud, bevestig_oud, lees_velden, registreer_oud
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure.mutatie import Mutatiesoort
from portal.domain.waarden import euro_uit_tekst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.mutatie import Mutatievraag, vraag_mutatie_aan
from portal.toekenning.actions.verhuizen import laat_verhuizen
from portal.toekenning.actions.verhuizing import (
    Ondertekening,
    Verhuisvelden,
    is_volledig_getekend,
    onderteken,
    start_verhuizing,
)
from portal.toekenning.letters.verhuizing import verstuur_verhuisbrief
from portal.toekenning.models import Verhuizing

NA = timedelta(minutes=3)
GELIJK = {
    "soort": "groep",
    "behandeling": "ja",
    "dagbesteding": "ja",
    "tarief": "96",
}
MAANDEN_GELEDEN, MAANDEN = 6, 36


def bouw_verhuizingen(bezetting: Bezetting, op: datetime) -> None:
    """Make the group, the moves and the mutatie of `verhuizingen.toml`."""
    gegevens, later = lees("verhuizingen"), op + NA
    groep = _maak_groep(gegevens, bezetting, op)
    with clock.freeze(later):
        for deel in gegevens.delen("verhuizing"):
            _verhuis(deel, bezetting, later)
        _vraag_mutatie(gegevens.deel("mutatie"), groep, bezetting, later)


def _maak_groep(gegevens: Lezer, bezetting: Bezetting, op: datetime) -> Groep:
    deel = gegevens.deel("groep")
    locatie = bezetting.locaties[deel.tekst("locatie")]
    door = bezetting.wie(bezetting.sleutel_van(locatie.aanbieder), Rol.MANAGER)
    groep = maak_groep(
        deel.tekst("naam"), locatie_id=locatie.id, door=door, op=op, code=deel.tekst("code")
    )
    oud = Oud(deel.tekst("locatie"), MAANDEN_GELEDEN, MAANDEN)
    for lid in gegevens.delen("lid"):
        velden = lees_velden(lid) | GELIJK | {"groep": groep.code}
        rij = registreer_oud(velden, oud, bezetting, op)
        bevestig_oud(rij, bezetting, op)
        voeg_lid_toe(groep, rij.client, van=rij.ingang, door=door)
    return groep


def _verhuis(deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    toekenning, naar = _toekenning(deel), bezetting.locaties[deel.tekst("naar")]
    manager = bezetting.wie(bezetting.sleutel_van(toekenning.aanbieder), Rol.MANAGER)
    basis = deel.tekst("bedrag_100", "")
    velden = Verhuisvelden(
        locatie=naar,
        verhuisdatum=_over(deel, op),
        basis_100=euro_uit_tekst(basis) if basis else None,
    )
    rij = start_verhuizing(toekenning, velden, plan_geheel=True, door=manager, op=op)
    wie = (
        manager,
        bezetting.wie(bezetting.sleutel_van(naar.aanbieder), Rol.MANAGER),
        bezetting.wie(bezetting.sleutel_van(naar.regio.zorgkantoor), Rol.BEOORDELAAR),
    )
    for door in wie[: deel.getal("getekend")]:
        _teken(rij, door, op)


def _teken(rij: Verhuizing, door: Gebruiker, op: datetime) -> None:
    onderteken(rij, Ondertekening(verhuisd=True, plan=True), door=door, op=op)
    if is_volledig_getekend(rij):
        verhuisd = laat_verhuizen(rij, door=door, op=op)
        verstuur_verhuisbrief(rij, functie=verhuisd.functie, door=door, op=op)


def _vraag_mutatie(deel: Lezer, groep: Groep, bezetting: Bezetting, op: datetime) -> None:
    toekenning = _toekenning(deel)
    vraag = Mutatievraag(
        soort=Mutatiesoort.VERTREK,
        eerste_dag=_over(deel, op),
        weg={toekenning.id},
        toelichting=deel.tekst("toelichting"),
    )
    manager = bezetting.wie(bezetting.sleutel_van(toekenning.aanbieder), Rol.MANAGER)
    vraag_mutatie_aan(groep, vraag, door=manager, op=op)


def _toekenning(deel: Lezer) -> Toekenning:
    vraag = sa.select(Toekenning).where(Toekenning.kenmerk == deel.tekst("kenmerk"))
    return db.session.scalars(vraag).one()


def _over(deel: Lezer, op: datetime) -> date:
    return clock.local_day(op) + timedelta(days=deel.getal("over_dagen"))
