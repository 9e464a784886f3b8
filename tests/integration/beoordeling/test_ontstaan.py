"""K01: a fixed besluit makes a toekenning; at most one of a person is in force on any day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.actions.ontstaan import ontstaan
from portal.beoordeling.models import ToekenningReeks
from portal.beoordeling.queries.overlap import lees_verloop, list_vervangen
from portal.beoordeling.queries.signaalfeiten import verleden
from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Eindereden, Toestand
from portal.domain.termijnen import Looptijd
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.besluit import maak_besluit
from tests.factories.toekenning import LOPEND, PREVENTIEF, VG7PLUS, VOORAF, maak_toekenning
from tests.sql import luister

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BIJ_ANDER = replace(LOPEND, locatie="locatie_ander")


@pytest.fixture
def in_app(app):
    with app.test_request_context():
        yield app


def besluit_op(wereld, client, ingang, laatste_dag, *, herstelt=None, maanden=18):
    """Make a besluit toekennen that is being fixed."""
    besluit = maak_besluit(maak_rij(wereld, client=client), laatste_dag=laatste_dag)
    besluit.ingangsdatum, besluit.maanden = ingang, maanden
    besluit.etmaalbedrag_cent, besluit.prijspeil = 28_734, 2026
    besluit.invoer = {"invoer": {"tarief": "24/25"}}
    besluit.perspectief = "Hoogstens profiel 3."
    besluit.herstelt_id = herstelt
    db.session.flush()
    return besluit


def stel_vast(wereld, besluit, doelen=()):
    door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.TEAMLEIDER))
    return ontstaan(besluit, list(doelen), door=door, op=OP)


def einde(rij):
    return rij.einde, rij.einde_reden, rij.vervangen_door_id


def test_een_toekenning_is_een_kopie_van_haar_besluit(in_app, wereld):
    client = maak_rij(wereld).client
    besluit = besluit_op(wereld, client, date(2026, 12, 1), date(2028, 5, 31))
    rij = stel_vast(wereld, besluit, [{"doel_id": "6f9c"}])
    assert (rij.nummer, rij.kenmerk) == ("TK-2026-00001", besluit.nummer)
    assert (rij.ingang, rij.maanden, *einde(rij)) == (
        date(2026, 12, 1), 18, date(2028, 5, 31), "", None,
    )  # fmt: skip
    assert (rij.client_id, rij.clientcode, rij.soort, rij.zorgprofiel) == (
        client.id, client.clientcode, "individueel", "VG7",
    )  # fmt: skip
    assert (rij.jaarbedrag_cent, rij.etmaalbedrag_cent, rij.tarief) == (10_487_817, 28_734, "24/25")
    assert (rij.perspectief, rij.doelen) == ("Hoogstens profiel 3.", [{"doel_id": "6f9c"}])
    assert db.session.get_one(ToekenningReeks, 2026).laatste == 1
    codes = db.session.scalars(sa.select(AuditRegel.code).where(AuditRegel.object_id == rij.id))
    assert list(codes) == ["toekenning.ontstaan"]


@pytest.mark.parametrize(
    ("ingang", "verwacht"),
    [
        (date(2026, 12, 1), (date(2026, 11, 30), "vervangen")),
        (date(2026, 5, 1), (date(2026, 4, 30), "vervangen")),
        (date(2026, 4, 1), (date(2026, 3, 31), "vervangen")),
        (date(2028, 4, 30), (date(2028, 4, 29), "vervangen")),
        (date(2028, 5, 1), (date(2028, 4, 30), "")),
    ],
)
def test_een_nieuwe_beeindigt_de_lopende_de_dag_ervoor(in_app, wereld, ingang, verwacht):
    oud = maak_toekenning(wereld)
    nieuw = stel_vast(wereld, besluit_op(wereld, oud.client, ingang, date(2029, 5, 31)))
    assert (oud.einde, oud.einde_reden) == verwacht
    assert oud.vervangen_door_id == (nieuw.id if verwacht[1] else None)
    assert nieuw.einde == date(2029, 5, 31)


def test_wat_eerder_ophoudt_wordt_niet_geraakt(in_app, wereld):
    wens = replace(LOPEND, einde=date(2026, 11, 30), einde_reden=Eindereden.AFBOUW)
    oud = maak_toekenning(wereld, wens)
    stel_vast(wereld, besluit_op(wereld, oud.client, date(2026, 12, 1), date(2028, 5, 31)))
    assert einde(oud) == (date(2026, 11, 30), "afbouw_bereikt", None)


def test_een_van_voor_het_portaal_telt_pas_als_zij_bevestigd_is(in_app, wereld):
    oud = maak_toekenning(wereld, replace(VOORAF, bevestigd=False))
    aanvraag = maak_rij(wereld, client=oud.client)
    nieuw = Looptijd(date(2026, 12, 1), date(2028, 5, 31))
    assert list_vervangen(lees_verloop(aanvraag, behalve=None), nieuw) == ()
    oud.bevestigd_op = OP
    db.session.flush()
    [vervanging] = list_vervangen(lees_verloop(aanvraag, behalve=None), nieuw)
    assert (vervanging.kenmerk, vervanging.nieuwe_laatste_dag) == (oud.kenmerk, date(2026, 11, 30))


def test_herstel_neemt_de_plaats_in_en_geeft_terug_wat_het_oude_had_geeindigd(in_app, wereld):
    eerste = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 1, 1)))
    client = eerste.client
    fout = stel_vast(wereld, besluit_op(wereld, client, date(2026, 12, 1), date(2028, 5, 31)))
    assert einde(eerste) == (date(2026, 11, 30), "vervangen", fout.id)
    besluit = besluit_op(
        wereld, client, date(2027, 2, 1), date(2028, 7, 31), herstelt=fout.besluit_id
    )
    goed = stel_vast(wereld, besluit)
    assert einde(fout) == (date(2026, 11, 30), "hersteld", goed.id)
    assert einde(eerste) == (date(2027, 1, 31), "vervangen", goed.id)
    assert einde(goed) == (date(2028, 7, 31), "", None)


def test_herstel_na_een_latere_toekenning_eindigt_ook_daardoor(in_app, wereld):
    eerste = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 1, 1)))
    client = eerste.client
    fout = stel_vast(wereld, besluit_op(wereld, client, date(2026, 12, 1), date(2028, 5, 31)))
    later = stel_vast(wereld, besluit_op(wereld, client, date(2027, 6, 1), date(2028, 11, 30)))
    besluit = besluit_op(
        wereld, client, date(2027, 6, 15), date(2028, 6, 14), herstelt=fout.besluit_id
    )
    goed = stel_vast(wereld, besluit)
    assert einde(later) == (date(2028, 11, 30), "", None)
    assert einde(goed) == (date(2027, 5, 31), "vervangen", later.id)
    assert einde(eerste) == (date(2027, 5, 31), "vervangen", later.id)


def test_wat_het_herstelde_vrijgeeft_loopt_door_tot_de_eigen_laatste_dag(in_app, wereld):
    eerste = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 1, 1)))
    client = eerste.client
    fout = stel_vast(wereld, besluit_op(wereld, client, date(2026, 12, 1), date(2028, 5, 31)))
    besluit = besluit_op(
        wereld, client, date(2028, 1, 1), date(2029, 12, 31), herstelt=fout.besluit_id
    )
    stel_vast(wereld, besluit)
    assert einde(eerste) == (date(2027, 12, 31), "", None)


@pytest.fixture
def elders(in_app, wereld):
    """Give a toekenning at another aanbieder, and the same person here, known by BSN to ours."""
    ander = maak_toekenning(wereld, BIJ_ANDER)
    ander.zorgkantoor_id, ander.regio_id = wereld["zorgkantoor"], wereld["regio"]
    client = maak_rij(wereld).client
    for persoon in (ander.client, client):
        maak_zoekindexen(persoon, houder_id=wereld["zorgkantoor"])
    db.session.flush()
    return ander, client


def test_een_toekenning_bij_een_andere_aanbieder_moet_eerst_eindigen(elders, wereld):
    ander, client = elders
    besluit = besluit_op(wereld, client, date(2026, 12, 1), date(2028, 5, 31))
    with pytest.raises(DomeinFout) as fout:
        stel_vast(wereld, besluit)
    assert fout.value.code == "loopt_elders"
    assert fout.value.gegevens == {"nummer": ander.nummer, "einde": date(2028, 4, 30)}
    ander.einde, ander.einde_reden = date(2026, 11, 30), "vertrek"
    nieuw = stel_vast(wereld, besluit)
    assert (nieuw.einde, ander.einde) == (date(2028, 5, 31), date(2026, 11, 30))


def test_het_verleden_telt_mee_van_elke_aanbieder_en_alleen_bij_dit_zorgkantoor(elders, wereld):
    ander, client = elders
    aanvraag = maak_rij(wereld, Rij(toestand=Toestand.IN_TOETSING), client=client)
    assert [rij.id for rij in verleden.list_toekenningen(aanvraag)] == [ander.id]
    ander.zorgkantoor_id = wereld["zorgkantoor_ander"]
    db.session.flush()
    assert list(verleden.list_toekenningen(aanvraag)) == []


def test_het_verleden_kent_geen_dag_die_nooit_gold(in_app, wereld):
    nooit = replace(LOPEND, einde=date(2026, 4, 30), einde_reden=Eindereden.HERSTELD)
    nooit_gold = maak_toekenning(wereld, nooit)
    eerder = maak_toekenning(
        wereld, replace(PREVENTIEF, ingang=date(2025, 1, 1)), client=nooit_gold.client
    )
    plus = replace(VG7PLUS, ingang=date(2025, 8, 1), einde=date(2025, 9, 30))
    maak_toekenning(wereld, replace(plus, einde_reden=Eindereden.AFBOUW), client=nooit_gold.client)
    aanvraag = maak_rij(wereld, client=nooit_gold.client)
    gevonden = verleden.list_toekenningen(aanvraag)
    assert [(rij.ingang, rij.einde) for rij in gevonden] == [
        (date(2025, 8, 1), date(2025, 9, 30)),
        (date(2025, 1, 1), eerder.laatste_dag),
    ]
    assert [rij.zorgprofiel for rij in gevonden] == ["VG7+", "VG7"]


def test_lezen_kost_bij_een_evenveel_als_bij_drie(in_app, wereld):
    rij = maak_toekenning(wereld)
    aanvraag = maak_rij(wereld, client=rij.client)
    aantallen = []
    for _ in range(2):
        db.session.expire_all()
        db.session.refresh(aanvraag)
        with luister(in_app) as opdrachten:
            lees_verloop(aanvraag, behalve=None)
            verleden.list_toekenningen(aanvraag)
        aantallen.append(len(opdrachten))
        maak_toekenning(wereld, VOORAF, client=rij.client)
        maak_toekenning(wereld, replace(LOPEND, ingang=date(2022, 1, 1)), client=rij.client)
    assert aantallen == [2, 2]
