"""When clients are due: the table against the rule, row by row, and who is in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.queries.cce import cce_van
from portal.aanvraag.trajecten import trajectbron
from portal.beoordeling.models import Toekenning
from portal.clienten.actions import maak_zoekindexen
from portal.clienten.models import Client
from portal.domain.ontwikkeltraject import bepaal_signaaldatum, bepaal_start
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten, vernieuw_beurten_van
from portal.ontwikkeltraject.models import Trajectbeurt, Trajectlid
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.clienten import maak_client
from tests.factories.ontwikkeltraject import maak_afgerond
from tests.factories.toekenning import LOPEND, VOORAF, maak_groepstoekenningen, maak_toekenning
from tests.factories.verhuizing import maak_verhuisd, maak_verhuizing

NU = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
VANDAAG = date(2026, 11, 20)
S14 = replace(VOORAF, ingang=date(2024, 3, 1), maanden=36)


def rijen():
    """Give what stands in the table: client -> start, last traject and signaaldatum."""
    return {
        rij.client_id: (rij.start, rij.laatste_traject, rij.dag)
        for rij in db.session.scalars(
            sa.select(Trajectbeurt), execution_options={"populate_existing": True}
        )
    }


def volgens_de_regel():
    """Compute the same in plain Python over all rows."""
    uit = {}
    for client in db.session.scalars(sa.select(Client)):
        eigen = sa.select(Toekenning).where(Toekenning.client_id == client.id)
        perioden = [
            (rij.ingang, rij.einde)
            for rij in db.session.scalars(eigen)
            if rij.bevestigd_op is not None
        ]
        trajecten = sa.select(Trajectlid.afgerond_op).where(Trajectlid.client_id == client.id)
        laatste = max(db.session.scalars(trajecten), default=None)
        start = bepaal_start(perioden, VANDAAG, 31)
        if start is not None:
            uit[client.id] = (start, laatste, bepaal_signaaldatum(start, laatste, 36))
    return uit


def maak_alles(wereld):
    """Make clients of every kind; gives the id of whose meerzorg ends on the day."""
    _, groep = maak_groepstoekenningen(wereld, 4, S14)
    maak_afgerond(wereld, [rij.client for rij in groep[:2]], date(2026, 1, 14))
    maak_afgerond(wereld, [groep[0].client], date(2026, 6, 1))
    lang = maak_toekenning(wereld, replace(VOORAF, ingang=date(2023, 1, 1), maanden=24)).client
    maak_toekenning(wereld, replace(VOORAF, ingang=date(2025, 2, 1)), client=lang)
    kort = maak_toekenning(wereld, replace(VOORAF, ingang=date(2023, 1, 1), maanden=24)).client
    maak_toekenning(wereld, replace(VOORAF, ingang=date(2025, 2, 2)), client=kort)
    maak_toekenning(wereld, replace(VOORAF, ingang=date(2024, 11, 21)))
    maak_toekenning(wereld, replace(VOORAF, ingang=date(2024, 11, 20)))
    maak_toekenning(wereld, replace(VOORAF, ingang=date(2026, 11, 21)))
    maak_toekenning(wereld, replace(VOORAF, bevestigd=False))
    maak_toekenning(wereld, replace(VOORAF, einde=date(2026, 4, 30)))
    return maak_toekenning(wereld, replace(VOORAF, einde=VANDAAG)).client_id


def test_every_row_follows_from_the_toekenningen_and_who_stops_disappears(app, wereld):
    with app.app_context():
        laatste_dag = maak_alles(wereld)
        db.session.commit()
        verwacht = volgens_de_regel()
        db.session.rollback()
        assert vernieuw_beurten(NU, per_keer=3) == len(verwacht) == 8
        assert rijen() == verwacht
        db.session.rollback()
        assert vernieuw_beurten(NU, per_keer=4) == 0
        assert laatste_dag in verwacht
        assert vernieuw_beurten(NU + timedelta(days=1)) == 3
        over = rijen()
        assert over.keys() - verwacht.keys() == {
            rij.client_id
            for rij in db.session.scalars(sa.select(Toekenning))
            if rij.ingang == date(2026, 11, 21)
        }
        assert laatste_dag not in over


def test_the_members_of_a_finished_traject_are_due_again_at_once(app, wereld):
    with app.app_context():
        _, groep = maak_groepstoekenningen(wereld, 4, S14)
        ander = maak_toekenning(wereld).client_id
        db.session.commit()
        vernieuw_beurten(NU)
        leden = [rij.client_id for rij in groep]
        start = date(2024, 3, 1)
        assert {nr: rijen()[nr] for nr in leden} == dict.fromkeys(
            leden, (start, None, date(2027, 3, 1))
        )
        maak_afgerond(wereld, [rij.client for rij in groep], date(2027, 1, 14))
        assert vernieuw_beurten_van(leden, date(2027, 1, 14)) == 4
        assert {nr: rijen()[nr] for nr in leden} == dict.fromkeys(
            leden, (start, date(2027, 1, 14), date(2030, 1, 14))
        )
        assert rijen()[ander] == (LOPEND.ingang, None, date(2029, 5, 1))
        assert vernieuw_beurten_van([leden[0]], date(2027, 3, 1)) == 1
        assert leden[0] not in rijen()


def test_meerzorg_and_trajecten_go_along_to_the_next_aanbieder(app, wereld):
    dag, start, traject = date(2026, 12, 14), date(2024, 3, 1), date(2026, 2, 3)
    with app.test_request_context():
        verhuizing = maak_verhuisd(wereld)
        oud, nieuw = verhuizing.toekenning.client, verhuizing.nieuwe_toekenning.client
        maak_toekenning(wereld, replace(VOORAF, ingang=start, maanden=26), client=oud)
        db.session.commit()
        vernieuw_beurten(datetime(2026, 12, 13, 12, 0, tzinfo=UTC))
        assert rijen() == {oud.id: (start, None, date(2027, 3, 1))}
        db.session.rollback()
        vernieuw_beurten(datetime(2026, 12, 14, 12, 0, tzinfo=UTC))
        assert rijen() == {nieuw.id: (start, None, date(2027, 3, 1))}
        plek = db.session.get_one(Trajectbeurt, nieuw.id)
        assert (plek.aanbieder_id, plek.locatie_id, plek.zorgkantoor_id) == (
            wereld["aanbieder_ander"],
            wereld["locatie_ander"],
            wereld["zorgkantoor_ander"],
        )
        maak_afgerond(wereld, [oud], traject)
        assert vernieuw_beurten_van([oud.id, nieuw.id], dag) == 1
        assert rijen() == {nieuw.id: (start, traject, date(2029, 2, 3))}
        terug = maak_toekenning(wereld, replace(VOORAF, ingang=dag), client=oud)
        weer = maak_verhuizing(wereld, toekenning=terug)
        weer.toekenning, weer.nieuwe_toekenning = verhuizing.nieuwe_toekenning, terug
        maak_afgerond(wereld, [nieuw], dag)
        assert vernieuw_beurten_van([oud.id, nieuw.id], dag) == 2
        assert rijen() == dict.fromkeys([oud.id, nieuw.id], (start, dag, date(2029, 12, 14)))
        assert cce_van([oud.id], dag) == {oud.id: {"betrokken": "ja", "afgerond_op": "2026-12-14"}}


def test_without_a_verhuisformulier_only_the_day_of_the_last_traject_goes_along(app, wereld):
    """The zorgkantoor that granted both meerzorg knows that it is one person.

    When meerzorg began elsewhere stays there, and who only typed the BSN learns nothing.
    """
    oost, dag = wereld["zorgkantoor"], date(2026, 11, 16)
    nu = replace(S14, ingang=dag, locatie="locatie_ander")
    with app.app_context():
        oud = maak_toekenning(wereld, replace(S14, einde=date(2026, 11, 15))).client
        hier = [maak_toekenning(wereld, nu) for _ in range(2)]
        nieuw, vreemd = (rij.client_id for rij in hier)
        hier[1].client.bsn = "999990020"
        concept = maak_client(db.session.get_one(Locatie, wereld["locatie_ander"]))
        for client in (oud, concept, *(rij.client for rij in hier)):
            maak_zoekindexen(client, houder_id=oost)
        for afgerond_op in (date(2025, 6, 1), date(2026, 2, 3)):
            maak_afgerond(wereld, [oud], afgerond_op)
        anew = dict.fromkeys([nieuw, vreemd], (dag, None, date(2029, 11, 16)))
        assert (vernieuw_beurten_van([nieuw, vreemd], VANDAAG), rijen()) == (2, anew)
        for rij in hier:
            rij.zorgkantoor_id = oost
        assert vernieuw_beurten_van([nieuw, vreemd], VANDAAG) == 2
        assert rijen() == anew | {nieuw: (dag, date(2026, 2, 3), date(2029, 2, 3))}
        geen = {"betrokken": "nee", "afgerond_op": None}
        assert cce_van([nieuw, vreemd, concept.id], VANDAAG) == {
            nieuw: {"betrokken": "ja", "afgerond_op": "2026-02-03"},
            vreemd: geen,
            concept.id: geen,
        }
        assert trajectbron().afgerond([nieuw]) == {}


def test_the_command_says_how_many_changed(app, wereld):
    with app.app_context():
        toekenning = maak_toekenning(wereld)
        db.session.commit()
        client_id, plek = toekenning.client_id, toekenning.locatie_id
    with clock.freeze(NU):
        eerste = app.test_cli_runner().invoke(args=["vernieuw-trajectbeurten"])
        tweede = app.test_cli_runner().invoke(args=["vernieuw-trajectbeurten"])
    assert (eerste.output, tweede.output) == ("1 cliënten gewijzigd\n", "0 cliënten gewijzigd\n")
    with app.app_context():
        rij = db.session.get_one(Trajectbeurt, client_id)
        assert (rij.aanbieder_id, rij.zorgkantoor_id, rij.locatie_id) == (
            wereld["aanbieder"],
            wereld["zorgkantoor"],
            plek,
        )
