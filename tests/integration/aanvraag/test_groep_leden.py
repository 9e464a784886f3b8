"""Who is in the aanvraag of a group: starting, taking in and out, and when one is left."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.groep import (
    Groepsstart,
    haal_lid_weg,
    start_groepsaanvraag,
    voeg_lid_toe,
)
from portal.aanvraag.actions.individueel import maak_individueel
from portal.aanvraag.models import Aanvraag, Antwoord
from portal.aanvraag.queries.stand import bepaal_indiening
from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.procedure.indiening import belemmeringen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import OP, TEKST, maak_aanvraag, stand_van
from tests.factories.clienten import maak_client, maak_kale_groep
from tests.factories.groep import S10, maak_groep, maak_groepsaanvraag, start_groep

pytestmark = pytest.mark.usefixtures("indiendag")


def manager(wereld):
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))


def codes(aanvraag):
    stand = stand_van(aanvraag)
    gevonden = belemmeringen(bepaal_indiening(stand, getoonde_digest=stand.digest))
    return [rij.code for rij in gevonden]


def weigering(doe, *args, **kwargs):
    with pytest.raises(DomeinFout) as fout:
        doe(*args, **kwargs)
    return fout.value.code


@pytest.fixture
def context(app):
    with app.app_context():
        yield


def start(groep, *clienten, maanden=36):
    return Groepsstart(
        groep_id=groep.id,
        client_ids=tuple(client.id for client in clienten),
        maanden=maanden,
        ingang=date(2026, 5, 1),
    )


@pytest.mark.usefixtures("context")
def test_een_deel_per_client_met_een_nummer_samen(wereld):
    aanvraag = start_groep(wereld)
    db.session.commit()
    assert (aanvraag.soort, aanvraag.client_id, aanvraag.clientcode) == (
        "groep",
        None,
        aanvraag.groep.code,
    )
    assert [(lid.lidnr, lid.nummer, lid.zorgprofiel) for lid in aanvraag.leden] == [
        (1, aanvraag.nummer, "VG7"),
        (2, aanvraag.nummer, "VG8"),
        (3, aanvraag.nummer, "VG7"),
        (4, aanvraag.nummer, "LVG5"),
    ]


@pytest.mark.usefixtures("context")
def test_een_client_alleen_is_geen_groep(wereld):
    groep = maak_groep(wereld)
    een = start(groep, groep.leden[0].client)
    code = weigering(start_groepsaanvraag, een, door=manager(wereld), op=OP)
    assert code == "groep_te_klein"


@pytest.mark.usefixtures("context")
def test_wie_een_andere_aanvraag_heeft_kan_niet_mee(wereld):
    groep = maak_groep(wereld)
    clienten = [lid.client for lid in groep.leden]
    maak_aanvraag(clienten[1], manager(wereld))
    code = weigering(start_groepsaanvraag, start(groep, *clienten), door=manager(wereld), op=OP)
    assert code == "lid_met_andere_aanvraag"


@pytest.mark.usefixtures("context")
def test_wie_geen_indicatie_heeft_of_niet_in_de_groep_zit_kan_niet_mee(wereld):
    locatie = db.session.get_one(Locatie, wereld["locatie"])
    zonder, ander = maak_client(locatie, None), maak_client(locatie)
    groep = maak_kale_groep(locatie, maak_client(locatie), zonder)
    clienten = [lid.client for lid in groep.leden]
    door = manager(wereld)
    assert weigering(start_groepsaanvraag, start(groep, *clienten), door=door, op=OP) == (
        "lid_zonder_indicatie"
    )
    assert weigering(start_groepsaanvraag, start(groep, clienten[0], ander), door=door, op=OP) == (
        "geen_lid_van_groep"
    )
    te_lang = start(groep, *clienten[:1], maak_client(locatie), maanden=37)
    assert weigering(start_groepsaanvraag, te_lang, door=door, op=OP) == "geen_lid_van_groep"


@pytest.mark.usefixtures("context")
def test_een_client_in_een_open_groep_krijgt_geen_tweede_aanvraag(wereld):
    aanvraag = start_groep(wereld)
    client = aanvraag.leden[0].persoon
    assert weigering(maak_aanvraag, client, manager(wereld)) == "andere_open_aanvraag"


@pytest.mark.usefixtures("context")
def test_uit_en_weer_in_de_groep_houdt_nummer_en_antwoorden(wereld):
    aanvraag, door = maak_groepsaanvraag(wereld), manager(wereld)
    lid = aanvraag.leden[1]
    haal_lid_weg(aanvraag, lid, door=door, op=OP)
    db.session.commit()
    assert [rij.lidnr for rij in aanvraag.leden] == [1, 3, 4]
    assert lid.toestand is Toestand.VERVALLEN
    assert stand_van(aanvraag).rekenen.groep.uitkomst.aantal_met_meerzorg == 3
    assert maak_aanvraag(lid.persoon, door).toestand is Toestand.CONCEPT
    db.session.rollback()
    terug = voeg_lid_toe(aanvraag, lid.client_id, door=door, op=OP)
    db.session.commit()
    assert (terug.id, terug.lidnr, terug.toestand) == (lid.id, 2, Toestand.CONCEPT)
    assert stand_van(aanvraag).rekenen.groep.uitkomst.aantal_met_meerzorg == 4
    assert stand_van(terug).ontbrekend == ()


@pytest.mark.usefixtures("context")
def test_een_nieuw_lid_krijgt_een_nummer_dat_nog_niet_was_gebruikt(wereld):
    groep = maak_groep(wereld)
    aanvraag = start_groep(wereld, replace(S10, leden=S10.leden), groep=groep)
    door = manager(wereld)
    haal_lid_weg(aanvraag, aanvraag.leden[3], door=door, op=OP)
    locatie = db.session.get_one(Locatie, wereld["locatie"])
    nieuw = maak_client(locatie)
    db.session.add(Groepslid(groep_id=groep.id, client=nieuw, van=date(2026, 1, 1)))
    db.session.flush()
    assert voeg_lid_toe(aanvraag, nieuw.id, door=door, op=OP).lidnr == 5


@pytest.mark.usefixtures("context")
def test_een_over_is_niet_meer_indienbaar_en_wordt_individueel(wereld):
    aanvraag, door = maak_groepsaanvraag(wereld), manager(wereld)
    assert weigering(maak_individueel, aanvraag, door=door, op=OP) == "niet_een_lid_over"
    for lid in aanvraag.leden[1:]:
        haal_lid_weg(aanvraag, lid, door=door, op=OP)
    db.session.commit()
    assert "groep_te_klein" in codes(aanvraag)
    lid, nummer = aanvraag.leden[0], aanvraag.nummer
    client, doelen = lid.persoon, len(stand_van(aanvraag).dossier.zichtbare_doelen)
    with clock.freeze(OP):
        maak_individueel(aanvraag, door=door, op=OP)
    db.session.commit()
    assert (aanvraag.soort, aanvraag.client_id, aanvraag.nummer) == (
        "individueel",
        client.id,
        nummer,
    )
    stand = stand_van(aanvraag)
    assert stand.check.huidige_knoop.id == "k17"
    assert stand.antwoorden["hs-wie"] == TEKST
    assert stand.antwoorden["hs-niet-in-profiel"] == f"{TEKST}\n\n{TEKST}"
    assert stand.antwoorden["hs-bijkomend"]["toelichting"] == TEKST
    assert len(stand.dossier.zichtbare_doelen) == doelen
    assert str(stand.rekenen.uitkomst.bedragen.jaarbedrag_cent) != "75749.82"
    assert stand.rekenen.context_uren == 208
    assert stand.dossier.afstemming.met_wie == "de mentor"
    assert {"vk-machtiging", "vk-uren"} <= stand.dossier.verklaringen.keys()
    herkomst = sa.select(Antwoord.herkomst).where(
        Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == "hs-wie"
    )
    assert db.session.scalar(herkomst) == "overgenomen"
    assert db.session.get(Aanvraag, lid.id) is None
    assert weigering(maak_individueel, aanvraag, door=door, op=OP) == "leden_liggen_vast"
