"""Taking, assigning and handing over dossiers (T10), one or several at once."""

import re
import uuid
from functools import partial

import pytest

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Regio
from tests.factories.beoordeling import Rij
from tests.factories.wereld import ANDER, TWEEDE

pytestmark = pytest.mark.usefixtures("op_lijstdag")


@pytest.fixture
def rijen(maak_rijen):
    """Make rows, and give their ids."""
    return partial(maak_rijen, "id")


def stand(app, aanvraag_id):
    """Give behandelaar and the newest event."""
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        laatste = db.session.scalars(
            db.select(Gebeurtenis)
            .where(Gebeurtenis.aanvraag_id == aanvraag_id)
            .order_by(Gebeurtenis.nr.desc())
        ).first()
        return aanvraag.behandelaar_id, laatste.soort, laatste.gegevens


def zet_versie(app, aanvraag_id):
    """Let somebody else change the dossier meanwhile."""
    with app.app_context():
        db.session.get_one(Aanvraag, aanvraag_id).besluit_gevraagd = True
        db.session.commit()


def neem(browser, aanvraag_id, *, status=303):
    pagina = browser.open(f"/dossiers/{aanvraag_id}")
    formulier = next(f for f in pagina.document.formulieren if f.actie.endswith("/nemen"))
    return browser.vul_in(pagina, formulier=formulier, status=status)


def wijs_toe(browser, aanvraag_id, aan, *, status=303):
    pagina = browser.open(f"/dossiers/{aanvraag_id}/toewijzen")
    return browser.vul_in(
        pagina,
        {"behandelaar": str(aan)},
        formulier=pagina.formulier(met="behandelaar"),
        status=status,
    )


def test_een_beoordelaar_neemt_een_dossier_dat_niemand_heeft(app, als, wereld, rijen):
    (dossier,) = rijen(Rij())
    browser = als(Rol.BEOORDELAAR)
    klaar = neem(browser, dossier)
    assert "Het dossier staat op uw naam." in browser.volg(klaar).tekst
    mij = wereld.gebruiker(Rol.BEOORDELAAR)
    assert stand(app, dossier) == (mij, "toegewezen", {"behandelaar": str(mij)})


def test_twee_beoordelaars_tegelijk_een_krijgt_het(app, als, wereld, rijen):
    (dossier,) = rijen(Rij())
    een, twee = als(Rol.BEOORDELAAR), als(Rol.BEOORDELAAR, TWEEDE)
    pagina = twee.open(f"/dossiers/{dossier}")
    neem(een, dossier)
    formulier = next(f for f in pagina.document.formulieren if f.actie.endswith("/nemen"))
    geweigerd = twee.vul_in(pagina, formulier=formulier, status=409)
    assert "Iemand anders heeft dit gewijzigd" in geweigerd.tekst
    assert "Bekijk wat er nu staat" not in geweigerd.tekst, (
        "this address only takes, it shows nothing"
    )
    assert stand(app, dossier)[0] == wereld.gebruiker(Rol.BEOORDELAAR)


def test_een_beoordelaar_draagt_zijn_eigen_dossier_over(app, als, wereld, rijen):
    mij, ander = wereld.gebruiker(Rol.BEOORDELAAR), wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)
    (dossier,) = rijen(Rij(behandelaar=mij, toestand=Toestand.INGEDIEND))
    wijs_toe(als(Rol.BEOORDELAAR), dossier, ander)
    assert stand(app, dossier) == (
        ander,
        "toegewezen",
        {"behandelaar": str(ander), "vorige": str(mij)},
    )


def test_een_beoordelaar_verplaatst_het_dossier_van_een_ander_niet(app, als, wereld, rijen):
    ander = wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)
    (dossier,) = rijen(Rij(behandelaar=ander))
    pagina = wijs_toe(als(Rol.BEOORDELAAR), dossier, wereld.gebruiker(Rol.BEOORDELAAR), status=422)
    assert "Dit dossier is van een andere beoordelaar." in pagina.tekst
    assert stand(app, dossier)[0] == ander


def test_een_teamleider_wijst_elk_dossier_toe(app, als, wereld, rijen):
    ander = wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)
    (dossier,) = rijen(Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR)))
    wijs_toe(als(Rol.TEAMLEIDER), dossier, ander)
    assert stand(app, dossier)[0] == ander


@pytest.mark.parametrize(
    ("rol", "wie"),
    [(Rol.BEOORDELAAR, ANDER), (Rol.TEAMLEIDER, "eigen"), (Rol.MANAGER, "eigen")],
)
def test_alleen_een_beoordelaar_van_dit_zorgkantoor_krijgt_een_dossier(
    app, als, wereld, rijen, rol, wie
):
    (dossier,) = rijen(Rij())
    wijs_toe(als(Rol.TEAMLEIDER), dossier, wereld.gebruiker(rol, wie), status=422)
    assert stand(app, dossier)[0] is None


