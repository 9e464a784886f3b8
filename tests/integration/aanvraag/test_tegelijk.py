"""Two people save for the first time at the same moment: one succeeds, the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest

from portal.aanvraag.routes import check, driehoek, gegevens, intern, intrekken, rekenblokken
from portal.domain.bevoegdheid import Rol
from tests.factories.aanvraag import OP

SAMEN = 1.0
"""Seconds to wait for the other; on SQLite a writer waits for its turn before it reads."""


@pytest.mark.usefixtures("op_de_dag")
@pytest.mark.parametrize(
    ("plek", "pagina", "velden"),
    [
        ((gegevens, "bewaar_termijn"), "gegevens", {"maanden": "12"}),
        ((driehoek, "bewaar_driehoek"), "driehoek", {"telefoon": "030 123"}),
        ((check, "beantwoord"), "check/k01", {"keuze": "verblijf"}),
        ((rekenblokken, "bewaar_blokken"), "rekentool", {"zorg-nachtzorg": "4"}),
        ((intern, "gooi_weg"), "weggooien", {"_eenmalig": None}),
    ],
)
def test_een_slaagt_en_de_ander_leest_waarom_niet(als, zaak, monkeypatch, plek, pagina, velden):
    statussen = _tegelijk(als, monkeypatch, plek, f"{zaak.adres}/{pagina}", velden)
    assert statussen[0] == 303
    assert statussen[1] in {303, 409, 422}


@pytest.mark.usefixtures("op_de_dag")
def test_twee_keer_intrekken(als, ingediend, monkeypatch):
    adres = f"/aanvragen/{ingediend(op=OP)}/intrekken"
    velden = {"reden": "De cliënt is verhuisd."}
    statussen = _tegelijk(als, monkeypatch, (intrekken, "trek_in"), adres, velden)
    assert statussen[0] == 303
    assert statussen[1] in {409, 422}


def _tegelijk(als, monkeypatch, plek, adres, velden):
    """Let two managers send a page of which both have read what it changes; give the answers."""
    start, doe = Barrier(2), getattr(*plek)

    def wacht(*args, **kwargs):
        with suppress(BrokenBarrierError):
            start.wait(SAMEN)
        return doe(*args, **kwargs)

    monkeypatch.setattr(*plek, wacht)
    werk = []
    for browser in (als(Rol.MANAGER), als(Rol.MANAGER)):
        formulier = browser.open(adres).formulier(met=next(iter(velden)))
        anders = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
        werk.append((browser.client, formulier.velden | anders))
    with ThreadPoolExecutor(2) as samen:
        antwoorden = samen.map(lambda deel: deel[0].post(adres, data=deel[1]), werk)
        return sorted(antwoord.status_code for antwoord in antwoorden)
