"""Electronic reachability, the letter that goes instead, and the proof of sending."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.berichten.actions.niet_afgeleverd import meld_niet_afgeleverd
from portal.berichten.models import Bereikbaarheid, Bericht, Mail, Mailgebeurtenis, Taak
from portal.domain.berichten import Mailstand
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.letters.einde_versturen import verstuur_afloop
from tests.factories.toekenning import maak_toekenning
from tests.factories.wereld import ANDER
from tests.postbus import lees_post, lees_taken, tel_mails

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ADRES = "/bereikbaarheid"
MANAGERS = ["manager.eigen", "manager.tweede"]


@pytest.fixture(autouse=True)
def op_dag():
    with clock.freeze(OP):
        yield


@pytest.fixture
def kies(als):
    """Choose how the zorgkantoor may write."""

    def doe(keuze, *, welke="eigen", status=303):
        browser = als(Rol.BEHEERDER_AANBIEDER, welke)
        pagina = browser.open(ADRES)
        formulier = pagina.formulier(met="keuze")
        return browser.vul_in(pagina, {"keuze": keuze}, formulier=formulier, status=status)

    return doe


@pytest.fixture
def brief(app, maak):
    """Send a letter about a toekenning, and give its id."""

    def verstuur():
        toekenning_id = maak(maak_toekenning)
        with app.app_context():
            rij = verstuur_afloop(db.session.get_one(Toekenning, toekenning_id), door=None, op=OP)
            db.session.commit()
            return rij.id

    return verstuur


def leg_vast(als, taak, dag, *, rol=Rol.BEOORDELAAR, status=303):
    browser = als(rol)
    pagina = browser.open(f"/taken/{taak.id}/per-brief")
    formulier = pagina.formulier(met="gepost")
    return browser.vul_in(pagina, {"gepost": dag}, formulier=formulier, status=status)


def keuzes(app):
    with app.app_context():
        rijen = db.session.scalars(sa.select(Bereikbaarheid).order_by(Bereikbaarheid.van))
        return [(rij.van, rij.elektronisch) for rij in rijen]


def codes(app, begin):
    with app.app_context():
        vraag = sa.select(AuditRegel.code).where(AuditRegel.code.startswith(begin))
        return sorted(db.session.scalars(vraag))


def test_een_keuze_geldt_vanaf_vandaag_en_staat_in_het_logboek(app, als, kies):
    assert "checked" in als(Rol.BEHEERDER_AANBIEDER).open(ADRES).antwoord.text
    kies("papier")
    assert keuzes(app) == [(OP.date(), False)]
    with clock.freeze(OP + timedelta(days=3)):
        kies("elektronisch")
        kies("elektronisch")
        tekst = als(Rol.BEHEERDER_AANBIEDER).open(ADRES).tekst
    assert keuzes(app) == [(OP.date(), False), (date(2026, 11, 23), True)]
    assert codes(app, "bereikbaarheid.") == [
        "bereikbaarheid.gegeven",
        "bereikbaarheid.ingetrokken",
    ]
    assert "20 nov 2026 Per brief Beheerder aanbieder eigen" in tekst


def test_twee_keer_op_een_dag_is_een_keuze_van_die_dag(app, kies):
    kies("papier")
    kies("elektronisch")
    assert keuzes(app) == [(OP.date(), True)]


def test_een_oude_bladzijde_verandert_niets(app, als, kies):
    browser = als(Rol.BEHEERDER_AANBIEDER)
    oud = browser.open(ADRES)
    kies("papier")
    formulier = oud.formulier(met="keuze")
    browser.vul_in(oud, {"keuze": "elektronisch"}, formulier=formulier, status=409)
    assert keuzes(app) == [(OP.date(), False)]


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER_ZORGKANTOOR])
def test_alleen_de_beheerder_van_de_aanbieder_kiest(als, rol):
    als(rol).open(ADRES, status=403)


def test_wie_voor_brieven_koos_krijgt_het_bericht_zonder_mail_en_het_team_een_taak(
    app, wereld, kies, brief
):
    kies("papier")
    brief_id = brief()
    assert lees_post(app) == [
        ("N11", "toekenningsbrief", mens, "wettelijk", False) for mens in MANAGERS
    ]
    assert tel_mails(app) == 0
    (taak,) = lees_taken(app)
    assert (taak.soort, taak.code, taak.organisatie_id, taak.object_id) == (
        "per_brief",
        "N11",
        wereld["zorgkantoor"],
        brief_id,
    )


def test_de_keuze_van_een_ander_telt_niet(app, kies, brief):
    kies("papier", welke=ANDER)
    brief()
    assert [rij.mail for rij in lees_post(app)] == [True, True]
    assert lees_taken(app) == []


def test_de_dag_van_posten_wordt_vastgelegd_en_is_het_bewijs(app, als, kies, brief):
    kies("papier")
    brief_id = brief()
    (taak,) = lees_taken(app)
    assert "Afhandelen" in als(Rol.TEAMLEIDER).open("/berichten/taken").tekst
    leg_vast(als, taak, "20-11-2026")
    (taak,) = lees_taken(app)
    assert taak.gegevens["gepost"] == "2026-11-20"
    assert taak.afgehandeld_op == OP
    assert codes(app, "bericht.per_brief") == ["bericht.per_brief"]
    tekst = als(Rol.BEOORDELAAR).open(f"/toekenningsbrieven/{brief_id}").tekst
    assert "Brief aan de aanbieder gepost op 20 november 2026" in tekst
    assert "Geen e-mail, wel een brief" in tekst
    assert "Verzending" not in als(Rol.MANAGER).open(f"/toekenningsbrieven/{brief_id}").tekst


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        ("21-11-2026", "Deze dag is nog niet geweest."),
        ("19-11-2026", "Het bericht is van 20 november 2026."),
        ("", "Vul een dag in."),
    ],
)
def test_een_dag_die_niet_kan(app, als, kies, brief, dag, tekst):
    kies("papier")
    brief()
    (taak,) = lees_taken(app)
    assert tekst in leg_vast(als, taak, dag, status=422).tekst
    assert lees_taken(app)[0].afgehandeld_op is None


def test_een_brief_gaat_een_keer(app, als, kies, brief):
    kies("papier")
    brief()
    (taak,) = lees_taken(app)
    ander = als(Rol.TEAMLEIDER)
    oud = ander.open(f"/taken/{taak.id}/per-brief")
    leg_vast(als, taak, "20-11-2026")
    formulier = oud.formulier(met="gepost")
    geweigerd = ander.vul_in(oud, {"gepost": "20-11-2026"}, formulier=formulier, status=422)
    assert "Deze taak is al afgehandeld." in geweigerd.tekst
    assert codes(app, "bericht.per_brief") == ["bericht.per_brief"]


def test_zonder_dag_is_een_brief_niet_af_te_vinken(app, als, kies, brief):
    kies("papier")
    brief()
    (taak,) = lees_taken(app)
    browser = als(Rol.BEOORDELAAR)
    velden = browser.open(f"/taken/{taak.id}/per-brief").formulier(met="gepost").velden
    gegevens = {"csrf_token": velden["csrf_token"]}
    antwoord = browser.client.post(f"/berichten/taken/{taak.id}/afhandelen", data=gegevens)
    assert antwoord.location == f"/taken/{taak.id}/per-brief"
    assert lees_taken(app)[0].afgehandeld_op is None


def test_een_ander_zorgkantoor_ziet_de_brief_niet(app, als, kies, brief):
    kies("papier")
    brief()
    (taak,) = lees_taken(app)
    als(Rol.BEOORDELAAR, ANDER).open(f"/taken/{taak.id}/per-brief", status=404)
    als(Rol.MANAGER).open(f"/taken/{taak.id}/per-brief", status=404)
    als(Rol.AUDITOR).open(f"/taken/{taak.id}/per-brief", status=403)


@pytest.fixture
def mislukt(app, brief):
    """Send a letter of which one e-mail was refused, and give the ids of both."""
    brief_id = brief()
    with app.app_context():
        mail = db.session.scalars(sa.select(Mail).order_by(Mail.adres)).first()
        mail.stand = Mailstand.MISLUKT
        meld_niet_afgeleverd(mail, op=OP)
        meld_niet_afgeleverd(mail, op=OP)
        db.session.commit()
        return brief_id, mail.id


def test_een_mail_die_niet_aankomt_meldt_behandelaar_en_beheerder_een_keer(app, wereld, mislukt):
    brief_id, mail_id = mislukt
    assert lees_post(app, "N14") == [
        ("N14", "toekenningsbrief", mens, "portaal", False)
        for mens in [
            "beheerder_aanbieder.eigen",
            "beheerder_aanbieder.tweede",
            "beheerder_zorgkantoor.eigen",
            "beheerder_zorgkantoor.tweede",
            "beoordelaar.eigen",
        ]
    ]
    adres, taak = lees_taken(app)
    assert (adres.soort, adres.organisatie_id) == ("bereikbaarheid", wereld["aanbieder"])
    assert (taak.soort, taak.object_id, taak.gegevens["mail"]) == (
        "niet_afgeleverd",
        brief_id,
        str(mail_id),
    )


def test_per_brief_na_een_mislukte_mail_staat_in_het_bewijs(app, als, mislukt):
    brief_id, mail_id = mislukt
    later = OP + timedelta(days=3)
    with clock.freeze(later):
        laat = als(Rol.BEOORDELAAR).open(f"/toekenningsbrieven/{brief_id}").tekst
        assert "Nog niemand is bereikt" in laat
        leg_vast(als, lees_taken(app)[1], "23-11-2026")
        tekst = als(Rol.BEOORDELAAR).open(f"/toekenningsbrieven/{brief_id}").tekst
    assert "Nog niemand is bereikt" not in tekst
    assert "De eerste kennisgeving die lukte, is van 23 november 2026." in tekst
    with app.app_context():
        assert db.session.get_one(Mail, mail_id).stand is Mailstand.PER_BRIEF
        laatste = sa.select(Mailgebeurtenis).where(Mailgebeurtenis.mail_id == mail_id)
        stappen = db.session.scalars(laatste.order_by(Mailgebeurtenis.nr)).all()
        assert (stappen[-1].stand, stappen[-1].op) == (Mailstand.PER_BRIEF, later)
        assert db.session.get_one(Gebruiker, stappen[-1].door_id).email.startswith("beoordelaar.")


def test_binnen_48_uur_waarschuwt_niets(als, mislukt):
    with clock.freeze(OP + timedelta(hours=48)):
        tekst = als(Rol.BEOORDELAAR).open(f"/toekenningsbrieven/{mislukt[0]}").tekst
    assert "Nog niemand is bereikt" not in tekst
    assert "Niet aangekomen" in tekst


def test_over_wat_de_wet_niet_vraagt_komt_geen_taak_van_het_team(app, mislukt):
    with app.app_context():
        db.session.execute(sa.update(Bericht).values(bezorging="direct"))
        db.session.execute(sa.delete(Taak))
        mail = db.session.get_one(Mail, mislukt[1])
        meld_niet_afgeleverd(mail, op=OP)
        db.session.commit()
    assert [taak.soort for taak in lees_taken(app)] == ["bereikbaarheid"]
