"""A besluit after bezwaar: prepared by the bezwaarbehandelaar, it takes the place of the old one."""

import pytest

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.beoordeling.actions import na_bezwaar as acties
from portal.beoordeling.letters.schrijven import schrijf_brief
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.besluiten import list_betrokkenen
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Herkomst, Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.besluitstappen import AFWIJZEN, TOEKENNEN, adres
from tests.factories.aanvraag import S01
from tests.factories.besluit import ALLES_VOLDOET, BESLUIT_OP, Toetswens

BZ = Rol.BEZWAARBEHANDELAAR
ONVOLDAAN = Toetswens(oordelen={"CM-4": ("voldoet_niet", "De wand ontbreekt.")}, voorstel={})
NIEUW = TOEKENNEN | {"onderbouwing": "In bezwaar bleek meer zorg nodig."}


@pytest.fixture
def toegekend(stappen, maak_getoetst):
    dossier = maak_getoetst(S01, ALLES_VOLDOET)
    stappen.neem(dossier, TOEKENNEN | {"termijnreden": ""})
    return dossier


@pytest.fixture
def afgewezen(stappen, maak_getoetst):
    dossier = maak_getoetst(S01, ONVOLDAAN)
    stappen.neem(dossier, AFWIJZEN)
    return dossier


@pytest.fixture
def doe(app, wereld):
    """Give a function that does one step on the last besluit of a dossier, as the bezwaar does."""

    def stap(wat, wie=BZ):
        with app.test_request_context():
            door = db.session.get_one(Gebruiker, wereld.gebruiker(wie))
            vraag = db.select(Besluit).order_by(Besluit.nr.desc()).limit(1)
            wat(db.session.scalars(vraag).one(), door)
            db.session.commit()

    return stap


def begin(doe):
    doe(lambda oud, door: acties.begin_na_bezwaar(oud, door=door, op=clock.now()))


