"""Every figure of a plan equals a count in plain Python over all rows, from its definition."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord, CheckPad, InterneAfwijzing, Voorganger
from portal.beoordeling.models import Toekenning
from portal.clienten.models import Indicatie
from portal.dialoog.queries.plancijfers import bereken
from portal.domain.bevoegdheid import Rol
from portal.domain.evaluatie import Vorm
from portal.domain.procedure import Eindereden, Toestand
from portal.domain.waarden import breuk_uit_tekst
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from portal.toekenning.models import Evaluatie
from tests.factories.beoordeling import Rij, maak_rij
from tests.factories.ontwikkeltraject import maak_afgerond
from tests.factories.plan import OP, maak_plan
from tests.factories.toekenning import (
    AFGELOPEN,
    LOPEND,
    PREVENTIEF,
    VG7PLUS,
    VOORAF,
    maak_groepstoekenningen,
    maak_toekenning,
)
from tests.hulp import WORTEL
from tests.sql import luister

D, VORIG, EIND = date(2026, 1, 1), date(2025, 1, 1), date(2026, 11, 20)
JAAR_EERDER = replace(LOPEND, ingang=date(2025, 3, 1), maanden=12)
GEDEELD = "5f0c8f4e-4a53-4dbb-9a44-0a3c0d1f2e31"
"""A goal of more toekenningen: of a group, or one that went on."""
GEHAALD = {f"doel.{GEDEELD}.stand": "gehaald", "doel.2.stand": "deels_gehaald", "merkte": "Rust"}


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(OP):
        yield


def op(maand, dag):
    return datetime(2026, maand, dag, 9, 0, tzinfo=UTC)


def vul_wereld(wereld):
    """Make one or two of everything that a figure counts, and of what it leaves out."""
    toekenningen = [
        maak_toekenning(wereld, AFGELOPEN),
        maak_toekenning(wereld, replace(AFGELOPEN, einde=date(2025, 12, 31),
                                        einde_reden=Eindereden.OP_VERZOEK)),
        maak_toekenning(wereld, replace(VG7PLUS, ingang=date(2025, 6, 1))),
        maak_toekenning(wereld, replace(PREVENTIEF, ingang=date(2025, 10, 1))),
        maak_toekenning(wereld, replace(VOORAF, ingang=date(2022, 2, 1), maanden=60)),
        maak_toekenning(wereld, replace(VOORAF, ingang=date(2025, 2, 1), bevestigd=False)),
        maak_toekenning(wereld, LOPEND),
        maak_toekenning(wereld, replace(LOPEND, locatie="locatie_2")),
        maak_toekenning(wereld, replace(AFGELOPEN, locatie="locatie_ander")),
    ]  # fmt: skip
    for reden in (Eindereden.AFBOUW, Eindereden.OVERLIJDEN, Eindereden.INGETROKKEN):
        wens = replace(AFGELOPEN, einde=date(2026, 5, 31), einde_reden=reden)
        toekenningen.append(maak_toekenning(wereld, wens))
    nooit = replace(AFGELOPEN, einde=date(2024, 4, 30), einde_reden=Eindereden.HERROEPEN)
    maak_toekenning(wereld, nooit)
    eerst = maak_toekenning(wereld, replace(JAAR_EERDER, meerzorgprofiel="Meerzorgprofiel 5"))
    maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 3, 1)), client=eerst.client)
    maak_groepstoekenningen(wereld, 3, replace(AFGELOPEN, jaarbedrag_cent=8_000_150))
    maak_groepstoekenningen(wereld, 1, replace(AFGELOPEN, locatie="locatie_2"))
    _vul_vragen(wereld, toekenningen)
    _vul_terugblik(wereld, toekenningen)
    indicatie = Indicatie.client_id == toekenningen[0].client_id
    db.session.scalars(sa.select(Indicatie).where(indicatie)).one().lvhc_doelgroep = "Korsakov"
    maak_afgerond(wereld, [toekenningen[4].client], date(2023, 6, 1))
    db.session.commit()
    return toekenningen


def _vul_vragen(wereld, toekenningen):
    maak_rij(wereld, Rij(toestand=Toestand.INGETROKKEN))
    for toestand in (Toestand.INGEDIEND, Toestand.INGETROKKEN):
        maak_rij(wereld, Rij(toestand=toestand, herkomst="mutatie"))
    maak_rij(wereld, Rij(ontvangen_op=datetime(2025, 12, 31, 9, 0, tzinfo=UTC)))
    gestopt = maak_rij(wereld, Rij(toestand=Toestand.INTERN_AFGEWEZEN))
    gestopt.ontvangen_op = None
    pad = CheckPad(aanvraag_id=gestopt.id, nr=1, configversie="2026-1", begonnen_op=OP)
    db.session.add(pad)
    db.session.flush()
    for dag in (date(2026, 1, 1), date(2025, 12, 31)):
        db.session.add(
            InterneAfwijzing(
                aanvraag_id=gestopt.id, pad_id=pad.id, uitgang="u-consult", dag=dag,
                analyse="", door_id=wereld.gebruiker(Rol.MANAGER), op=OP,
            )
        )  # fmt: skip
    her = maak_rij(
        wereld,
        Rij(toestand=Toestand.AFGEWEZEN, herkomst="heraanvraag"),
        client=toekenningen[3].client,
    )
    db.session.add(Voorganger(aanvraag_id=her.id, toekenning_id=toekenningen[3].id, gegevens={}))
    db.session.add(
        Antwoord(
            aanvraag_id=her.id, vraag_id="ha-doelen", door_id=wereld.gebruiker(Rol.MANAGER), op=OP,
            waarde={"d9": {"stand_vorig_doel": "niet gehaald"}},
        )
    )  # fmt: skip


def _vul_terugblik(wereld, toekenningen):
    for nr, (rij, moment) in enumerate(
        [(toekenningen[0], op(5, 2)), (toekenningen[0], op(6, 2)), (toekenningen[2], op(1, 1))]
    ):
        evaluatie = Evaluatie(
            toekenning_id=rij.id, aanbieder_id=rij.aanbieder_id, zorgkantoor_id=rij.zorgkantoor_id,
            nr=nr + 1, vorm=Vorm.VOLLEDIG, kaderversie="2026-1", reden="Correctie",
            antwoorden=GEHAALD | ({f"doel.{GEDEELD}.stand": "vervallen"} if nr == 1 else {}),
            gewijzigd_door_id=wereld.gebruiker(Rol.MANAGER), gewijzigd_op=moment,
            vastgelegd_op=moment, sha256="a" * 64, vervolg="geen_vervolg", inhoud=b"{}",
            uren_toegekend="80/1", uren_ingezet=f"{70 + nr}/1",
            euro_toegekend_cent=10_000_000, euro_ingezet_cent=9_000_000 + nr,
        )  # fmt: skip
        db.session.add(evaluatie)
        rij.geevalueerd_op = clock.local_day(moment)


def geldend(rijen, dag):
    """Give who has meerzorg on a day, with the toekenning that was made known last."""
    stand = {}
    for rij in sorted(rijen, key=lambda rij: rij.besluit.verzenddatum if rij.besluit else date.min):
        if rij.bevestigd_op and rij.ingang <= dag <= rij.einde:
            stand[rij.client_id] = rij
    return stand


def euro(rijen):
    return Fraction(sum(rij.jaarbedrag_cent for rij in rijen), 100)


@pytest.fixture
def geteld(app, wereld):
    """Give the toekenningen, those of the plan that were in force, and every figure by its code."""
    with app.app_context():
        gemaakt = vul_wereld(wereld)
        plan = maak_plan(wereld)
        cijfers = {
            item: {deel.code: deel.waarde for deel in delen}
            for item, delen in bereken(plan, EIND).items()
        }
        eigen = [
            rij
            for rij in db.session.scalars(sa.select(Toekenning))
            if rij.aanbieder_id == wereld["aanbieder"]
            and rij.zorgkantoor_id == wereld["zorgkantoor"]
            and rij.bevestigd_op
            and rij.einde >= rij.ingang
        ]
        yield gemaakt, eigen, cijfers


def test_de_stand_op_1_januari(geteld):
    _, eigen, cijfers = geteld
    nu, vorig = geldend(eigen, D), geldend(eigen, VORIG)

    def tel(**eis):
        return sum(
            all(getattr(rij, naam) == waarde for naam, waarde in eis.items()) for rij in nu.values()
        )

    assert cijfers["mp-clienten"] == {
        "totaal": len(nu),
        **{f"soort.{s}": tel(soort=s) for s in ("individueel", "groep", "preventief")},
        **{f"zzp.{zzp}": tel(zorgprofiel=zzp) for zzp in {rij.zorgprofiel for rij in nu.values()}},
        "vorig": len(vorig),
    }
    assert (len(nu), len(vorig)) == (12, 10)
    plekken = {rij.locatie_id: adres(rij.locatie_id) for rij in nu.values()}
    assert cijfers["mp-groepen"] == {
        "groepen": 1,
        "locaties": len(plekken),
        "controle": len(nu),
        **{f"locatie_groep.{a}": tel(locatie_id=nr, soort="groep") for nr, a in plekken.items()},
        **{
            f"locatie_individueel.{a}": tel(locatie_id=nr) - tel(locatie_id=nr, soort="groep")
            for nr, a in plekken.items()
        },
    }
    assert cijfers["mp-lvhc-vg7"] == {"lvhc": 1, "doelgroep.Korsakov": 1, "vg7_plus": 1}


def adres(locatie_id):
    """Give how a plan names a location."""
    rij = db.session.get_one(Locatie, locatie_id)
    return f"{rij.straat}, {rij.postcode} {rij.plaats} (AGB {rij.agb_uitvoerder})"


def test_de_bedragen_op_1_januari(geteld):
    _, eigen, cijfers = geteld
    nu, vorig = geldend(eigen, D), geldend(eigen, VORIG)
    verwacht = {}
    for naam, stand in (("nu", nu), ("vorig", vorig)):
        samen = [rij for rij in stand.values() if rij.soort == "groep"]
        verwacht[f"som_{naam}"] = euro(samen)
        verwacht[naam] = int(euro(samen) / len(samen) + Fraction(1, 2))
    assert cijfers["mp-gemiddeld-groep"] == verwacht
    totaal = cijfers["mp-bedrag-totaal"]
    erbij = euro(rij for client, rij in nu.items() if client not in vorig)
    eraf = euro(rij for client, rij in vorig.items() if client not in nu)
    verschil = euro(nu.values()) - euro(vorig.values())
    blijvers = [(rij, vorig[client]) for client, rij in nu.items() if client in vorig]
    assert all(rij.prijspeil == eerder.prijspeil for rij, eerder in blijvers)
    assert totaal == {
        "nu": euro(nu.values()),
        "vorig": euro(vorig.values()),
        "verschil": verschil,
        "procent": procenten(verschil, euro(vorig.values())),
        "effect_aantal": erbij - eraf,
        "effect_index": 0,
        "effect_profiel": verschil - erbij + eraf,
    }


def test_aanvragen_en_wat_intern_stopte(geteld, wereld):
    cijfers = geteld[2]
    ingediend = [
        rij
        for rij in db.session.scalars(sa.select(Aanvraag))
        if rij.aanbieder_id == wereld["aanbieder"]
        and rij.groepsaanvraag_id is None
        and rij.ontvangen_op
        and D <= clock.local_day(rij.ontvangen_op) <= EIND
    ]
    buiten_instroom = [rij for rij in ingediend if rij.herkomst != "mutatie"]
    blijft = [rij for rij in buiten_instroom if rij.toestand is not Toestand.INGETROKKEN]
    nieuw = [rij for rij in blijft if rij.herkomst == "nieuw"]
    clienten = {lid.client_id for rij in nieuw for lid in (rij.leden if rij.is_groep else [rij])}
    assert cijfers["mp-nieuw"] == {
        "nieuw": len(nieuw),
        "clienten": len(clienten),
        "noemer": len(blijft),
        "procent": procenten(len(nieuw), len(blijft)),
        "ingetrokken": len(buiten_instroom) - len(blijft),
    }
    assert (len(blijft) - len(nieuw), len(buiten_instroom) - len(blijft)) == (1, 1)
    assert len(ingediend) - len(buiten_instroom) == 2
    assert cijfers["mp-intern"] == {
        "totaal": 1,
        "noemer": 1 + len(ingediend),
        "procent": procenten(1, 1 + len(ingediend)),
        "uitgang.u-consult": 1,
    }


def test_wie_stopte_en_wie_minder_kreeg(geteld):
    gemaakt, eigen, cijfers = geteld
    mee = {rij.client_id for rij in eigen if rij.ingang <= EIND and rij.einde >= D}
    per = {client: [rij for rij in eigen if rij.client_id == client] for client in mee}
    laatste = [max(rijen, key=lambda rij: rij.einde) for rijen in per.values()]
    gestopt = [rij for rij in laatste if D <= rij.einde <= EIND]
    rest = {gemaakt[3].id: "heraanvraag_afgewezen"} | {
        rij.id: rij.einde_reden
        for rij in gestopt
        if rij.einde_reden in {"overlijden", "ingetrokken"}
    }
    assert len(rest) == 3
    afgebouwd = len(gestopt) - len(rest)
    assert cijfers["mp-afgebouwd"] == {
        "afgebouwd": afgebouwd,
        "verlaagd": 1,
        "noemer": len(mee),
        "afgebouwd_procent": procenten(afgebouwd, len(mee)),
        "verlaagd_procent": procenten(1, len(mee)),
        **{f"rest.{reden}": 1 for reden in rest.values()},
    }


def procenten(deel, geheel):
    """Give a share in percents with one decimal, half up."""
    return Fraction(int(Fraction(1000 * deel, geheel) + Fraction(1, 2)), 10)


def laatste_standen():
    """Give the last stand of every goal: by its identity, without one by toekenning and number."""
    standen = []
    for rij in db.session.scalars(sa.select(Evaluatie)):
        for naam, stand in rij.antwoorden.items():
            if naam.endswith(".stand"):
                doel = naam.split(".")[1]
                wie = (rij.toekenning_id, doel) if doel.isdigit() else doel
                standen.append((rij.vastgelegd_op, wie, stand))
    for rij in db.session.scalars(sa.select(Antwoord).where(Antwoord.vraag_id == "ha-doelen")):
        op = db.session.get_one(Aanvraag, rij.aanvraag_id).ontvangen_op
        for doel, deel in rij.waarde.items():
            standen.append((op, doel, deel["stand_vorig_doel"].replace(" ", "_")))
    return {wie: stand for _, wie, stand in sorted(standen, key=lambda deel: deel[0])}


def test_trajecten_en_doelen(geteld):
    gemaakt, eigen, cijfers = geteld
    assert gemaakt[4].ingang <= date(2023, 1, 1)
    assert cijfers["mp-ontwikkeltraject"] == {
        "gehad": 1,
        "nog_geen": 0,
        "noemer": 1,
        "procent": 100,
        "nog_niet": len(geldend(eigen, D)) - 1,
    }
    standen = list(laatste_standen().values())
    doelen = {"gehaald": 0, "deels_gehaald": 2, "niet_gehaald": 1, "vervallen": 1}
    assert doelen == {stand: standen.count(stand) for stand in doelen}
    assert cijfers["mp-doelen"] == {
        "totaal": 4,
        **{f"stand.{stand}": aantal for stand, aantal in doelen.items()},
        **{f"procent.{stand}": procenten(aantal, 4) for stand, aantal in doelen.items()},
    }


def test_evaluaties_en_realisatie(geteld):
    gemaakt, eigen, cijfers = geteld
    buiten = {"overlijden", "ingetrokken", "hersteld", "herroepen"}
    geeindigd = [rij for rij in eigen if D <= rij.einde <= EIND and rij.einde_reden not in buiten]
    met = [rij for rij in geeindigd if rij.geevalueerd_op or rij.id == gemaakt[3].id]
    assert cijfers["mp-evaluaties"] == {
        "gedaan": len(met),
        "noemer": len(geeindigd),
        "procent": procenten(len(met), len(geeindigd)),
        "vervolg.her_aanvraag": 1,
        "vervolg.geen_vervolg": len(met) - 1,
    }
    alle = db.session.scalars(sa.select(Evaluatie).order_by(Evaluatie.nr))
    per = {rij.toekenning_id: rij for rij in alle}
    uren = sum(breuk_uit_tekst(rij.uren_ingezet) for rij in per.values())
    besteed = sum(rij.euro_ingezet_cent for rij in per.values())
    assert cijfers["mp-realisatie"] == {
        "uren_ingezet": uren,
        "uren_toegekend": 80 * len(per),
        "uren_procent": procenten(uren, 80 * len(per)),
        "euro_ingezet": Fraction(besteed, 100),
        "euro_toegekend": 100_000 * len(per),
        "euro_procent": procenten(besteed, 10_000_000 * len(per)),
    }
    assert (uren, len(per)) == (143, 2)


def test_elk_berekend_cijfer_van_het_plan_is_hierboven_nageteld(geteld):
    bestand = WORTEL / "config" / "meerzorgplan" / "2026-1.toml"
    items = tomllib.loads(bestand.read_text(encoding="utf-8"))["item"]
    assert set(geteld[2]) == {item["id"] for item in items if item["soort"] == "berekend"}
    assert set(geteld[2]) == {
        *("mp-clienten", "mp-groepen", "mp-lvhc-vg7", "mp-gemiddeld-groep", "mp-bedrag-totaal"),
        *("mp-nieuw", "mp-intern", "mp-afgebouwd", "mp-ontwikkeltraject", "mp-doelen"),
        *("mp-evaluaties", "mp-realisatie"),
    }


def test_het_aantal_opdrachten_hangt_niet_van_het_aantal_clienten_af(app, wereld):
    tellingen = []
    with app.app_context():
        plan = maak_plan(wereld)
        for aantal in (1, 12):
            for _ in range(aantal):
                maak_toekenning(wereld, AFGELOPEN)
            db.session.commit()
            db.session.refresh(plan)
            with luister(app) as opdrachten:
                bereken(plan, EIND)
            tellingen.append(len(opdrachten))
    assert tellingen == [11, 11]
