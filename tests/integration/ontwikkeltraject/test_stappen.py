"""The steps of a traject as actions: what they keep, and what they refuse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Eindereden
from portal.domain.procedure.volgen import Afspraakstand, Trajecttoestand
from portal.ontwikkeltraject.actions.beginnen import (
    Moment,
    Planning,
    plan_gevraagd,
    plan_traject,
    verplaats,
    vraag_traject,
)
from portal.ontwikkeltraject.actions.einde import rond_traject_af, stop_traject
from portal.ontwikkeltraject.actions.opvolgen import werk_actie_bij
from portal.ontwikkeltraject.actions.schrijven import (
    Actierij,
    Leesbaartekst,
    schrijf_acties,
    schrijf_leesbaar,
)
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectlid
from portal.ontwikkeltraject.queries.meerzorg import (
    find_houder_client,
    find_houder_groep,
    list_leden,
)
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker
from tests.factories.toekenning import AFGELOPEN, maak_toekenning
from tests.factories.traject import (
    ACTIES,
    AFGEROND,
    DAGEN,
    GEPLAND,
    LEESBAAR,
    LOPEND,
    OP,
    VOLLEDIG,
    cce,
    houd,
    maak_traject,
    schrijf_alles,
)

VANDAAG = date(2026, 11, 20)
TWEE_DAGEN = Planning({1: Moment(date(2026, 12, 1)), 2: Moment(date(2026, 12, 15))})
OVER_DE_GRENS = Planning({1: Moment(date(2026, 11, 26)), 2: Moment(date(2027, 1, 14))})


@pytest.fixture(autouse=True)
def context(app, wereld):
    with app.app_context():
        yield


@pytest.fixture
def door(wereld):
    return cce(wereld)


def houder_van(toekenning):
    houder = find_houder_client(toekenning.client_id, op=VANDAAG)
    assert houder is not None
    return houder


def code_van(doe):
    with pytest.raises(DomeinFout) as fout:
        doe()
    return fout.value.code


def test_gevraagd_gepland_lopend(wereld, door):
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    houder = houder_van(maak_toekenning(wereld))
    traject = vraag_traject(houder, " Hoe komt er rust? ", door=manager, op=OP)
    assert (traject.toestand, traject.vraag, traject.coordinator_id) == (
        Trajecttoestand.GEVRAAGD, "Hoe komt er rust?", None,
    )  # fmt: skip
    plan_gevraagd(traject, TWEE_DAGEN, door=door, op=OP)
    assert (traject.toestand, traject.coordinator_id) == (Trajecttoestand.GEPLAND, door.id)
    houd(traject, 1, DAGEN[0], door=door)
    assert traject.toestand is Trajecttoestand.LOPEND
    assert code_van(lambda: rond_traject_af(traject, door=door, op=OP)) == "traject_onvolledig"


def test_afronden_telt_voor_de_client_en_laat_sporen_na(wereld, door, gebeurd):
    traject = maak_traject(wereld, AFGEROND)
    leden = db.session.scalars(sa.select(Trajectlid)).all()
    assert [(lid.client_id, lid.afgerond_op) for lid in leden] == [(traject.client_id, VANDAAG)]
    assert (traject.toestand, traject.afgerond_op) == (Trajecttoestand.AFGEROND, VANDAAG)
    verwacht = ["gepland", *["bijeenkomst_vastgelegd"] * 2, *["beschreven"] * 4, "afgerond"]
    db.session.commit()
    assert gebeurd(traject.id) == verwacht
    codes = db.session.scalars(
        sa.select(AuditRegel.code).where(AuditRegel.object_id == traject.id).order_by(AuditRegel.nr)
    ).all()
    assert codes == [
        "traject.plannen", *["traject.bijeenkomst_vastleggen"] * 2, *["traject.schrijven"] * 4,
        "traject.afronden",
    ]  # fmt: skip


def test_een_groep_telt_voor_wie_er_dan_meerzorg_in_heeft(wereld, door):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True, leden=4))
    een, twee, *rest = list_leden(traject.groep_id, op=VANDAAG)
    toekenning = houder_toekenning(een)
    toekenning.einde, toekenning.einde_reden = VANDAAG - timedelta(days=1), Eindereden.AFBOUW.value
    lid = db.session.scalars(sa.select(Groepslid).where(Groepslid.client_id == twee.id)).one()
    lid.tot = VANDAAG - timedelta(days=1)
    db.session.flush()
    voor = rond_traject_af(traject, door=door, op=OP)
    assert [client.id for client in voor] == [client.id for client in rest]
    assert [lid.client_id for lid in traject.leden] == [client.id for client in rest]


def houder_toekenning(client):
    return db.session.scalars(sa.select(Toekenning).where(Toekenning.client_id == client.id)).one()


def test_een_groep_zonder_meerzorg_kan_niet_worden_afgerond(wereld, door):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True, leden=2))
    for client in list_leden(traject.groep_id, op=VANDAAG):
        houder_toekenning(client).einde = VANDAAG - timedelta(days=1)
    db.session.flush()
    assert code_van(lambda: rond_traject_af(traject, door=door, op=OP)) == "niemand_met_meerzorg"


@pytest.mark.parametrize("samen", [True, False])
def test_een_leesbaar_verslag_noemt_geen_huisgenoot(wereld, door, samen):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    een, twee, _ = list_leden(traject.groep_id, op=VANDAAG)
    if samen:
        delen = {**LEESBAAR.delen, "verandert": f"Voor {een.clientcode} komt er een rooster."}
        tekst = Leesbaartekst(delen=delen)
    else:
        tekst = Leesbaartekst(delen=LEESBAAR.delen, eigen={twee.id: f"Zoals {een.clientcode}."})
    schrijf_leesbaar(traject, tekst, door=door, op=OP)
    assert code_van(lambda: rond_traject_af(traject, door=door, op=OP)) == "verslag_noemt_ander"


@pytest.mark.parametrize("eerder", [0, 1])
def test_een_leesbaar_verslag_noemt_niet_wie_er_sinds_het_begin_wegging(wereld, door, eerder):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    weg = list_leden(traject.groep_id, op=VANDAAG)[0]
    weg.voornamen, weg.achternaam = "Karim", "de Linde-Noord"
    lid = db.session.scalars(sa.select(Groepslid).where(Groepslid.client_id == weg.id)).one()
    lid.tot = traject.bijeenkomsten[0].dag - timedelta(days=eerder)
    delen = {**LEESBAAR.delen, "verandert": "Karims kamer wordt een rustkamer."}
    schrijf_leesbaar(traject, Leesbaartekst(delen=delen), door=door, op=OP)
    if eerder:
        assert len(rond_traject_af(traject, door=door, op=OP)) == 2
        return
    with pytest.raises(DomeinFout) as fout:
        rond_traject_af(traject, door=door, op=OP)
    assert (fout.value.code, fout.value.gegevens["gegeven"]) == ("verslag_noemt_ander", "Karims")


def test_een_eigen_tekst_mag_over_die_client_gaan(wereld, door):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    een = list_leden(traject.groep_id, op=VANDAAG)[0]
    eigen = {een.id: f"Voor {een.clientcode} komt er een eigen kamer."}
    schrijf_leesbaar(traject, Leesbaartekst(delen=LEESBAAR.delen, eigen=eigen), door=door, op=OP)
    assert len(rond_traject_af(traject, door=door, op=OP)) == 3


def test_een_open_traject_per_client_en_per_groep(wereld, door):
    toekenning = maak_toekenning(wereld)
    traject = maak_traject(wereld, GEPLAND, toekenning=toekenning)
    houder = houder_van(toekenning)
    assert (
        code_van(lambda: plan_traject(houder, TWEE_DAGEN, door=door, op=OP)) == "traject_loopt_al"
    )
    stop_traject(traject, "De cliënt is verhuisd.", door=door, op=OP)
    assert traject.toestand is Trajecttoestand.GESTOPT
    plan_traject(houder, TWEE_DAGEN, door=door, op=OP)


def test_een_lid_mag_naast_de_groep_een_eigen_traject_hebben(wereld, door):
    groep = maak_traject(wereld, replace(GEPLAND, groep=True))
    client = list_leden(groep.groep_id, op=VANDAAG)[0]
    houder = find_houder_client(client.id, op=VANDAAG)
    assert houder is not None
    plan_traject(houder, TWEE_DAGEN, door=door, op=OP)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Traject)) == 2


def test_zonder_meerzorg_of_zonder_cce_kan_het_niet(wereld, door):
    afgelopen = maak_toekenning(wereld, AFGELOPEN)
    assert find_houder_client(afgelopen.client_id, op=VANDAAG) is None
    assert find_houder_groep(afgelopen.id, op=VANDAAG) is None
    houder = houder_van(maak_toekenning(wereld))
    db.session.execute(sa.update(AanbiederZorgkantoor).values(cce_id=None))
    zonder = houder_van(maak_toekenning(wereld))
    assert (houder.cce_id, zonder.cce_id) == (wereld["cce"], None)
    assert code_van(lambda: plan_traject(zonder, TWEE_DAGEN, door=door, op=OP)) == "cce_ontbreekt"


def test_twee_kalenderjaren_vragen_een_reden_en_blokkeren_niet(wereld, door):
    houder = houder_van(maak_toekenning(wereld))
    db.session.commit()

    def plan(reden):
        return plan_traject(houder, replace(OVER_DE_GRENS, reden=reden), door=door, op=OP)

    assert code_van(lambda: plan(" ")) == "jaargrensreden_ontbreekt"
    db.session.rollback()
    traject = plan("De familie kan in december niet.")
    assert traject.jaargrensreden == "De familie kan in december niet."
    assert [rij.dag for rij in traject.bijeenkomsten] == [date(2026, 11, 26), date(2027, 1, 14)]


def test_verplaatsen_kan_tot_de_bijeenkomst_is_gehouden(wereld, door):
    traject = maak_traject(wereld, LOPEND)
    assert code_van(
        lambda: verplaats(traject, Planning({1: Moment(VANDAAG)}), door=door, op=OP)
    ) == "bijeenkomst_al_gehouden"  # fmt: skip
    assert code_van(
        lambda: verplaats(traject, Planning({2: Moment(DAGEN[0])}), door=door, op=OP)
    ) == "bijeenkomst_zelfde_dag"  # fmt: skip
    verplaats(traject, Planning({2: Moment(date(2026, 12, 8))}), door=door, op=OP)
    assert [rij.dag for rij in traject.bijeenkomsten] == [DAGEN[0], date(2026, 12, 8)]


def test_zonder_dag_is_de_tweede_bijeenkomst_weer_open(wereld, door):
    traject = plan_traject(houder_van(maak_toekenning(wereld)), TWEE_DAGEN, door=door, op=OP)
    verplaats(traject, Planning({1: Moment(date(2026, 12, 2))}), door=door, op=OP)
    db.session.commit()
    db.session.expire_all()
    assert [rij.dag for rij in traject.bijeenkomsten] == [date(2026, 12, 2)]
    verplaats(traject, TWEE_DAGEN, door=door, op=OP)
    assert [rij.nr for rij in traject.bijeenkomsten] == [1, 2]


def test_acties_houden_hun_nummer_en_hun_stand(wereld, door):
    traject = maak_traject(wereld, VOLLEDIG)
    werk_actie_bij(traject.acties[1], Afspraakstand.BEZIG, door=door, op=OP)
    anders = replace(ACTIES[1], nr=2, wat="Het team oefent elke maand")
    nieuw = Actierij(wat="De kamer schilderen", eigenaar="Huismeester", dag=VANDAAG)
    schrijf_acties(traject, [anders, nieuw], door=door, op=OP)
    db.session.flush()
    rijen = db.session.scalars(sa.select(Trajectactie).order_by(Trajectactie.nr)).all()
    assert [(rij.nr, rij.wat, rij.stand) for rij in rijen] == [
        (2, "Het team oefent elke maand", Afspraakstand.BEZIG),
        (3, "De kamer schilderen", Afspraakstand.OPEN),
    ]
    assert code_van(
        lambda: schrijf_acties(traject, [replace(nieuw, nr=9)], door=door, op=OP)
    ) == "actie_onbekend"  # fmt: skip


def test_alleen_de_cce_rondt_af_en_na_het_afronden_ligt_de_tekst_vast(wereld, door):
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    traject = maak_traject(wereld, VOLLEDIG)
    assert code_van(lambda: rond_traject_af(traject, door=manager, op=OP)) == "rol_ontbreekt"
    rond_traject_af(traject, door=door, op=OP)
    assert code_van(lambda: schrijf_alles(traject, door=door)) == "handeling_niet_mogelijk"
    assert code_van(lambda: rond_traject_af(traject, door=door, op=OP)) == "handeling_niet_mogelijk"
