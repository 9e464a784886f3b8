"""Who comes from the check page returns to it after a change, from every page with content."""

from datetime import date

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Instelling
from tests.factories.aanvraag import CHECK, OP
from tests.invullen import vul

pytestmark = pytest.mark.usefixtures("op_de_dag")


@pytest.mark.parametrize(
    ("plek", "veld", "knop"),
    [
        ("gegevens", "maanden", None),
        ("driehoek", "manager", None),
        ("check/k17", "keuze", None),
        ("check/k06", "keuze", None),
        ("vragenlijst/huidig/1", "hs-wie", "taken"),
        ("rekentool", "zorg-wonen", "verder"),
        ("afstemming", "met_wie", None),
        ("verklaringen", "vk-uren", None),
    ],
)
def test_opslaan_leidt_terug(als, dossier, plek, veld, knop):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{dossier}/{plek}?terug=controleren")
    antwoord = vul(manager, pagina, {veld: pagina.formulier(met=veld).velden[veld]}, knop=knop)
    assert antwoord.naar == f"{dossier}/controleren"


@pytest.mark.parametrize("plek", ["gegevens", "driehoek", "afstemming", "verklaringen"])
def test_zonder_die_vraag_leidt_opslaan_naar_de_taken(als, dossier, plek):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{dossier}/{plek}")
    veld = {"gegevens": "maanden", "driehoek": "manager", "afstemming": "met_wie"}
    naam = veld.get(plek, "vk-uren")
    antwoord = vul(manager, pagina, {naam: pagina.formulier(met=naam).velden[naam]})
    assert antwoord.naar == dossier


def test_de_weg_terug_blijft_bij_een_pagina_verder(als, dossier):
    begeleider = als(Rol.BEGELEIDER)
    doelen = begeleider.open(f"{dossier}/doelen?terug=controleren")
    doel = next(link for link in doelen.document.links if f"{dossier}/doelen/" in link)
    assert doel.endswith("?terug=controleren")
    pagina = begeleider.open(doel)
    assert "Opslaan en terug naar controleren" in pagina.tekst
    lijst = vul(begeleider, pagina, {"korte_naam": "rustige avond"}, knop="verder")
    assert lijst.naar == f"{dossier}/doelen?terug=controleren"
    klaar = vul(begeleider, begeleider.volg(lijst), {}, knop="afronden")
    assert klaar.naar == f"{dossier}/controleren"


def test_een_check_die_stopt_toont_eerst_waarom(als, dossier):
    begeleider = als(Rol.BEGELEIDER)
    pagina = begeleider.open(f"{dossier}/check/k08?terug=controleren")
    assert CHECK["k08"] == "ja"
    antwoord = vul(begeleider, pagina, {"keuze": "deels"})
    assert antwoord.naar == f"{dossier}/check/uitgang?terug=controleren"


def test_bij_de_vraag_over_voorwaarden_staan_die_van_het_zorgkantoor(app, wereld, als, dossier):
    adres = f"{dossier}/vragenlijst/gegevens/4"
    assert "nog geen voorwaarden opgeschreven" in als(Rol.MANAGER).open(adres).tekst
    with app.app_context():
        beheerder = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEHEERDER_ZORGKANTOOR))
        regels = ["De zorg is nodig.", "Het geld gaat naar de cliënt."]
        db.session.add(
            Instelling(
                organisatie_id=wereld["zorgkantoor"],
                sleutel="voorwaarden_nza",
                van=date(2026, 1, 1),
                waarde=regels,
                door_id=beheerder.id,
                op=OP,
            )
        )
        db.session.commit()
    tekst = als(Rol.MANAGER).open(adres).tekst
    assert "Voorwaarden van de NZa bij een toekenning" in tekst
    assert all(regel in tekst for regel in regels)
    assert "voorschrift zorgtoewijzing Het" not in tekst
