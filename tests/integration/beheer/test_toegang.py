"""Who may open which page of beheer, from outside."""

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Handeling, Rol, mag
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from tests.factories.wereld import ANDER

LIJSTEN = {
    "/beheer/gebruikers": Handeling.GEBRUIKERS_BEHEREN,
    "/beheer/gebruikers/nieuw": Handeling.GEBRUIKERS_BEHEREN,
    "/beheer/locaties": Handeling.LOCATIE_BEHEREN,
    "/beheer/locaties/nieuw": Handeling.LOCATIE_BEHEREN,
    "/beheer/briefhoofd": Handeling.BRIEFHOOFD_BEHEREN,
    "/beheer/mandaten": Handeling.MANDATEN_BEHEREN,
    "/beheer/mandaten/nieuw": Handeling.MANDATEN_BEHEREN,
    "/beheer/tarieven": Handeling.TARIEFPERCENTAGE_BEHEREN,
    "/beheer/instellingen": Handeling.INSTELLINGEN_BEHEREN,
    "/beheer/instellingen/uitnodiging_uren": Handeling.INSTELLINGEN_BEHEREN,
    "/beheer/organisaties": Handeling.ORGANISATIES_BEHEREN,
    "/beheer/organisaties/nieuw": Handeling.ORGANISATIES_BEHEREN,
    "/beheer/referentietabellen": Handeling.REFERENTIETABELLEN_BEHEREN,
    "/beheer/logboek": Handeling.LOGBOEK_LEZEN,
    "/beheer/logboek/controle": Handeling.LOGBOEK_CONTROLEREN,
}


@pytest.mark.parametrize("rol", list(Rol))
def test_elke_rol_opent_alleen_wat_de_tabel_toelaat(als, rol):
    persoon = als(rol)
    gezien = {adres: persoon.client.get(adres).status_code for adres in LIJSTEN}
    assert gezien == {
        adres: 200 if mag({rol}, handeling) else 403 for adres, handeling in LIJSTEN.items()
    }


@pytest.mark.parametrize("adres", LIJSTEN)
def test_niemand_zonder_inloggen(wereld, browser, adres):
    antwoord = browser.client.get(adres)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (
        303,
        f"/inloggen?volgende={adres}",
    )


def test_een_weigering_noemt_de_rol_en_staat_in_het_logboek(app, wereld, als):
    pagina = als(Rol.BEGELEIDER).open("/beheer/gebruikers", status=403)
    assert "Hiervoor is de rol beheerder nodig." in pagina.tekst
    with app.app_context():
        regel = db.session.scalars(sa.select(AuditRegel)).one()
        assert (regel.keten, regel.gebruiker_id, regel.code) == (
            wereld["aanbieder"],
            wereld.gebruiker(Rol.BEGELEIDER),
            "toegang.geweigerd",
        )
        assert (regel.uitkomst, regel.kenmerk, regel.rol) == (
            "geweigerd",
            "beheer.gebruikers",
            "begeleider",
        )


def test_een_rol_die_hier_niet_bestaat_wordt_niet_genoemd(als):
    pagina = als(Rol.BEGELEIDER).open("/beheer/organisaties", status=403)
    assert "functioneel beheerder" not in pagina.tekst


@pytest.mark.parametrize(
    ("rol", "adres"),
    [
        (Rol.BEHEERDER_AANBIEDER, "/beheer/gebruikers/{gebruiker}"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/gebruikers/{gebruiker}/wijzigen"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/locaties/{locatie_ander}"),
        (Rol.BEHEERDER_ZORGKANTOOR, "/beheer/tarieven/2026/{aanbieder_ander}"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/instellingen/vier_ogen_afwijzen"),
        (Rol.BEHEERDER_ZORGKANTOOR, "/beheer/instellingen/bestaat_niet"),
    ],
)
def test_een_andere_organisatie_en_niets_zijn_allebei_404(wereld, als, rol, adres):
    ids = {**wereld.ids, "gebruiker": wereld.gebruiker(Rol.MANAGER, ANDER)}
    persoon = als(rol)
    vreemd = persoon.open(adres.format(**ids), status=404)
    niets = persoon.open(
        adres.format(**dict.fromkeys(ids, "00000000-0000-4000-8000-000000000000")), status=404
    )
    assert vreemd.tekst == niets.tekst


@pytest.mark.parametrize(
    ("rol", "adres"),
    [
        (Rol.BEHEERDER_AANBIEDER, "/beheer/gebruikers/{gebruiker}/blokkeren"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/gebruikers/{gebruiker}/deblokkeren"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/gebruikers/{gebruiker}/link"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/locaties/{locatie_ander}/sluiten"),
        (Rol.BEHEERDER_AANBIEDER, "/beheer/locaties/{locatie_ander}/heropenen"),
    ],
)
def test_wie_van_een_ander_is_kan_niet_worden_gewijzigd(wereld, als, rol, adres):
    ids = {**wereld.ids, "gebruiker": wereld.gebruiker(Rol.MANAGER, ANDER)}
    persoon = als(rol)
    bewijs = persoon.open("/beheer/gebruikers").formulier().velden["csrf_token"]
    antwoord = persoon.client.post(adres.format(**ids), data={"csrf_token": bewijs})
    assert antwoord.status_code == 404


@pytest.mark.parametrize(
    ("rol", "menu"),
    [
        (Rol.BEHEERDER_AANBIEDER, ["Gebruikers", "Locaties", "Instellingen"]),
        (
            Rol.BEHEERDER_ZORGKANTOOR,
            ["Gebruikers", "Briefhoofd", "Mandaten", "Tarieven", "Instellingen"],
        ),
        (Rol.FUNCTIONEEL_BEHEERDER, ["Organisaties", "Referentietabellen"]),
        (Rol.AUDITOR, ["Logboek"]),
        (Rol.CCE_COORDINATOR, []),
    ],
)
def test_het_menu_toont_wat_iemand_mag(als, rol, menu):
    pagina = als(rol).open("/wachtwoord")
    links = [adres for adres in pagina.document.links if adres.startswith("/beheer/")]
    for adres in links:
        assert als(rol).client.get(adres).status_code == 200
    tekst = pagina.tekst
    assert [naam for naam in MENU if f" {naam} " in tekst] == menu


MENU = (
    "Gebruikers",
    "Locaties",
    "Briefhoofd",
    "Mandaten",
    "Tarieven",
    "Instellingen",
    "Organisaties",
    "Referentietabellen",
    "Logboek",
)
