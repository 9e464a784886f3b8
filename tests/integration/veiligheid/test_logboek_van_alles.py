"""What the log must say after real work: every change, every dossier read, every refusal."""

import re
import uuid

import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import Rol
from portal.platform.audit import AuditKop, AuditRegel, Uitkomst, controleer
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.objecten import AANBIEDER, ANDERE_AANBIEDER, ZORGKANTOOR, iemand, organisatie
from tests.pagina_lijst import ALLE, HTML, adres_van
from tests.person import Browser
from tests.sql import luister, schrijft_naar

STUREND = {"/inloggen", "/uitloggen"}
BIJWERK = {"idempotentie", "werkt_nu"}
REGEL = re.compile(r"\s*insert\s+into\s+\"?audit_regel", re.IGNORECASE)
DOSSIER = {
    *("aanvraag_id", "client_id", "besluit_id", "poststuk_id"),
    *("plan_id", "dialoog_id", "dialoogbrief_id", "afspraak_id"),
    *("traject_id", "trajectactie_id", "trajectverslag_id"),
}
ONVERANDERD = {
    "aanvraag.rekentool-groepslid": "no text to type: the same figures",
    "aanvraag.rekentool-instroom": "no text to type: the same figures",
    "aanvraag.rekentool-instroom-lid": "no text to type: the same figures",
    "aanvraag.sectie": "says that the section is complete, and stores nothing",
    "aanvraag.vragen-elders": "shows what is asked on another page",
    "beoordeling.aanvulling_vragen": "adds a row to the page, nothing is stored yet",
    "beoordeling.aanvulling_vragen-groep": "adds a row to the page, nothing is stored yet",
    "beoordeling.toetsing-client-in-groep": "no text to type: what is judged with the group",
    "beoordeling.werkvoorraad": "no dossier was ticked",
    "beoordeling.werkvoorraad-filters": "no dossier was ticked",
    "berichten.bereikbaarheid": "no text to type: the same choice",
    "berichten.bereikbaarheid-op-papier": "no text to type: the same choice",
    "dialoog.plan_schrijven-algemeen": "no text to type: the same contact",
    "toekenning.verhuizing_wijzigen": "no text to type: the same day and place",
}
"""Pages with a form that is accepted as it stands and changes nothing, each with the reason."""
GEKNOEI = {
    "edited": "UPDATE audit_regel SET code = 'client.lezen_' WHERE keten = :keten AND nr = 3",
    "removed": "DELETE FROM audit_regel WHERE keten = :keten AND nr = 3",
    "inserted": (
        "INSERT INTO audit_regel SELECT keten, nr + 1000, moment, code, gebruiker_id, rol, namens,"
        " uitkomst, client_id, object_soort, object_id, versie, kenmerk, vorige, zeroblob(32)"
        " FROM audit_regel WHERE keten = :keten AND nr = 3"
    ),
    "moved": "UPDATE audit_regel SET nr = CASE nr WHEN 3 THEN 5004 ELSE 5003 END"
    " WHERE keten = :keten AND nr IN (3, 4)",
    "cut off": "DELETE FROM audit_regel WHERE keten = :keten AND nr >= :laatste",
}


def regels(opdrachten: list[str]) -> int:
    return sum(1 for opdracht in opdrachten if REGEL.match(opdracht))


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_elke_wijziging_laat_een_regel_achter(kopie, bezoek):
    """Something is typed wherever that can be, so that what is accepted changes something."""
    adres, browser = adres_van(bezoek, kopie), kopie.browser(bezoek.pagina)
    pagina = browser.open(adres, status=bezoek.pagina.status)
    stil, gelukt, gelogd = [], set(), set()
    for actie, knop, gegevens in pagina.document.verzendingen(erbij=" Nog een zin."):
        doel = actie or adres
        if doel in STUREND:
            continue
        gegevens["_eenmalig"] = str(uuid.uuid4())
        with luister(kopie.app) as opdrachten:
            status = browser.client.post(doel, data=gegevens).status_code
        assert status < 400 or status in {409, 422}
        geschreven = schrijft_naar(opdrachten) - BIJWERK
        if status < 400 and geschreven and not regels(opdrachten):
            stil.append((doel, knop, geschreven))
        if status < 400:
            gelukt.add(doel)
        if regels(opdrachten):
            gelogd.add(doel)
    assert stil == []
    assert gelukt <= gelogd or bezoek.naam in ONVERANDERD


