"""What people entrust to the portal stands nowhere in the clear: addresses, titles, logs, files."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.clienten.models import Client, Vertegenwoordiger
from portal.platform.audit import AuditRegel
from portal.platform.database import Base, db
from portal.platform.encrypted import RijMetGeheim, Versleuteld, VersleuteldJson
from portal.platform.logs import LOGGER, JsonRegel
from portal.toegang.models import Gebruiker, Organisatie
from tests.pagina_lijst import ALLE, adres_van
from tests.person import Pagina

LANG = 20
LEESBAAR = (Versleuteld, VersleuteldJson)


def losse_teksten(waarde: object) -> Iterator[str]:
    """Give every text in a decrypted value, however deep."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from losse_teksten(deel)
    elif isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from losse_teksten(deel)


def list_geheimen() -> set[str]:
    """Decrypt everything: names and numbers of people, and every text of some length."""
    geheimen = {rij.bsn for rij in db.session.scalars(sa.select(Client))}
    geheimen |= {rij.achternaam for rij in db.session.scalars(sa.select(Client))}
    geheimen |= {rij.naam for rij in db.session.scalars(sa.select(Vertegenwoordiger))}
    for soort in (m.class_ for m in Base.registry.mappers if issubclass(m.class_, RijMetGeheim)):
        velden = [naam for naam, veld in vars(soort).items() if isinstance(veld, LEESBAAR)]
        for rij in db.session.scalars(sa.select(soort)):
            teksten = (t for naam in velden for t in losse_teksten(getattr(rij, naam)))
            geheimen |= {tekst for tekst in teksten if len(tekst) >= LANG and " " in tekst}
    return {geheim for geheim in geheimen - _openbaar() if len(geheim) >= 7}


def _openbaar() -> set[str]:
    """Who works here, and where, stands in the clear beside what they did."""
    mensen = db.session.scalars(sa.select(Gebruiker)).all()
    organisaties = set(db.session.scalars(sa.select(Organisatie.naam)))
    return organisaties | {rij.naam for rij in mensen} | {rij.functietitel for rij in mensen}


@contextmanager
def logboek_van_het_proces() -> Iterator[list[str]]:
    """Collect every line that would reach the log, as it would be written."""
    regels: list[str] = []

    class Vanger(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            regels.append(JsonRegel().format(record))

    vanger, niveau = Vanger(), LOGGER.level
    LOGGER.addHandler(vanger)
    LOGGER.setLevel(logging.INFO)
    try:
        yield regels
    finally:
        LOGGER.setLevel(niveau)
        LOGGER.removeHandler(vanger)


def gevonden(geheimen: set[str], plek: str) -> list[str]:
    return sorted(geheim for geheim in geheimen if geheim in plek)


@pytest.fixture
def geheimen(demo):
    with demo.app.app_context():
        alle = list_geheimen()
    assert len(alle) > 150
    return alle


def test_geen_bestand_van_de_database_bevat_een_geheim(demo, geheimen):
    bestanden = list(Path(demo.app.instance_path).rglob("*"))
    rauw = b"".join(pad.read_bytes() for pad in bestanden if pad.is_file())
    zoek = [(geheim, json.dumps(geheim).strip('"')) for geheim in geheimen]
    assert len(rauw) > 1_000_000
    assert [a for a, b in zoek if a.encode() in rauw or b.encode() in rauw] == []


def test_geen_adres_titel_naam_of_logregel_bevat_een_geheim(demo, geheimen):
    lek: list[tuple[str, object]] = []
    with logboek_van_het_proces() as regels:
        for bezoek in ALLE:
            with demo.browser(bezoek.pagina).client.get(adres_van(bezoek, demo)) as antwoord:
                pagina = Pagina(antwoord)
                openbaar = [pagina.document.titel, str(antwoord.headers), antwoord.request.url]
                openbaar += [
                    *pagina.document.links,
                    *(f.actie for f in pagina.document.formulieren),
                ]
            lek += [(bezoek.naam, wat) for wat in gevonden(geheimen, "\n".join(openbaar))]
    assert len(regels) >= len(ALLE)
    assert (lek, gevonden(geheimen, "\n".join(regels))) == ([], [])


def test_geen_regel_in_het_logboek_bevat_een_geheim(demo, geheimen):
    with demo.app.app_context():
        rijen = db.session.execute(sa.select(AuditRegel.__table__)).all()
    assert len(rijen) > 100
    assert gevonden(geheimen, "\n".join(str(rij) for rij in rijen)) == []