def stel_vast(besluit, door):
    """Fix it, as the bezwaar does in the transaction of its beslissing."""
    acties.zet_stand(besluit, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
    voorbereiding = acties.voorbereiding_van(besluit, op=clock.now())
    functie = acties.controleer_na_bezwaar(besluit, voorbereiding, door=door, op=clock.now())
    wie = door.naam, functie
    brief = schrijf_brief(besluit, voorbereiding, op=clock.now(), ondertekenaar=wie)
    acties.stel_na_bezwaar_vast(besluit, voorbereiding, brief, door=door, op=clock.now())


def zet_maanden(als, dossier, maanden, *, wie=BZ, status=303):
    browser = als(wie)
    pagina = browser.open(f"/dossiers/{dossier}/toekenning")
    formulier = pagina.formulier(met="context_boven")
    return browser.vul_in(
        pagina, {"maanden": maanden}, formulier=formulier, knop="opslaan", status=status
    )


def test_meer_maanden_na_bezwaar(stappen, als, doe, toegekend):
    begin(doe)
    zet_maanden(als, toegekend, "30")
    stappen.bereid_voor(toegekend, NIEUW | {"termijnreden": "Dertig maanden is nodig."}, wie=BZ)
    doe(stel_vast, Rol.TEAMLEIDER)
    oud, nieuw = stappen.rijen(Besluit)
    assert (oud.stand, nieuw.stand) == (BesluitToestand.HERROEPEN, BesluitToestand.VASTGESTELD)
    assert (nieuw.nr, nieuw.na_bezwaar, nieuw.maanden) == (2, True, 30)
    assert (nieuw.bezwaar_tot, nieuw.beroep_tot) == (None, oud.bezwaar_tot)
    rijen = {rij.besluit_id: rij for rij in stappen.rijen(Toekenning)}
    was, is_ = rijen[oud.id], rijen[nieuw.id]
    assert (was.einde < was.ingang, was.einde_reden, was.vervangen_door_id) == (
        True,
        "herroepen",
        is_.id,
    )
    assert (is_.herkomst, is_.einde, is_.einde_reden) == (Herkomst.BEZWAAR, nieuw.laatste_dag, "")
    [aanvraag] = stappen.rijen(Aanvraag)
    assert aanvraag.toestand is Toestand.TOEGEKEND
    assert aanvraag.toegekend_bedrag_cent == nieuw.jaarbedrag_cent


def test_de_brieven_blijven_beide_leesbaar(stappen, als, doe, toegekend):
    begin(doe)
    stappen.bereid_voor(toegekend, NIEUW, wie=BZ)
    doe(stel_vast, Rol.TEAMLEIDER)
    oud, nieuw = stappen.rijen(Besluit)
    manager = als(Rol.MANAGER)
    assert "Dit besluit is na bezwaar herroepen" in manager.open(f"/beschikkingen/{oud.id}").tekst
    brief = manager.open(f"/beschikkingen/{nieuw.id}").tekst
    assert "beroep instellen tot en met" in brief
    assert "bezwaar maken tot en met" not in brief
    assert "Wij herroepen ons besluit met kenmerk MZ-" in brief
    lijst = manager.open(f"/aanvragen/{toegekend}/brieven").tekst
    assert "Dit besluit is na bezwaar herroepen." in lijst
    assert "Beroep bij de rechtbank kan tot en met" in lijst


def test_toekennen_na_een_afwijzing(stappen, als, doe, afgewezen):
    begin(doe)
    stappen.bereid_voor(afgewezen, NIEUW | {"termijnreden": ""}, wie=BZ)
    doe(stel_vast, Rol.TEAMLEIDER)
    oud, nieuw = stappen.rijen(Besluit)
    assert (oud.stand, nieuw.uitkomst.value) == (BesluitToestand.HERROEPEN, "toekennen")
    [aanvraag], [rij] = stappen.rijen(Aanvraag), stappen.rijen(Toekenning)
    assert (aanvraag.toestand, rij.herkomst) == (Toestand.TOEGEKEND, Herkomst.BEZWAAR)
    laatste = max(stappen.rijen(Gebeurtenis), key=lambda deel: deel.nr)
    assert (laatste.soort, laatste.gegevens["uitkomst"]) == ("besluit_na_bezwaar", "toekennen")
    assert "De wand ontbreekt" not in als(Rol.MANAGER).open(f"/beschikkingen/{nieuw.id}").tekst


def test_afwijzen_na_een_toekenning_laat_geen_dag_over(stappen, doe, toegekend):
    begin(doe)
    stappen.bereid_voor(toegekend, AFWIJZEN, wie=BZ)
    doe(stel_vast, Rol.TEAMLEIDER)
    [aanvraag], [rij] = stappen.rijen(Aanvraag), stappen.rijen(Toekenning)
    assert (aanvraag.toestand, aanvraag.toegekend_bedrag_cent) == (Toestand.AFGEWEZEN, None)
    assert (rij.einde < rij.ingang, rij.einde_reden) == (True, "herroepen")


def test_alleen_herroepen(stappen, doe, toegekend):
    doe(lambda oud, door: acties.herroep(oud, door=door, op=clock.now()), Rol.TEAMLEIDER)
    [besluit], [aanvraag] = stappen.rijen(Besluit), stappen.rijen(Aanvraag)
    [rij] = stappen.rijen(Toekenning)
    assert (besluit.stand, aanvraag.toestand) == (BesluitToestand.HERROEPEN, Toestand.INGETROKKEN)
    assert (rij.einde < rij.ingang, rij.einde_reden) == (True, "herroepen")


def test_een_afwijzing_alleen_herroepen_laat_iemand_zonder_antwoord(doe, afgewezen):
    with pytest.raises(DomeinFout) as fout:
        doe(lambda oud, door: acties.herroep(oud, door=door, op=clock.now()), Rol.TEAMLEIDER)
    assert fout.value.code == "alleen_herroepen_niet_mogelijk"


@pytest.mark.parametrize("wie", [Rol.BEOORDELAAR, Rol.TEAMLEIDER])
def test_wie_het_bezwaar_niet_behandelt_verandert_niets(stappen, als, doe, toegekend, wie):
    begin(doe)
    pagina = als(wie).open(f"/dossiers/{toegekend}/toekenning")
    assert 'value="opslaan"' not in pagina.antwoord.text
    pagina = als(wie).open(adres(toegekend))
    assert "U kunt dit besluit lezen." in pagina.tekst
    browser = als(BZ)
    open_ = browser.open(adres(toegekend))
    ander = als(wie)
    mijn = ander.open(adres(toegekend)).formulier(met="csrf_token").velden["csrf_token"]
    velden = open_.formulier(met="uitkomst").velden | AFWIJZEN | {"csrf_token": mijn}
    antwoord = ander.client.post(adres(toegekend), data=velden)
    assert antwoord.status_code == 422
    assert stappen.rijen(Besluit)[1].uitkomst.value == "toekennen"


def test_het_gaat_alleen_vast_met_de_beslissing_op_bezwaar(stappen, doe, toegekend):
    begin(doe)
    doe(lambda besluit, _: acties.zet_stand(besluit, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN))
    pagina = stappen.stel_vast(toegekend, status=422)
    assert "gaat mee met de beslissing op bezwaar" in pagina.tekst
    assert stappen.rijen(Besluit)[0].stand is BesluitToestand.VASTGESTELD


def test_wie_in_bezwaar_schrijft_was_niet_betrokken_bij_het_oude(
    app, wereld, als, doe, stappen, toegekend
):
    with clock.freeze(BESLUIT_OP.replace(hour=12)):
        begin(doe)
        zet_maanden(als, toegekend, "30")
    with app.app_context():
        oud = db.session.scalars(db.select(Besluit).where(Besluit.nr == 1)).one()
        betrokken = list_betrokkenen(oud.aanvraag, oud)
    assert wereld.gebruiker(BZ) not in betrokken
    assert wereld.gebruiker(Rol.BEOORDELAAR) in betrokken


def test_een_besluit_na_bezwaar_wordt_niet_hersteld(stappen, als, doe, toegekend):
    begin(doe)
    stappen.bereid_voor(toegekend, NIEUW, wie=BZ)
    doe(stel_vast, Rol.TEAMLEIDER)
    browser = als(Rol.BEOORDELAAR)
    pagina = browser.open(f"/dossiers/{toegekend}/herstelbesluit")
    formulier = pagina.formulier(met="reden")
    pagina = browser.vul_in(pagina, {"reden": "Een fout."}, formulier=formulier, status=422)
    assert "kunt u hier niet herstellen" in pagina.tekst


def test_een_begonnen_besluit_laten_vallen(stappen, doe, toegekend):
    begin(doe)
    doe(lambda besluit, door: acties.laat_vallen(besluit, door=door, op=clock.now()))
    assert [rij.nr for rij in stappen.rijen(Besluit)] == [1]
