"""Steering figures: every figure equals a count in plain Python over all rows."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.beoordeling.models import Besluit, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.afdoeningen import werk_afdoeningen_bij
from portal.monitoring.actions.eigentellingen import tel_zorgkantoren
from portal.monitoring.models import Afdoening
from portal.monitoring.queries.sturing import Sturingkeuze, list_regios, maak_deel
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.demo import demo_kopie
from tests.objecten import ANDER_ZORGKANTOOR, ZORGKANTOOR, iemand

OPEN = {
    *("ingediend", "aanvulling_gevraagd", "in_toetsing"),
    *("besluit_klaarzetten", "ter_controle", "bijstellen_gevraagd"),
}
DAG = timedelta(days=1)
JAAR = Periode(clock.today().year)


@pytest.fixture(scope="module")
def portaal(tmp_path_factory, worker_id):
    """Give the demonstration with many more dossiers, spread over five years."""
    with demo_kopie(tmp_path_factory, worker_id) as kopie:
        opdracht = ["bench-data", "--dossiers", "120"]
        kopie.app.test_cli_runner().invoke(args=opdracht, catch_exceptions=False)
        yield kopie.app


@pytest.fixture(params=[ZORGKANTOOR, ANDER_ZORGKANTOOR])
def voor(request, portaal):
    """Give a teamleider of each zorgkantoor in turn."""
    with portaal.app_context():
        yield db.session.get_one(Gebruiker, iemand(Rol.TEAMLEIDER, request.param))


def keuzes(voor):
    """Give every choice of regio and of leveringsvorm, and none."""
    yield Sturingkeuze(periode=JAAR)
    yield Sturingkeuze(periode=JAAR, per_kwartaal=True)
    for regio, _naam in list_regios(voor=voor):
        yield Sturingkeuze(periode=Periode(JAAR.jaar - 1, 2), regio=regio)
    for vorm in ("verblijf", "vpt", "onbekend"):
        yield Sturingkeuze(periode=JAAR, leveringsvorm=vorm)


def eigen(rij, voor, keuze):
    return rij.zorgkantoor_id == voor.organisatie_id and keuze.regio in {None, rij.regio_id}


def past(vorm, keuze):
    return keuze.leveringsvorm in {"", vorm or "onbekend"}


def cellen(tabel):
    return {rij[0]: tuple(rij[1:]) for rij in tabel.rijen}


def list_open(voor, keuze):
    """Give the open aanvragen of the choice, one per group."""
    alle = db.session.scalars(sa.select(Aanvraag)).all()
    leden = [rij for rij in alle if rij.is_lid]

    def vormen(rij):
        if not rij.is_groep:
            return [rij.leveringsvorm]
        return [lid.leveringsvorm for lid in leden if lid.groepsaanvraag_id == rij.id]

    return [
        rij
        for rij in alle
        if rij.toestand.value in OPEN and not rij.is_lid and eigen(rij, voor, keuze)
        if keuze.leveringsvorm == "" or any(past(vorm, keuze) for vorm in vormen(rij))
    ]


def test_open_werk_per_leeftijd_tijd_en_vorm(voor):
    op, kalender = clock.today(), load_kalender()
    for keuze in keuzes(voor):
        leeftijd, over, vorm = maak_deel("werk", keuze, voor=voor, op=op)[:3]
        telling, tijd, vormen = Counter(), Counter(), Counter()
        for rij in list_open(voor, keuze):
            oud = (op - clock.local_day(rij.ontvangen_op)).days
            klasse = next((nr for nr, tot in enumerate((14, 28, 56)) if oud <= tot), 3)
            telling[rij.toestand.value, klasse] += 1
            werkdagen = [kalender.na_werkdagen(op, dagen) for dagen in (5, 10, 20)]
            if rij.termijn_stil:
                tijd["Termijn staat stil"] += 1
            elif rij.beslisdatum < op:
                tijd["Te laat"] += 1
            else:
                plek = next((nr for nr, dag in enumerate(werkdagen) if rij.beslisdatum <= dag), 3)
                tijd[plek] += 1
            vormen["Groep, per cliënt" if rij.is_groep else rij.leveringsvorm] += 1
        per_klasse = [
            tuple(telling[code, nr] for nr in range(4))
            for code in (
                *("ingediend", "aanvulling_gevraagd", "in_toetsing"),
                *("besluit_klaarzetten", "ter_controle", "bijstellen_gevraagd"),
            )
        ]
        samen = tuple(sum(rij[nr] for rij in per_klasse) for nr in range(4))
        assert [tuple(rij[1:]) for rij in leeftijd.rijen] == [
            (*rij, sum(rij)) for rij in (*per_klasse, samen)
        ]
        assert [rij[1] for rij in over.rijen] == [
            *(tijd["Te laat"], *(tijd[nr] for nr in range(4)), tijd["Termijn staat stil"])
        ]
        assert sorted(rij[1] for rij in vorm.rijen) == sorted(vormen.values())
        assert sum(vormen.values()) == sum(samen)


def stille_dagen(feiten, tot):
    """Give the days on which the term stood still, up to and including a day, by definition."""
    dagen, gevraagd = set(), None

    def neem(van, tot_en_met):
        dagen.update(van + nr * DAG for nr in range((tot_en_met - van).days + 1))

    for feit in feiten:
        if feit.soort == "aanvulling_gevraagd":
            gevraagd = feit.dag, date.fromisoformat(feit.gegevens["hersteldatum"])
        elif feit.soort in {"aangevuld", "aanvulverzoek_ingetrokken", "herstel_verstreken"}:
            neem(gevraagd[0] + DAG, min(feit.dag - DAG, gevraagd[1]))
            gevraagd = None
        elif feit.soort == "uitstel_ingestemd":
            neem(*(date.fromisoformat(feit.gegevens[naam]) for naam in ("van", "tot_en_met")))
    if gevraagd:
        neem(gevraagd[0] + DAG, gevraagd[1])
    return {dag for dag in dagen if dag <= tot}


def list_besluiten():
    """Give every besluit that counts: (besluit, aanvraag, days, days that it stood still)."""
    feiten = {}
    for feit in db.session.scalars(sa.select(Gebeurtenis).order_by(Gebeurtenis.nr)):
        feiten.setdefault(feit.aanvraag_id, []).append(feit)
    alle = db.session.scalars(sa.select(Besluit)).all()
    met_leden = {rij.groepsbesluit_id for rij in alle}
    for rij in alle:
        telt = rij.uitkomst.value in {"toekennen", "afwijzen", "buiten_behandeling"}
        if rij.vastgesteld_op is None or not telt or rij.herstelt_id or rij.id in met_leden:
            continue
        geheel = feiten[rij.aanvraag.groepsaanvraag_id or rij.aanvraag.id]
        ontvangst = next(feit.dag for feit in geheel if feit.soort == "ingediend")
        verzonden = rij.verzenddatum or clock.local_day(rij.vastgesteld_op)
        eerder = [feit for feit in geheel if feit.op <= rij.vastgesteld_op]
        stil = len(stille_dagen(eerder, verzonden) - {ontvangst})
        yield rij, verzonden, (verzonden - ontvangst).days, stil


def test_elk_besluit_staat_er_een_keer_met_zijn_duur(portaal):
    with portaal.app_context():
        geteld = {rij.id: (dagen, stil, dag) for rij, dag, dagen, stil in list_besluiten()}
        rijen = db.session.scalars(sa.select(Afdoening)).all()
        assert {
            rij.besluit_id: (rij.dagen, rij.dagen_stil, rij.verzonden) for rij in rijen
        } == geteld
        assert len({rij.uitkomst for rij in rijen}) == 3
        assert max(rij.dagen_stil for rij in rijen) > 0
        te_laat = [rij for rij in rijen if rij.besluit_id and not rij.op_tijd]
        assert all(rij.dagen - rij.dagen_stil > 56 for rij in te_laat)


def test_de_taak_schrijft_wat_ontbreekt_en_verder_niets(tmp_path_factory, worker_id):
    with demo_kopie(tmp_path_factory, worker_id) as kopie, kopie.app.app_context():
        voor = db.session.execute(sa.select(Afdoening.__table__).order_by("besluit_id")).all()
        db.session.execute(sa.delete(Afdoening).where(Afdoening.uitkomst == "toekennen"))
        db.session.commit()
        weg = sum(rij.uitkomst == "toekennen" for rij in voor)
        nu = clock.now()
        assert werk_afdoeningen_bij(nu, per_keer=2) == weg > 2
        assert werk_afdoeningen_bij(nu) == 0
        na = db.session.execute(sa.select(Afdoening.__table__).order_by("besluit_id")).all()
        assert na == voor


def rang(waarden, deel):
    """Give the nearest-rank percentile."""
    return sorted(waarden)[ceil(deel * len(waarden)) - 1] if waarden else None


def test_doorlooptijd_per_maand_en_per_kwartaal(voor):
    op = clock.today()
    for keuze in keuzes(voor):
        tabel = maak_deel("doorlooptijd", keuze, voor=voor, op=op)[0]
        vakken = {}
        for rij, verzonden, dagen, stil in list_besluiten():
            maanden = (op.year - verzonden.year) * 12 + op.month - verzonden.month
            eerste = (op.month - 24) % 3 if keuze.per_kwartaal else 0
            binnen = maanden < 24 + eerste
            aanvraag = rij.aanvraag
            if not eigen(aanvraag, voor, keuze) or not past(aanvraag.leveringsvorm, keuze):
                continue
            if binnen:
                maand = (verzonden.month - 1) // 3 if keuze.per_kwartaal else verzonden.month
                op_tijd = db.session.get_one(Afdoening, rij.id).op_tijd
                vakken.setdefault((verzonden.year, maand), []).append((dagen, stil, op_tijd))
        verwacht = [
            (
                len(vak),
                rang([dagen for dagen, _, _ in vak], 0.5),
                rang([dagen for dagen, _, _ in vak], 0.9),
                rang([dagen - stil for dagen, stil, _ in vak], 0.5),
                sum(op_tijd for _, _, op_tijd in vak),
                sum(stil > 0 for _, stil, _ in vak),
                rang([stil for _, stil, _ in vak if stil], 0.5),
            )
            for _, vak in sorted(vakken.items())
        ]
        assert [(*rij[1:6], *rij[7:]) for rij in tabel.rijen] == verwacht


def test_uitkomsten_per_profiel_en_vorm(voor):
    for keuze in keuzes(voor):
        profiel, vorm = maak_deel("uitkomsten", keuze, voor=voor, op=clock.today())
        geteld, per_vorm = Counter(), Counter()
        for rij, verzonden, _, _ in list_besluiten():
            van, aanvraag = keuze.periode, rij.aanvraag
            if not van.eerste <= verzonden <= van.laatste or not eigen(aanvraag, voor, keuze):
                continue
            if past(aanvraag.leveringsvorm, keuze):
                soort = "deels" if rij.deels else rij.uitkomst.value
                geteld[aanvraag.zorgprofiel, soort] += 1
                per_vorm[soort] += 1
        soorten = ("toekennen", "deels", "afwijzen", "buiten_behandeling")
        verwacht = {
            naam: (sum(rij), *rij)
            for naam in {naam for naam, _ in geteld}
            for rij in [[geteld[naam, soort] for soort in soorten]]
        }
        gevonden = cellen(profiel)
        samen = gevonden.pop("Samen", (0, 0, 0, 0, 0))
        assert gevonden == verwacht
        assert samen == tuple(sum(rij[nr] for rij in verwacht.values()) for nr in range(5))
        assert cellen(vorm).get("Samen", (0,) * 5)[1:] == tuple(per_vorm[een] for een in soorten)


GROEPEN = {"pgb": 0, "mpt": 0, "verblijf": 1, "deeltijdverblijf": 1, "vpt": 1, "": 2}


def list_maten(voor):
    """Give what counts by now for the own zorgkantoor: measure, day and group of leveringsvorm."""
    for rij in db.session.scalars(sa.select(Aanvraag)):
        if rij.zorgkantoor_id == voor.organisatie_id and not rij.is_groep and rij.ontvangen_op:
            yield "Ingediend", clock.local_day(rij.ontvangen_op), GROEPEN[rij.leveringsvorm]
    for rij, _, _, _ in list_besluiten():
        eigen_lid = rij.zorgkantoor_id == voor.organisatie_id and not rij.aanvraag.is_groep
        if eigen_lid and rij.vastgesteld_op <= clock.now():
            vol = rij.uitkomst.value == "toekennen" and not rij.deels
            soort = "Volledig toegekend" if vol else "Deels toegekend of afgewezen"
            soort = "buiten" if rij.uitkomst.value == "buiten_behandeling" else soort
            groep = GROEPEN[rij.aanvraag.leveringsvorm]
            yield soort, clock.local_day(rij.vastgesteld_op), groep


def test_de_eigen_monitor_telt_besluiten_van_het_eigen_zorgkantoor(voor):
    tel_zorgkantoren(clock.now())
    for periode in (JAAR, Periode(JAAR.jaar - 1), Periode(JAAR.jaar, 1)):
        keuze = Sturingkeuze(periode=periode)
        aantallen, duur, _uitleg = maak_deel("monitor", keuze, voor=voor, op=clock.today())
        geteld = Counter(
            (soort, groep)
            for soort, dag, groep in list_maten(voor)
            if periode.eerste <= dag <= periode.laatste
        )
        soorten = ("Ingediend", "Volledig toegekend", "Deels toegekend of afgewezen", "buiten")
        verwacht = {soort: [geteld[soort, groep] for groep in range(3)] for soort in soorten}
        gevonden = cellen(aantallen)
        for soort in soorten[:3]:
            assert gevonden[soort] == (*verwacht[soort], sum(verwacht[soort]))
        besluiten = sum(sum(verwacht[soort]) for soort in soorten[1:])
        assert sum(rij[1] for rij in duur.rijen) == besluiten


def bedrag_op(rij, dag):
    """Give what is paid for a toekenning on a day, in cents."""
    if not rij.ingang <= dag <= rij.einde or rij.bevestigd_op is None:
        return 0
    jaar_later = rij.ingang.replace(year=rij.ingang.year + 1)
    later = rij.etmaalbedrag_later_cent
    return rij.etmaalbedrag_cent if later is None or dag < jaar_later else later


def tel_per_dag(rijen, begin):
    """Give per month, counted day by day: cents, clients on its first day, and what ends."""
    per_maand, dag = {}, begin
    for _ in range(37 * 31):
        vak = per_maand.setdefault((dag.year, dag.month), Counter())
        eindigt = [rij for rij in rijen if rij.einde == dag and bedrag_op(rij, dag)]
        vak["cent"] += sum(bedrag_op(rij, dag) for rij in rijen)
        vak["clienten"] += sum(bedrag_op(rij, dag) > 0 for rij in rijen) * (dag.day == 1)
        vak["eindigt"] += len(eindigt)
        vak["eerder"] += sum(rij.einde_reden != "" for rij in eindigt)
        vak["minder"] += sum(bedrag_op(rij, dag) for rij in eindigt)
        vak["afbouw"] += sum(
            rij.afgebouwd_op == dag
            and rij.einde >= max(begin, rij.ingang)
            and rij.bevestigd_op is not None
            for rij in rijen
        )
        dag += DAG
    return [per_maand[maand] for maand in sorted(per_maand)[:36]]


def test_kosten_en_wat_afloopt_per_maand(voor):
    op = clock.today()
    alle = db.session.scalars(sa.select(Toekenning)).all()
    for nr, rij in enumerate(alle):
        if nr % 3 == 0 and (rij.ingang.month, rij.ingang.day) != (2, 29):
            rij.etmaalbedrag_later_cent = rij.etmaalbedrag_cent - 1_234
        if nr % 5 == 0:
            rij.afgebouwd_op = op + timedelta(days=nr)
    db.session.flush()
    for keuze in list(keuzes(voor))[1::2]:
        samen, kosten, afloop = maak_deel("kosten", keuze, voor=voor, op=op)
        eigen_rijen = [
            rij for rij in alle if eigen(rij, voor, keuze) and past(rij.leveringsvorm, keuze)
        ]
        geteld = tel_per_dag(eigen_rijen, op.replace(day=1))
        assert [rij[1:] for rij in kosten.rijen] == [
            (maand["clienten"], Decimal(maand["cent"]) / 100) for maand in geteld
        ]
        totaal = [sum(maand["cent"] for maand in geteld[:tot]) for tot in (12, 36)]
        assert [rij[1] for rij in samen.rijen] == [Decimal(cent) / 100 for cent in totaal]
        assert [rij[1:] for rij in afloop.rijen] == [
            (rij["eindigt"], rij["eerder"], Decimal(rij["minder"]) / 100, rij["afbouw"])
            for rij in geteld
            if rij["eindigt"] or rij["afbouw"]
        ]
    db.session.rollback()


def test_werk_per_beoordelaar_alleen_van_het_eigen_zorgkantoor(voor):
    op = clock.today()
    tabel = maak_deel("werk", Sturingkeuze(periode=JAAR), voor=voor, op=op)[3]
    namen = {rij.id: rij.naam for rij in db.session.scalars(sa.select(Gebruiker))}
    telling = {}

    def rij_van(nummer):
        return telling.setdefault(namen.get(nummer, "Nog niemand"), [0, 0, 0, 0])

    for rij in list_open(voor, Sturingkeuze(periode=JAAR)):
        rij_van(rij.behandelaar_id)[0] += 1
        rij_van(rij.behandelaar_id)[1] += rij.beslisdatum < op and not rij.termijn_stil
    for besluit, verzonden, _, _ in list_besluiten():
        if besluit.zorgkantoor_id == voor.organisatie_id and (op - verzonden).days < 91:
            afdoening = db.session.get_one(Afdoening, besluit.id)
            rij_van(afdoening.behandelaar_id)[2] += 1
            rij_van(afdoening.behandelaar_id)[3] += afdoening.op_tijd
    assert cellen(tabel) == {naam: tuple(rij) for naam, rij in telling.items()}
    collegas = {
        rij.naam
        for rij in db.session.scalars(sa.select(Gebruiker))
        if rij.organisatie_id == voor.organisatie_id
    }
    assert set(telling) - {"Nog niemand"} <= collegas
