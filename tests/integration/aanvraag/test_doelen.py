"""The doelen: adding, changing and removing them, each with a lasting identity."""

import uuid
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Doel
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from tests.factories.wereld import ANDER
from tests.sql import luister, schrijft_naar, zonder_bijwerk

pytestmark = pytest.mark.usefixtures("op_de_dag")


@dataclass(frozen=True)
class Bewaard:
    """A stored doel, free of the session."""

    doel_id: uuid.UUID
    volgnummer: int
    velden: dict[str, str]
    versie: int
    weg: bool


def doelen(app):
    with app.app_context():
        return [
            Bewaard(d.doel_id, d.volgnummer, d.velden, d.versie, d.verwijderd_op is not None)
            for d in db.session.scalars(sa.select(Doel).order_by(Doel.volgnummer))
        ]


def form_met(pagina, naam):
    return next(f for f in pagina.document.formulieren if naam in f.namen)


def voeg_toe(browser, concept):
    pagina = browser.open(f"{concept}/doelen")
    return browser.vul_in(pagina, formulier=form_met(pagina, "_eenmalig"), knop="toevoegen")


def bewaar(browser, adres, velden, status=303):
    pagina = browser.open(adres)
    form = form_met(pagina, "getoond-doel")
    return browser.vul_in(pagina, velden, formulier=form, knop="verder", status=status)


def test_een_doel_toevoegen_en_invullen(app, als, concept):
    browser = als(Rol.BEGELEIDER)
    nieuw = voeg_toe(browser, concept)
    [doel] = doelen(app)
    assert nieuw.naar == f"{concept}/doelen/{doel.doel_id}"
    velden = {"korte_naam": "rustige ochtend", "thema": "dagstructuur", "einddatum": "31-7-2026"}
    assert bewaar(browser, nieuw.naar, velden).naar == f"{concept}/doelen"
    [doel] = doelen(app)
    assert doel.velden == velden | {"einddatum": "2026-07-31"}
    assert (doel.volgnummer, doel.versie) == (1, 2)
    assert "Doel 1: rustige ochtend" in browser.open(f"{concept}/doelen").tekst


def test_twee_keer_klikken_maakt_een_doel(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/doelen")
    form = form_met(pagina, "_eenmalig")
    adressen = {browser.vul_in(pagina, formulier=form, knop="toevoegen").naar for _ in range(2)}
    assert (len(adressen), len(doelen(app))) == (1, 1)


def test_een_nummer_komt_nooit_terug(app, als, concept):
    browser = als(Rol.MANAGER)
    voeg_toe(browser, concept)
    laatste = voeg_toe(browser, concept)
    weg = browser.open(f"{laatste.naar}/verwijderen")
    na = browser.vul_in(weg, formulier=form_met(weg, "versie"))
    assert "Doel 2 is verwijderd." in browser.volg(na).tekst
    voeg_toe(browser, concept)
    assert [(d.volgnummer, d.weg) for d in doelen(app)] == [(1, False), (2, True), (3, False)]
    browser.open(laatste.naar, status=404)


def test_hooguit_acht_doelen(app, als, concept):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{concept}/doelen")
    for _ in range(8):
        voeg_toe(browser, concept)
    vol = browser.open(f"{concept}/doelen")
    assert "U heeft het hoogste aantal doelen: 8." in vol.tekst
    geweigerd = browser.vul_in(
        pagina, formulier=form_met(pagina, "_eenmalig"), knop="toevoegen", status=422
    )
    assert "U kunt hooguit 8 doelen toevoegen." in geweigerd.tekst
    assert len(doelen(app)) == 8


def test_afronden_noemt_wat_ontbreekt(app, als, concept):
    browser = als(Rol.MANAGER)
    nieuw = voeg_toe(browser, concept)
    pagina = browser.open(f"{concept}/doelen")
    form = form_met(pagina, "_eenmalig")
    geweigerd = browser.vul_in(pagina, formulier=form, knop="afronden", status=422)
    assert "Doel 1: vul in “Wat wilt u bereiken?”." in geweigerd.tekst
    link = f"{nieuw.naar}?controle=ja#specifiek"
    assert link in geweigerd.document.links
    assert "Vul “Wat wilt u bereiken?” in." in browser.open(link.partition("#")[0]).tekst


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"einddatum": "30-4-2026"}, "Kies een dag op of na de ingangsdatum"),
        ({"einddatum": "1-5-2029"}, "niet later is dan de laatste dag"),
        ({"tussenmeting": ""}, "Vul een datum voor de tussenmeting in."),
        ({"tussenmeting": "1-8-2026"}, "niet later is dan de einddatum van het doel"),
    ],
)
def test_datums_passen_in_de_periode(app, als, dossier, velden, melding):
    browser = als(Rol.MANAGER)
    [doel] = doelen(app)
    bewaar(browser, f"{dossier}/doelen/{doel.doel_id}", velden)
    pagina = browser.open(f"{dossier}/doelen")
    assert "Let op" in pagina.tekst
    form = form_met(pagina, "_eenmalig")
    geweigerd = browser.vul_in(pagina, formulier=form, knop="afronden", status=422)
    assert melding in geweigerd.tekst
    controle = browser.open(f"{dossier}/doelen/{doel.doel_id}?controle=ja")
    assert melding in controle.tekst


def test_afronden_als_alles_klopt(app, als, dossier):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{dossier}/doelen")
    na = browser.vul_in(pagina, formulier=form_met(pagina, "_eenmalig"), knop="afronden")
    assert na.naar == dossier


