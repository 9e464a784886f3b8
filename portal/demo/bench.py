"""Many realistic dossiers in batches, to measure speed with: copies of the demonstration."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, NummerReeks
from portal.beoordeling.models import ToekenningReeks
from portal.clienten.models import Client, ZoekIndex
from portal.clienten.queries.zoeken import normaliseer_naam, zoekteksten, zoekwaarde
from portal.demo.sjabloon import Sjabloon, Waarden, kopieer, lees_sjabloon, tabel_van
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import IN_BEHANDELING, Toestand
from portal.platform.database import db
from portal.platform.encrypted import aad_van, versleutel
from portal.toegang.models import Gebruiker, RolToekenning

Reeks = TypeVar("Reeks", NummerReeks, ToekenningReeks)

PER_KEER = 500
VERDELING: Mapping[Toestand, int] = {
    Toestand.TOEGEKEND: 700,
    Toestand.AFGEWEZEN: 110,
    Toestand.BUITEN_BEHANDELING: 40,
    Toestand.INGETROKKEN: 40,
    Toestand.CONCEPT: 30,
    Toestand.INTERN_AFGEWEZEN: 20,
    Toestand.VERVALLEN: 10,
    Toestand.INGEDIEND: 15,
    Toestand.AANVULLING_GEVRAAGD: 8,
    Toestand.IN_TOETSING: 15,
    Toestand.BESLUIT_KLAARZETTEN: 5,
    Toestand.TER_CONTROLE: 3,
    Toestand.BIJSTELLEN_GEVRAAGD: 4,
}
"""How many of every thousand dossiers stand in each toestand."""
GROEP = "groep"
"""What is not copied: a group is several dossiers that belong together."""
DUIZEND, MENG = 1000, 617
"""`nr * MENG % DUIZEND` visits every number once, far apart: spread without chance."""
JAREN_TERUG, DAGEN_OPEN = 5 * 365, 50
BEDRAG_LAAGST, BEDRAG_SPREIDING, BEDRAG_MENG = 1_500_000, 25_000_000, 7_919_003
ACHTERNAMEN = ("Beemd", "Brem", "Distel", "Gaspeldoorn", "Heide", "Kamille", "Klaver", "Varen")
MEENGROEI = frozenset({Toestand.CONCEPT}) | IN_BEHANDELING


@dataclass(frozen=True, slots=True)
class Zaal:
    """What every copy draws from.

    Attributes:
        sjablonen: Dossiers to copy, by toestand.
        beoordelaars: Accounts of the beoordelaars, by zorgkantoor.
        begin: Last volgnummer of an aanvraag, by year.
        toekenningen: Last volgnummer of a toekenning, by year.
        vandaag: The present day.
    """

    sjablonen: Mapping[Toestand, Sequence[Sjabloon]]
    beoordelaars: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    begin: dict[int, int]
    toekenningen: dict[int, int]
    vandaag: date


def maak_dossiers(aantal: int, vandaag: date) -> Iterator[int]:
    """Add dossiers in batches, each committed; give how many rows there are so far.

    Args:
        aantal: Number of dossiers.
        vandaag: The present day; open dossiers are recent, the others spread over five years.
    """
    zaal = _lees_zaal(vandaag)
    rijen = 0
    for eerste in range(0, aantal, PER_KEER):
        per_tabel: dict[sa.Table, list[Waarden]] = defaultdict(list)
        for nr in range(eerste, min(eerste + PER_KEER, aantal)):
            for tabel, waarden in _dossier(zaal, nr):
                per_tabel[tabel].append(waarden)
        for tabel, waardenlijst in per_tabel.items():
            db.session.execute(sa.insert(tabel), waardenlijst)
            rijen += len(waardenlijst)
        _bewaar_nummers(zaal)
        db.session.commit()
        yield rijen


def _lees_zaal(vandaag: date) -> Zaal:
    sjablonen: dict[Toestand, list[Sjabloon]] = defaultdict(list)
    vraag = sa.select(Aanvraag.id, Aanvraag.toestand).where(Aanvraag.soort != GROEP)
    vraag = vraag.order_by(Aanvraag.jaar, Aanvraag.volgnummer)
    for aanvraag_id, toestand in db.session.execute(vraag).all():
        sjabloon = lees_sjabloon(aanvraag_id, werkkopie=toestand in MEENGROEI)
        sjablonen[toestand].append(sjabloon)
    beoordelaars: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    mensen = sa.select(Gebruiker).join(RolToekenning).where(RolToekenning.rol == Rol.BEOORDELAAR)
    for gebruiker in db.session.scalars(mensen.order_by(Gebruiker.email)):
        beoordelaars[gebruiker.organisatie_id].append(gebruiker.id)
    begin, toekenningen = _laatste(NummerReeks), _laatste(ToekenningReeks)
    return Zaal(sjablonen, beoordelaars, begin, toekenningen, vandaag)


def _laatste(soort: type[Reeks]) -> dict[int, int]:
    return {rij.jaar: rij.laatste for rij in db.session.scalars(sa.select(soort))}


def _toestand(nr: int) -> Toestand:
    """Spread the toestanden over the numbers in their shares."""
    plek = nr * MENG % DUIZEND
    for toestand, deel in VERDELING.items():
        if plek < deel:
            return toestand
        plek -= deel
    raise AssertionError("the shares make a thousand")


def _dossier(zaal: Zaal, nr: int) -> Iterator[tuple[sa.Table, Waarden]]:
    toestand = _toestand(nr)
    keuze = zaal.sjablonen[toestand]
    sjabloon = keuze[nr // DUIZEND % len(keuze)]
    spreiding = DAGEN_OPEN if toestand in MEENGROEI else JAREN_TERUG
    dag = zaal.vandaag - timedelta(days=1 + nr * MENG % spreiding)
    client_id = uuid.uuid4()
    anders: Waarden = {
        "id": uuid.uuid4(),
        "client_id": client_id,
        "clientcode": _code(nr),
        "jaar": dag.year,
        "volgnummer": _volgnummer(zaal.begin, dag.year),
    }
    if sjabloon.aanvraag["gevraagd_bedrag_cent"] is not None:
        bedrag = BEDRAG_LAAGST + nr * BEDRAG_MENG % BEDRAG_SPREIDING
        anders["gevraagd_bedrag_cent"] = bedrag
        if sjabloon.aanvraag["toegekend_bedrag_cent"] is not None:
            anders["toegekend_bedrag_cent"] = bedrag
    if sjabloon.aanvraag["behandelaar_id"] is not None:
        kantoor = sjabloon.aanvraag["zorgkantoor_id"]
        assert isinstance(kantoor, uuid.UUID)
        mensen = zaal.beoordelaars[kantoor]
        anders["behandelaar_id"] = mensen[nr % len(mensen)]
    yield from _client(sjabloon, client_id, nr, dag)
    eigen = {"toekenning": _toekenning(zaal, anders)} if sjabloon.is_toegekend else {}
    yield from kopieer(sjabloon, anders, dag - sjabloon.dag, eigen)


def _toekenning(zaal: Zaal, aanvraag: Mapping[str, object]) -> Mapping[str, object]:
    """Give what the toekenning of a copy has of its own."""
    jaar = aanvraag["jaar"]
    assert isinstance(jaar, int)
    return {
        "clientcode": aanvraag["clientcode"],
        "jaar": jaar,
        "volgnummer": _volgnummer(zaal.toekenningen, jaar),
        "kenmerk": f"MZ-{jaar}-{aanvraag['volgnummer']:05d}-B1",
        "vervangen_door_id": None,
    }


def _volgnummer(begin: dict[int, int], jaar: int) -> int:
    begin[jaar] = begin.get(jaar, 0) + 1
    return begin[jaar]


def _code(nr: int) -> str:
    return f"B-{nr:07d}"


def _client(
    sjabloon: Sjabloon, client_id: uuid.UUID, nr: int, dag: date
) -> Iterator[tuple[sa.Table, Waarden]]:
    """Make an invented person; the number can never be a BSN that was given out."""
    aanvraag = sjabloon.aanvraag
    naam = f"{ACHTERNAMEN[nr % len(ACHTERNAMEN)]}{nr // len(ACHTERNAMEN)}"
    geboren = date(1940 + nr % 65, 1 + nr % 12, 1 + nr % 28).isoformat()
    persoon = {
        "bsn": f"{nr:09d}",
        "voornamen": "Verzonnen",
        "tussenvoegsel": "",
        "achternaam": naam,
        "geboortedatum": geboren,
        "geslacht": "x",
    }
    yield (
        tabel_van(Client),
        {
            "id": client_id,
            "aanbieder_id": aanvraag["aanbieder_id"],
            "clientcode": _code(nr),
            "overleden_op": None,
            "aangemaakt_op": aanvraag["gestart_op"],
            "versie": 1,
            **{
                f"{deel}_v": versleutel(tekst.encode(), aad_van("client", f"{deel}_v", client_id))
                for deel, tekst in persoon.items()
            },
        },
    )
    yield from _zorg(sjabloon, client_id, dag)
    for houder in (aanvraag["aanbieder_id"], aanvraag["zorgkantoor_id"]):
        assert isinstance(houder, uuid.UUID)
        yield from _zoekindexen(client_id, houder, persoon)


def _zorg(
    sjabloon: Sjabloon, client_id: uuid.UUID, dag: date
) -> Iterator[tuple[sa.Table, Waarden]]:
    """Let the client live and be indicated as the one of the copied dossier."""
    bron = db.session.get_one(Client, sjabloon.aanvraag["client_id"])
    plaatsing, indicatie = bron.plaatsingen[-1], bron.indicaties[-1]
    vanaf = dag - timedelta(days=JAREN_TERUG)
    for rij, dagen in (
        (plaatsing, {"van": vanaf, "opnamedatum": vanaf}),
        (indicatie, {"besluit_van": vanaf}),
    ):
        tabel = tabel_van(type(rij))
        waarden = {kolom.name: getattr(rij, kolom.name) for kolom in tabel.c}
        yield tabel, {**waarden, **dagen, "id": uuid.uuid4(), "client_id": client_id}


def _zoekindexen(
    client_id: uuid.UUID, houder: uuid.UUID, persoon: Mapping[str, str]
) -> Iterator[tuple[sa.Table, Waarden]]:
    naam = normaliseer_naam(persoon["achternaam"])
    for soort, tekst in zoekteksten(persoon["bsn"], naam, persoon["geboortedatum"]).items():
        yield (
            tabel_van(ZoekIndex),
            {
                "client_id": client_id,
                "houder_id": houder,
                "soort": soort,
                "waarde": zoekwaarde(soort, houder, tekst),
            },
        )


def _bewaar_nummers(zaal: Zaal) -> None:
    """Let the series of numbers go on after the last one given."""
    _bewaar_reeks(NummerReeks, zaal.begin)
    _bewaar_reeks(ToekenningReeks, zaal.toekenningen)


def _bewaar_reeks(soort: type[Reeks], begin: Mapping[int, int]) -> None:
    for jaar, laatste in begin.items():
        reeks = db.session.get(soort, jaar) or soort(jaar=jaar)
        reeks.laatste = laatste
        db.session.add(reeks)
