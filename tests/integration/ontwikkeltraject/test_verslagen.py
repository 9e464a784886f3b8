"""B16 and B19: what they say, to whom, and that their bytes stay."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.actions.schrijven import Leesbaartekst, schrijf_leesbaar
from portal.ontwikkeltraject.letters.afronden import rond_af
from portal.ontwikkeltraject.models import Trajectbeurt, Trajectverslag
from portal.ontwikkeltraject.queries.meerzorg import list_leden
from portal.platform.database import db
from portal.platform.pdf import maak_pdf, van_gegevens
from tests.factories.traject import AFGEROND, LEESBAAR, OP, VOLLEDIG, cce, maak_traject


@pytest.fixture(autouse=True)
def context(app, wereld):
    with app.app_context():
        yield


def verslagen():
    return db.session.scalars(sa.select(Trajectverslag).order_by(Trajectverslag.nr)).all()


def inhoud(verslag):
    return verslag.brief.decode()


def test_de_bytes_zijn_bewaard_en_opnieuw_te_maken(wereld):
    traject = maak_traject(wereld, AFGEROND)
    rijen = verslagen()
    assert [(rij.nr, rij.soort, rij.client_id) for rij in rijen] == [
        (1, "B16", None), (2, "B19", traject.client_id),
    ]  # fmt: skip
    for rij in rijen:
        assert hashlib.sha256(rij.brief).hexdigest() == rij.brief_sha256
        assert hashlib.sha256(rij.pdf).hexdigest() == rij.pdf_sha256
        assert maak_pdf(van_gegevens(json.loads(rij.brief))) == rij.pdf


def test_b16_heeft_alles_en_noemt_geen_naam(wereld):
    traject = maak_traject(wereld, AFGEROND)
    tekst = inhoud(verslagen()[0])
    for deel in (
        traject.clientcode, "7 september 2026", "2 november 2026", "Dagprogramma en zinvolle dag",
        "De ochtend duurt lang.", "Er is te weinig rust in de ochtend.",
        "Een vast ochtendrooster maken", "Teamleider De Es", "10 mei 2027",
        "Een gesprek met familie en team.", "Het ochtendrooster komt in het ondersteuningsplan.",
        "Vaste ochtendroosters op elke woning.", "Een rooster met vaste gezichten.",
        "Alle woningen met meerzorg.", "Op de teamdag in het voorjaar.",
    ):  # fmt: skip
        assert deel in tekst, deel
    assert traject.client.achternaam not in tekst


def test_b19_is_in_gewone_taal_en_zonder_knelpunten(wereld):
    traject = maak_traject(wereld, AFGEROND)
    tekst = inhoud(verslagen()[1])
    for deel in (*LEESBAAR.delen.values(), traject.client.achternaam, "10 mei 2027"):
        assert deel in tekst, deel
    assert "Er is te weinig rust in de ochtend." not in tekst
    assert '"groot":true' in tekst


def test_elk_lid_krijgt_een_eigen_b19_zonder_huisgenoten(wereld):
    door = cce(wereld)
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    leden = list_leden(traject.groep_id, op=OP.date())
    for nr, lid in enumerate(leden, start=1):
        lid.achternaam, lid.voornamen = f"Lid{nr}", f"Voornaam{nr}"
    eigen = {leden[0].id: "U krijgt een rustige kamer."}
    schrijf_leesbaar(traject, Leesbaartekst(delen=LEESBAAR.delen, eigen=eigen), door=door, op=OP)
    rond_af(traject, door=door, op=OP)
    b16, *b19 = verslagen()
    assert [rij.client_id for rij in b19] == [lid.id for lid in leden]
    assert [lid.clientcode for lid in leden if lid.clientcode in inhoud(b16)] == [
        lid.clientcode for lid in leden
    ]
    for rij, lid in zip(b19, leden, strict=True):
        tekst = inhoud(rij)
        anderen = [ander for ander in leden if ander is not lid]
        kenmerken = [ander.clientcode for ander in anderen]
        kenmerken += [naam for ander in anderen for naam in (ander.achternaam, ander.voornamen)]
        assert [kenmerk for kenmerk in kenmerken if kenmerk in tekst] == []
        assert lid.achternaam in tekst
        assert ("U krijgt een rustige kamer." in tekst) is (lid is leden[0])


@pytest.mark.parametrize(("met", "zin"), [(1, "Deze cliënt had op"), (2, "Zij hadden op")])
def test_b16_zegt_voor_hoeveel_clienten_van_de_groep_het_telt(wereld, met, zin):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    codes = [lid.clientcode for lid in list_leden(traject.groep_id, op=OP.date())]
    weg = sa.update(Toekenning).where(Toekenning.clientcode.in_(codes[met:]))
    db.session.execute(weg.values(einde=OP.date() - timedelta(days=1)))
    rond_af(traject, door=cce(wereld), op=OP)
    voor = " en ".join(codes[:met])
    assert f"Voor {voor}. {zin} de dag van afronden meerzorg." in inhoud(verslagen()[0])


def test_wie_zonder_meerzorg_in_de_groep_is_staat_apart(app, als, wereld):
    traject = maak_traject(wereld, replace(VOLLEDIG, groep=True))
    eerste, *anderen = [lid.clientcode for lid in list_leden(traject.groep_id, op=OP.date())]
    weg = sa.update(Toekenning).where(Toekenning.clientcode == eerste)
    db.session.execute(weg.values(einde=OP.date() - timedelta(days=1)))
    db.session.commit()
    adres = f"/ontwikkeltrajecten/{traject.id}/afronden"
    tekst = als(Rol.CCE_COORDINATOR).open(adres).tekst
    telt, _, zonder = tekst.partition("Nu zonder meerzorg")
    geteld = [code in telt for code in (eerste, *anderen)]
    assert geteld == [False, *(True for _ in anderen)]
    assert [code in zonder for code in (eerste, *anderen)] == [not telt for telt in geteld]


def test_wie_aan_de_beurt_is_verandert_meteen(wereld):
    traject = maak_traject(wereld, AFGEROND)
    beurt = db.session.get_one(Trajectbeurt, traject.client_id)
    assert (str(beurt.laatste_traject), str(beurt.dag)) == ("2026-11-20", "2029-11-20")
