"""Users: inviting, changing, blocking, from outside."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie, Regio
from tests.factories.toegang import WACHTZIN, maak_gebruiker
from tests.factories.wereld import ANDER
from tests.sql import luister, zonder_bijwerk

BEHEERDER = Rol.BEHEERDER_AANBIEDER


def codes(app, keten):
    with app.app_context():
        vraag = sa.select(AuditRegel.code).where(AuditRegel.keten == keten).order_by(AuditRegel.nr)
        return list(db.session.scalars(vraag))


def nodig_uit(beheerder, **velden):
    pagina = beheerder.open("/beheer/gebruikers/nieuw")
    vast = {"email": "Nieuw@Voorbeeld.example ", "naam": "Nieuwe Collega", "rollen": ["manager"]}
    return beheerder.vul_in(
        pagina,
        vast | velden,
        formulier=pagina.formulier(met="rollen"),
        status=422 if velden else 303,
    )


def test_een_uitnodiging_geeft_een_link_die_een_keer_te_zien_is_en_werkt(app, wereld, als, browser):
    beheerder = als(BEHEERDER)
    klaar = nodig_uit(beheerder)
    pagina = beheerder.volg(klaar)
    link = next(woord for woord in pagina.tekst.split() if "/uitnodiging/" in woord)
    assert link.startswith("http://localhost/uitnodiging/")
    assert "/uitnodiging/" not in beheerder.volg(klaar).tekst
    assert "Uitgenodigd" in beheerder.open("/beheer/gebruikers").tekst
    gekozen = browser.vul_in(browser.open(link), {"nieuw": WACHTZIN})
    inlog = {"email": "nieuw@voorbeeld.example", "wachtzin": WACHTZIN}
    assert browser.vul_in(browser.volg(gekozen), inlog).naar == "/"
    with app.app_context():
        nieuw = db.session.scalars(
            sa.select(Gebruiker).where(Gebruiker.naam == "Nieuwe Collega")
        ).one()
        assert (nieuw.email, nieuw.organisatie_id, nieuw.rol_set) == (
            "nieuw@voorbeeld.example",
            wereld["aanbieder"],
            {Rol.MANAGER},
        )
    assert codes(app, wereld["aanbieder"]) == [
        "gebruiker.uitgenodigd",
        "toegang.uitnodiging_aanvaard",
        "toegang.ingelogd",
    ]


def test_twee_keer_versturen_maakt_een_gebruiker(app, als):
    beheerder = als(BEHEERDER)
    pagina = beheerder.open("/beheer/gebruikers/nieuw")
    velden = {"email": "n@voorbeeld.example", "naam": "Nieuwe Collega", "rollen": ["manager"]}
    form = pagina.formulier(met="rollen")
    eerste = beheerder.vul_in(pagina, velden, formulier=form)
    assert beheerder.vul_in(pagina, velden, formulier=form).naar == eerste.naar
    with app.app_context():
        vraag = sa.select(sa.func.count()).where(Gebruiker.email == "n@voorbeeld.example")
        assert db.session.scalar(vraag) == 1


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"email": "geen adres"}, "Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        (
            {"email": "manager.eigen@voorbeeld.example"},
            "Dit e-mailadres kunt u hier niet gebruiken.",
        ),
        (
            {"email": "manager.ander@voorbeeld.example"},
            "Dit e-mailadres kunt u hier niet gebruiken.",
        ),
        ({"naam": " "}, "Vul dit veld in."),
        ({"rollen": []}, "Kies minstens 1 rol."),
        ({"rollen": ["teamleider"]}, "Maak een keuze uit de lijst."),
    ],
)
def test_wat_niet_klopt_wordt_gezegd_en_niets_bewaard(app, wereld, als, velden, tekst):
    pagina = nodig_uit(als(BEHEERDER), **velden)
    assert tekst in pagina.tekst
    assert codes(app, wereld["aanbieder"]) == []


def test_een_andere_rol_beeindigt_de_sessies_en_een_andere_naam_niet(app, wereld, als):
    beheerder, persoon = als(BEHEERDER), als(Rol.BEGELEIDER)
    adres = f"/beheer/gebruikers/{wereld.gebruiker(Rol.BEGELEIDER)}/wijzigen"

    def wijzig(**velden):
        pagina = beheerder.open(adres)
        beheerder.vul_in(pagina, velden, formulier=pagina.formulier(met="rollen"))

    wijzig(naam="Andere Naam")
    persoon.open("/wachtwoord")
    wijzig(rollen=["behandelaar", "manager"], locaties=[str(wereld["locatie_2"])])
    assert persoon.client.get("/wachtwoord").status_code == 303
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER))
        assert gebruiker.naam == "Andere Naam"
        assert gebruiker.rol_set == {Rol.BEHANDELAAR, Rol.MANAGER}
        assert [locatie.id for locatie in gebruiker.locaties] == [wereld["locatie_2"]]
        assert gebruiker.versie == 3
    assert codes(app, wereld["aanbieder"]) == [
        "gebruiker.gewijzigd",
        "gebruiker.rechten_gewijzigd",
    ]


def test_wie_te_laat_is_houdt_zijn_tekst(wereld, als):
    adres = f"/beheer/gebruikers/{wereld.gebruiker(Rol.BEGELEIDER)}/wijzigen"
    eerste, tweede = als(BEHEERDER), als(BEHEERDER)
    pagina = tweede.open(adres)
    open_bij_eerste = eerste.open(adres)
    eerste.vul_in(
        open_bij_eerste,
        {"naam": "Van de Eerste"},
        formulier=open_bij_eerste.formulier(met="rollen"),
    )
    laat = tweede.vul_in(
        pagina, {"naam": "Van de Tweede"}, formulier=pagina.formulier(met="rollen"), status=409
    )
    assert "Iemand anders heeft dit gewijzigd" in laat.tekst
    assert laat.formulier(met="rollen").velden["naam"] == ["Van de Tweede"]
    tweede.vul_in(laat, formulier=laat.formulier(met="rollen"))


def test_een_vreemde_locatie_wordt_niet_gekoppeld(app, wereld, als):
    beheerder = als(BEHEERDER)
    pagina = beheerder.open(f"/beheer/gebruikers/{wereld.gebruiker(Rol.BEGELEIDER)}/wijzigen")
    velden = {"locaties": [str(wereld["locatie_ander"])]}
    beheerder.vul_in(pagina, velden, formulier=pagina.formulier(met="rollen"), status=422)
    with app.app_context():
        gebruiker = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEGELEIDER))
        assert [locatie.id for locatie in gebruiker.locaties] == [wereld["locatie"]]


def doe(beheerder, adres, status=303):
    bewijs = beheerder.open("/beheer/gebruikers").formulier().velden["csrf_token"]
    antwoord = beheerder.client.post(adres, data={"csrf_token": bewijs})
    assert antwoord.status_code == status
    return antwoord


def test_blokkeren_werkt_meteen_en_is_terug_te_draaien(app, wereld, als):
    beheerder, persoon = als(BEHEERDER), als(Rol.MANAGER)
    basis = f"/beheer/gebruikers/{wereld.gebruiker(Rol.MANAGER)}"
    doe(beheerder, f"{basis}/blokkeren")
    assert persoon.client.get("/wachtwoord").status_code == 303
    assert "Geblokkeerd" in beheerder.open(basis).tekst
    doe(beheerder, f"{basis}/deblokkeren")
    assert persoon.client.get("/wachtwoord").status_code == 303
    als(Rol.MANAGER).open("/wachtwoord")
    assert codes(app, wereld["aanbieder"]) == ["gebruiker.geblokkeerd", "gebruiker.gedeblokkeerd"]


def test_een_beheerder_sluit_zichzelf_niet_buiten(wereld, als):
    beheerder = als(BEHEERDER)
    zelf = f"/beheer/gebruikers/{wereld.gebruiker(BEHEERDER)}"
    doe(beheerder, f"{zelf}/blokkeren", status=422)
    pagina = beheerder.open(f"{zelf}/wijzigen")
    velden = {"rollen": ["manager"]}
    geweigerd = beheerder.vul_in(
        pagina, velden, formulier=pagina.formulier(met="rollen"), status=422
    )
    assert "U kunt uw eigen rol van beheerder niet weghalen." in geweigerd.tekst


def test_de_lijst_kost_met_meer_mensen_niet_meer_vragen(app, wereld, als):
    beheerder = als(BEHEERDER)
    with luister(app) as eerst:
        beheerder.open("/beheer/gebruikers")
    with app.app_context():
        aanbieder = db.session.get_one(Organisatie, wereld["aanbieder"])
        for _ in range(3):
            maak_gebruiker(aanbieder, Rol.MANAGER, Rol.BEGELEIDER)
        db.session.commit()
    with luister(app) as later:
        beheerder.open("/beheer/gebruikers")
    assert len(zonder_bijwerk(eerst)) == len(zonder_bijwerk(later)) == 5


def test_de_functioneel_beheerder_maakt_een_organisatie_met_regio(app, als, browser):
    beheerder = als(Rol.FUNCTIONEEL_BEHEERDER)
    velden = {
        "soort": "zorgkantoor",
        "naam": "Zorgkantoor Nieuw",
        "kvk": "12345678",
        "beheerder": "Eerste Beheerder",
        "email": "eerste@zorgkantoor.example",
    }
    pagina = beheerder.open("/beheer/organisaties/nieuw")
    assert "CCE" in pagina.tekst
    klaar = beheerder.vul_in(pagina, velden, formulier=pagina.formulier(met="kvk"))
    pagina = beheerder.volg(klaar)
    link = next(woord for woord in pagina.tekst.split() if "/uitnodiging/" in woord)
    browser.open(link)
    beheerder.vul_in(pagina, {"regio": "3150"}, formulier=pagina.formulier(met="regio"))
    with app.app_context():
        organisatie = db.session.scalars(
            sa.select(Organisatie).where(Organisatie.kvk == "12345678")
        ).one()
        regio = db.session.scalars(sa.select(Regio).where(Regio.code == "3150")).one()
        assert (organisatie.soort, regio.zorgkantoor_id, regio.van) == (
            OrganisatieSoort.ZORGKANTOOR,
            organisatie.id,
            clock.today(),
        )
        assert regio.naam == "Amsterdam"


def test_een_link_van_een_ander_ziet_de_beheerder_niet(wereld, als):
    doe(
        als(BEHEERDER),
        f"/beheer/gebruikers/{wereld.gebruiker(Rol.MANAGER, ANDER)}/link",
        status=404,
    )
    with clock.freeze(clock.now() + timedelta(seconds=1)):
        klaar = doe(als(BEHEERDER), f"/beheer/gebruikers/{wereld.gebruiker(Rol.MANAGER)}/link")
    assert klaar.headers["Location"] == f"/beheer/gebruikers/{wereld.gebruiker(Rol.MANAGER)}"