def test_een_beoordelaar_van_een_andere_regio_krijgt_het_niet(app, als, wereld, rijen):
    (dossier,) = rijen(Rij())
    ander = wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)
    with app.app_context():
        regio = db.session.get_one(Regio, wereld["regio_2"])
        db.session.get_one(Gebruiker, ander).regios = [regio]
        db.session.commit()
    wijs_toe(als(Rol.TEAMLEIDER), dossier, ander, status=422)
    als(ander).open(f"/dossiers/{dossier}", status=404)
    assert stand(app, dossier)[0] is None


def test_wie_er_niet_bij_mag(als, rijen):
    (dossier,) = rijen(Rij())
    als(Rol.BEOORDELAAR, ANDER).open(f"/dossiers/{dossier}/toewijzen", status=404)
    als(Rol.MANAGER).open(f"/dossiers/{dossier}/toewijzen", status=403)
    als(Rol.BEZWAARBEHANDELAAR).open(f"/dossiers/{dossier}/toewijzen", status=403)


def kies(browser, ids):
    """Tick rows of the werkvoorraad and go to the page that asks whom."""
    pagina = browser.open("/werkvoorraad")
    formulier = pagina.formulier(met="dossier")
    waarden = [w for w in _waarden(pagina) if uuid.UUID(w.split(".")[0]) in ids]
    return browser.vul_in(pagina, {"dossier": waarden}, formulier=formulier, status=200)


def _waarden(pagina):
    return re.findall(r'name="dossier"\s+value="([^"]*)"', pagina.antwoord.text)


def bevestig(browser, pagina, aan, *, status=303):
    return browser.vul_in(
        pagina,
        {"behandelaar": str(aan)},
        formulier=pagina.formulier(met="behandelaar"),
        knop="bevestigen",
        status=status,
    )


def test_meer_tegelijk_wat_wijzigde_wordt_genoemd_de_rest_gaat_door(app, als, wereld, rijen):
    een, twee, drie = rijen(Rij(), Rij(volgnummer=91234), Rij())
    browser = als(Rol.TEAMLEIDER)
    pagina = kies(browser, {een, twee})
    assert "2 aanvragen toewijzen" in pagina.tekst
    zet_versie(app, twee)
    aan = wereld.gebruiker(Rol.BEOORDELAAR)
    na = browser.volg(bevestig(browser, pagina, aan))
    assert "1 aanvraag is toegewezen aan Beoordelaar eigen." in na.tekst
    assert "Niet toegewezen: MZ-2026-91234. Iemand anders heeft dit intussen" in na.tekst
    assert [stand(app, id_)[0] for id_ in (een, twee, drie)] == [aan, None, None]


def test_meer_tegelijk_dubbel_gestuurd_gebeurt_een_keer(app, als, wereld, rijen):
    (een,) = rijen(Rij())
    browser = als(Rol.TEAMLEIDER)
    pagina = kies(browser, {een})
    aan = wereld.gebruiker(Rol.BEOORDELAAR)
    bevestig(browser, pagina, aan)
    bevestig(browser, pagina, aan)
    with app.app_context():
        soorten = db.session.scalars(
            db.select(Gebeurtenis.soort).where(Gebeurtenis.aanvraag_id == een)
        ).all()
    assert soorten.count("toegewezen") == 1


def test_zonder_keuze_gebeurt_er_niets(als, wereld, rijen):
    (een,) = rijen(Rij())
    browser = als(Rol.TEAMLEIDER)
    pagina = browser.open("/werkvoorraad")
    na = browser.vul_in(pagina, formulier=pagina.formulier(met="dossier"))
    assert "Vink eerst een of meer aanvragen aan." in browser.volg(na).tekst
    leeg = kies(browser, {een})
    assert "Kies een beoordelaar." in bevestig(browser, leeg, "", status=422).tekst


def test_een_dossier_van_een_ander_zorgkantoor_gaat_niet_mee(app, als, wereld, rijen):
    hier, daar = rijen(Rij(), Rij(locatie="locatie_ander"))
    browser = als(Rol.TEAMLEIDER)
    pagina = kies(browser, {hier})
    formulier = pagina.formulier(met="behandelaar")
    formulier.velden["dossier"].append(f"{daar}.1")
    bevestig(browser, pagina, wereld.gebruiker(Rol.BEOORDELAAR))
    assert stand(app, daar)[0] is None


def test_wat_nu_niet_kan_blijft_zoals_het_was(app, als, wereld, rijen):
    een, ligt = rijen(Rij(), Rij(volgnummer=91235, toestand=Toestand.TER_CONTROLE))
    browser = als(Rol.TEAMLEIDER)
    aan = wereld.gebruiker(Rol.BEOORDELAAR)
    na = browser.volg(bevestig(browser, kies(browser, {een, ligt}), aan))
    assert "1 aanvraag is toegewezen" in na.tekst
    assert "Niet toegewezen: MZ-2026-91235. Dit kan niet meer." in na.tekst
    assert stand(app, een)[:2] == (aan, "toegewezen")
    assert stand(app, ligt)[:2] == (None, "ingediend")