def test_een_te_lange_naam_blijft_staan(app, als, dossier):
    [doel] = doelen(app)
    naam = "n" * 81
    geweigerd = bewaar(
        als(Rol.MANAGER), f"{dossier}/doelen/{doel.doel_id}", {"korte_naam": naam}, status=422
    )
    assert "Maak dit korter: hooguit 80 tekens." in geweigerd.tekst
    assert form_met(geweigerd, "getoond-doel").velden["korte_naam"] == [naam]


def test_twee_mensen_in_een_doel(app, als, dossier):
    [doel] = doelen(app)
    adres = f"{dossier}/doelen/{doel.doel_id}"
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    pagina = twee.open(adres)
    bewaar(een, adres, {"aanpak": "Aanpak van begeleider", "meetwijze": "schaal"})
    form = form_met(pagina, "getoond-doel")
    velden = {"streefstand": "0 keer per week", "aanpak": "Aanpak van behandelaar"}
    conflict = twee.vul_in(pagina, velden, formulier=form, knop="verder", status=409)
    assert "Begeleider eigen heeft dit om 10.00 uur aangepast." in conflict.tekst
    bewerk = twee.vul_in(
        conflict, formulier=form_met(conflict, "getoond-doel"), knop="bewerk:doel", status=200
    )
    assert "Hoe pakt u het aan?: Aanpak van begeleider" in bewerk.tekst
    na = twee.vul_in(conflict, formulier=form_met(conflict, "getoond-doel"), knop="mijn:doel")
    assert na.naar == f"{dossier}/doelen"
    [doel] = doelen(app)
    assert (doel.velden["aanpak"], doel.velden["streefstand"], doel.velden["meetwijze"]) == (
        "Aanpak van behandelaar",
        "0 keer per week",
        "schaal",
    )


def test_verschillende_onderdelen_van_een_doel_gaan_samen(app, als, dossier):
    [doel] = doelen(app)
    adres = f"{dossier}/doelen/{doel.doel_id}"
    een, twee = als(Rol.BEGELEIDER), als(Rol.BEHANDELAAR)
    velden = {n: w[0] for n, w in form_met(twee.open(adres), "getoond-doel").velden.items()}
    bewaar(een, adres, {"aanpak": "Anders"})
    antwoord = twee.client.post(f"{adres}/bewaren", data=velden | {"meetwijze": "schaal"})
    assert antwoord.status_code == 200
    [doel] = doelen(app)
    assert (doel.velden["aanpak"], doel.velden["meetwijze"]) == ("Anders", "schaal")


def test_autosave_van_een_verwijderd_doel_zegt_het(app, als, dossier):
    [doel] = doelen(app)
    adres, browser = f"{dossier}/doelen/{doel.doel_id}", als(Rol.MANAGER)
    pagina = browser.open(adres)
    form = form_met(pagina, "getoond-doel")
    weg = browser.open(f"{adres}/verwijderen")
    browser.vul_in(weg, formulier=form_met(weg, "versie"))
    velden = {n: w[0] for n, w in form.velden.items()} | {"aanpak": "Anders"}
    antwoord = browser.client.post(f"{adres}/bewaren", data=velden)
    assert antwoord.status_code == 422
    assert antwoord.json["tekst"].startswith("Een collega heeft dit doel verwijderd.")
    geweigerd = browser.vul_in(
        pagina, {"aanpak": "Anders"}, formulier=form, knop="verder", status=422
    )
    assert form_met(geweigerd, "getoond-doel").velden["aanpak"] == ["Anders"]


def test_verwijderen_van_wat_intussen_gewijzigd_is(app, als, dossier):
    [doel] = doelen(app)
    adres, browser = f"{dossier}/doelen/{doel.doel_id}", als(Rol.MANAGER)
    weg = browser.open(f"{adres}/verwijderen")
    bewaar(als(Rol.BEGELEIDER), adres, {"aanpak": "Anders"})
    browser.vul_in(weg, formulier=form_met(weg, "versie"), status=409)
    assert doelen(app)[0].weg is False


@pytest.mark.parametrize(
    ("rol", "wie", "status"), [(Rol.MANAGER, ANDER, 404), (Rol.BEOORDELAAR, "eigen", 403)]
)
def test_wie_er_niet_bij_mag(app, als, dossier, rol, wie, status):
    [doel] = doelen(app)
    for pad in ("", f"/{doel.doel_id}", f"/{doel.doel_id}/verwijderen"):
        als(rol, wie).open(f"{dossier}/doelen{pad}", status=status)


def test_een_doel_van_een_ander_bestaat_niet(app, als, dossier):
    als(Rol.MANAGER).open(f"{dossier}/doelen/{uuid.uuid4()}", status=404)


def test_na_indienen_is_het_dicht(app, als, dossier):
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"{dossier}/doelen")
    with app.app_context():
        db.session.scalars(sa.select(Aanvraag)).one().toestand = Toestand.INGEDIEND
        db.session.commit()
    browser.open(f"{dossier}/doelen", status=422)
    browser.vul_in(pagina, formulier=form_met(pagina, "_eenmalig"), knop="toevoegen", status=422)
    assert len(doelen(app)) == 1


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(app, als, concept):
    browser, aantallen = als(Rol.MANAGER), []
    for _ in range(3):
        voeg_toe(browser, concept)
        with luister(app) as opdrachten:
            browser.open(f"{concept}/doelen")
        assert schrijft_naar(opdrachten) == set()
        aantallen.append(len(zonder_bijwerk(opdrachten)))
    assert len(set(aantallen)) == 1