LEZEND = [b for b in ALLE if b.pagina.rol is not None and b.pagina.status == 200]


@pytest.mark.parametrize("bezoek", LEZEND, ids=lambda bezoek: bezoek.naam)
def test_een_dossier_lezen_is_een_regel_in_de_eigen_keten(demo, bezoek):
    adres, browser = adres_van(bezoek, demo), demo.browser(bezoek.pagina)
    with demo.app.app_context():
        gebruiker = demo.gebruiker(bezoek.pagina)
        wie, keten = gebruiker.id, gebruiker.organisatie_id
        dossier = DOSSIER & set(bezoek.pagina.argumenten(gebruiker))
        voor = db.session.scalar(
            sa.select(sa.func.max(AuditRegel.nr)).where(AuditRegel.keten == keten)
        )
    with luister(demo.app) as opdrachten, browser.client.get(adres):
        pass
    assert regels(opdrachten) <= 1
    assert regels(opdrachten) == 1 or not dossier
    if regels(opdrachten):
        with demo.app.app_context():
            regel = db.session.get_one(AuditRegel, (keten, (voor or 0) + 1))
            assert (regel.gebruiker_id, regel.uitkomst) == (wie, Uitkomst.GELUKT)
            assert regel.namens == keten


def test_wat_iemand_deed_is_namens_de_eigen_organisatie(demo):
    with demo.app.app_context():
        gedaan = sa.select(AuditRegel).where(
            AuditRegel.gebruiker_id.is_not(None), AuditRegel.uitkomst == Uitkomst.GELUKT
        )
        regels = db.session.scalars(gedaan).all()
        assert len({regel.code for regel in regels}) > 10
        anders = {r.code for r in regels if r.namens is None or r.namens != r.keten}
    assert anders == set()


@pytest.mark.parametrize("rol", list(Rol), ids=lambda rol: rol.value)
def test_een_weigering_is_een_regel(demo, rol):
    adres = "/beheer/gebruikers/nieuw" if rol is Rol.AUDITOR else "/beheer/logboek"
    with demo.app.app_context():
        wie = iemand(rol)
        keten = db.session.get_one(Gebruiker, wie).organisatie_id
        browser = Browser(demo.app).als(wie)
    assert browser.client.get(adres).status_code == 403
    with demo.app.app_context():
        vraag = sa.select(AuditRegel).where(AuditRegel.keten == keten)
        regel = db.session.scalars(vraag.order_by(AuditRegel.nr.desc()).limit(1)).one()
        assert (regel.code, regel.uitkomst) == ("toegang.geweigerd", Uitkomst.GEWEIGERD)
        assert (regel.gebruiker_id, regel.rol) == (wie, rol.value)


@pytest.mark.parametrize("welke", [AANBIEDER, ANDERE_AANBIEDER, ZORGKANTOOR])
@pytest.mark.parametrize("geknoei", GEKNOEI)
def test_geknoei_na_echt_werk_valt_op(kopie, geknoei, welke):
    with kopie.app.app_context():
        keten = organisatie(welke).id
        assert controleer()[1] == []
        laatste = db.session.get_one(AuditKop, keten).nr
        opdracht = sa.text(GEKNOEI[geknoei])
        waarden = {"keten": keten.hex, "laatste": laatste - 2}
        with db.engine.begin() as verbinding:
            for naam in ("update", "delete", "replace"):
                verbinding.exec_driver_sql(f"DROP TRIGGER audit_regel_vast_{naam}")
            verbinding.execute(
                opdracht, {naam: w for naam, w in waarden.items() if f":{naam}" in opdracht.text}
            )
        breuken = controleer()[1]
    assert {breuk.keten for breuk in breuken} == {keten}
    uitslag = kopie.app.test_cli_runner().invoke(args=["verify-audit"])
    assert uitslag.exit_code == 1
    assert str(keten) in uitslag.output
