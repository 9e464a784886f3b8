"""What an aanbieder decides alone: stop, reopen, throw away, take over, change the soort."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Antwoord, CheckPad, Doel, Ondertekening
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from tests.factories.aanvraag import CHECK, TEKST, maak_aanvraag, maak_volledige_aanvraag, vul_check
from tests.factories.clienten import maak_client
from tests.factories.wereld import ANDER, TWEEDE
from tests.invullen import vul

PAGINAS = ("intern-afwijzen", "weggooien", "overnemen", "soort")


def _knop(browser, pagina, deel, status=303):
    """Press the button of the form whose address ends like this."""
    formulier = next(f for f in pagina.document.formulieren if f.actie.endswith(deel))
    return browser.vul_in(pagina, formulier=formulier, status=status)


def _gestopt(wereld, zaak):
    with zaak.app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        vul_check(zaak.lees(), {"k01": "verblijf", "k02": "nee"}, manager)
        db.session.commit()


def _toestand(zaak):
    with zaak.app.app_context():
        return zaak.lees().toestand


def test_intern_stoppen_vraagt_een_analyse(als, wereld, zaak):
    _gestopt(wereld, zaak)
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/intern-afwijzen")
    geweigerd = vul(manager, pagina, {"analyse": "  "}, status=422)
    assert "Schrijf op wat deze zaak u leerde." in geweigerd.tekst
    assert _toestand(zaak) is Toestand.CONCEPT
    vul(manager, geweigerd, {"analyse": "Eerst een nieuwe indicatie."})
    assert _toestand(zaak) is Toestand.INTERN_AFGEWEZEN
    with zaak.app.app_context():
        codes = db.session.scalars(sa.select(AuditRegel.code)).all()
        assert "aanvraag.intern_afwijzen" in codes


def test_intern_stoppen_kan_niet_bij_een_open_check(als, zaak):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/intern-afwijzen")
    geweigerd = vul(manager, pagina, {"analyse": "Toch."}, status=422)
    assert "als de check zonder aanvraag eindigt" in geweigerd.tekst
    assert geweigerd.formulier(met="analyse").velden["analyse"][0].strip() == "Toch."


def test_stoppen_en_heropenen_doet_de_manager(als, wereld, zaak):
    _gestopt(wereld, zaak)
    begeleider = als(Rol.BEGELEIDER)
    begeleider.open(f"{zaak.adres}/intern-afwijzen", status=403)
    uitgang = begeleider.open(f"{zaak.adres}/check/uitgang")
    assert "doet de manager" in uitgang.tekst
    assert begeleider.client.post(f"{zaak.adres}/heropenen").status_code == 400


def test_heropenen_kan_niet_als_er_een_andere_open_is(als, wereld, zaak):
    _gestopt(wereld, zaak)
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/intern-afwijzen")
    vul(manager, pagina, {"analyse": "Eerst een nieuwe indicatie."})
    dossier = manager.open(zaak.adres)
    with zaak.app.app_context():
        wie = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        maak_aanvraag(zaak.lees().client, wie)
        db.session.commit()
    geweigerd = _knop(manager, dossier, "/heropenen", status=422)
    assert "andere aanvraag open" in geweigerd.tekst
    assert _toestand(zaak) is Toestand.INTERN_AFGEWEZEN


def test_weggooien_vraagt_eerst(als, zaak):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/weggooien")
    assert _toestand(zaak) is Toestand.CONCEPT
    vul(manager, pagina, {})
    assert _toestand(zaak) is Toestand.VERVALLEN
    assert zaak.nummer not in manager.open("/aanvragen").document.links
    assert "Vervallen" in manager.open(zaak.adres).tekst


def test_weggooien_mag_alleen_wie_startte_of_de_manager(als, zaak):
    begeleider = als(Rol.BEGELEIDER)
    pagina = begeleider.open(f"{zaak.adres}/weggooien")
    assert "Weggooien kan alleen" in pagina.tekst
    assert "weggooien" not in " ".join(begeleider.open(zaak.adres).document.links)


def test_overnemen_vult_alleen_wat_leeg_is(als, wereld, zaak):
    with zaak.app.app_context():
        bron = maak_volledige_aanvraag(wereld)
        manager_id = wereld.gebruiker(Rol.MANAGER)
        for vraag_id, tekst in {"hs-wie": "Zelf getypt.", "hs-overnemen": ""}.items():
            eigen = Antwoord(
                aanvraag_id=zaak.id,
                vraag_id=vraag_id,
                waarde=tekst,
                door_id=manager_id,
                op=bron.gestart_op,
            )
            db.session.add(eigen)
        leeg = sa.select(Antwoord).where(
            Antwoord.aanvraag_id == bron.id, Antwoord.vraag_id == "hs-levensloop"
        )
        db.session.scalars(leeg).one().waarde = ""
        db.session.commit()
        bron_id = bron.id
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/overnemen")
    vul(manager, pagina, {"bron": str(bron_id)})
    with zaak.app.app_context():
        vraag = sa.select(Antwoord).where(Antwoord.aanvraag_id == zaak.id)
        rijen = {rij.vraag_id: (rij.waarde, rij.herkomst) for rij in db.session.scalars(vraag)}
        assert rijen["hs-wie"] == ("Zelf getypt.", "getypt")
        assert rijen["hs-zonder"] == (TEKST, "overgenomen")
        assert rijen["hs-overnemen"] == (TEKST, "overgenomen")
        assert {"iz-al-ingezet", "hs-levensloop"}.isdisjoint(rijen)
        doelen = db.session.scalars(sa.select(Doel)).all()
        assert len({doel.doel_id for doel in doelen}) == 2
        assert doelen[0].velden == doelen[1].velden
        for soort in (CheckPad, Ondertekening):
            van = db.session.scalars(sa.select(soort.aanvraag_id)).all()
            assert set(van) == {bron_id}
    opnieuw = vul(
        manager, manager.open(f"{zaak.adres}/overnemen"), {"bron": str(bron_id)}, status=422
    )
    assert "Er is niets overgenomen" in opnieuw.tekst


def test_overnemen_kan_niet_van_een_ander(als, wereld, zaak):
    with zaak.app.app_context():
        ander = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER, ANDER))
        client = maak_client(db.session.get_one(Locatie, wereld["locatie_ander"]))
        bron_id = maak_aanvraag(client, ander).id
        db.session.commit()
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"{zaak.adres}/overnemen")
    assert str(bron_id) not in pagina.antwoord.text
    assert "Geen andere aanvragen" in pagina.tekst


def test_omzetten_houdt_de_antwoorden(als, wereld, zaak):
    with zaak.app.app_context():
        zaak.lees().gewenste_maanden = 24
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        vul_check(zaak.lees(), {"k01": CHECK["k01"]}, manager)
        db.session.commit()
    manager = als(Rol.BEGELEIDER)
    pagina = manager.open(f"{zaak.adres}/soort")
    vul(manager, pagina, {}, knop="preventief")
    with zaak.app.app_context():
        assert (zaak.lees().soort, zaak.lees().gewenste_maanden) == ("preventief", 24)
        assert len(db.session.scalars(sa.select(CheckPad)).one().stappen) == 1
    taken = manager.open(zaak.adres)
    assert "3 tot en met 6 maanden" in taken.tekst
    vul(manager, manager.open(f"{zaak.adres}/soort"), {}, knop="individueel")
    with zaak.app.app_context():
        assert zaak.lees().soort == "individueel"


def test_omzetten_naar_een_groep_kan_nog_niet(als, zaak):
    manager = als(Rol.MANAGER)
    geweigerd = vul(manager, manager.open(f"{zaak.adres}/soort"), {"soort": "groep"}, status=422)
    assert "Kies individueel of preventief." in geweigerd.tekst
    with zaak.app.app_context():
        assert zaak.lees().soort == "individueel"


@pytest.mark.parametrize("pagina", PAGINAS)
def test_grenzen(als, zaak, pagina):
    als(Rol.MANAGER, ANDER).open(f"{zaak.adres}/{pagina}", status=404)
    als(Rol.BEOORDELAAR).open(f"{zaak.adres}/{pagina}", status=403)


def test_een_collega_van_een_andere_locatie_ziet_niets(als, zaak):
    als(Rol.BEHANDELAAR, TWEEDE).open(f"{zaak.adres}/weggooien", status=404)
