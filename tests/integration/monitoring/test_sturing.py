"""Steering figures: every figure equals a count in plain Python over all rows."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from math import ceil

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing, Bezwaargebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.statistiek import Periode
from portal.monitoring.actions.afdoeningen import werk_afdoeningen_bij
from portal.monitoring.actions.eigentellingen import tel_zorgkantoren
from portal.monitoring.models import Afdoening, Monitordeelnemer, Signaalmelding
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.eigentelling import tel_zorgkantoor
from portal.monitoring.queries.sturing import Sturingkeuze, list_regios, maak_deel
from portal.monitoring.queries.tellen import Telraam, meet_doorlooptijden
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.spiegel.queries.feiten import list_besluiten as list_spiegelbesluiten
from portal.toegang.models import Gebruiker
from tests.demo import demo_kopie
from tests.objecten import ANDER_ZORGKANTOOR, ZORGKANTOOR, iemand
from tests.stilstand import stille_dagen

OPEN = {
    *("ingediend", "aanvulling_gevraagd", "in_toetsing"),
    *("besluit_klaarzetten", "ter_controle", "bijstellen_gevraagd"),
}
VORMWOORD = {
    "verblijf": "Verblijf",
    "deeltijdverblijf": "Deeltijdverblijf",
    "vpt": "Volledig pakket thuis (vpt)",
    "mpt": "Modulair pakket thuis (mpt)",
    "pgb": "Persoonsgebonden budget (pgb)",
    "": "Niet bekend",
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
            vormen["Groep, per cliënt" if rij.is_groep else VORMWOORD[rij.leveringsvorm]] += 1
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
        assert cellen(vorm) == {naam: (aantal,) for naam, aantal in vormen.items()}
        assert sum(vormen.values()) == sum(samen)


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
            binnen = maanden < 24 + eerste and verzonden <= op
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
                rang([dagen - stil for dagen, stil, _ in vak], 0.5),
                rang([dagen - stil for dagen, stil, _ in vak], 0.9),
                sum(op_tijd for _, _, op_tijd in vak),
                sum(stil > 0 for _, stil, _ in vak),
                rang([stil for _, stil, _ in vak if stil], 0.5),
            )
            for _, vak in sorted(vakken.items())
        ]
        assert [(*rij[1:5], *rij[6:]) for rij in tabel.rijen] == verwacht


@pytest.mark.parametrize("periode", [JAAR, Periode(JAAR.jaar - 1)], ids=str)
def test_een_besluit_heeft_overal_dezelfde_doorlooptijd(voor, periode):
    """In the report, at the own zorgkantoor, on the steering page and in the mirror."""
    nu, kantoor, laatste = clock.now(), voor.organisatie_id, min(clock.today(), periode.laatste)
    netto, stilstand, op_tijd = Counter(), Counter(), 0
    for rij, verzonden, dagen, stil in list_besluiten():
        if rij.zorgkantoor_id == kantoor and periode.eerste <= verzonden <= laatste:
            netto[dagen - stil] += 1
            stilstand.update([stil] if stil else [])
            op_tijd += db.session.get_one(Afdoening, rij.id).op_tijd
    aantallen = [netto.total(), op_tijd, stilstand.total()]
    assert aantallen[0] > 0 or periode != JAAR
    rapport = meet_doorlooptijden(Telraam(periode, nu, kantoor), get_definities())
    samen = [deel for (_, van), deel in rapport.items() if van == str(kantoor)]
    assert sum((deel.dagen for deel in samen), Counter()) == netto
    assert sum((deel.stil for deel in samen), Counter()) == stilstand
    assert sum(deel.binnen for deel in samen) == op_tijd
    duren = tel_zorgkantoor(kantoor, periode, nu).duren.values()
    assert [sum(duur[nr] for duur in duren) for nr in (0, 3, 4)] == aantallen
    [tabel] = maak_deel("doorlooptijd", Sturingkeuze(periode=periode), voor=voor, op=laatste)
    van_jaar = [rij for rij in tabel.rijen if rij[0].endswith(str(periode.jaar))]
    assert [sum(rij[nr] for rij in van_jaar) for nr in (1, 4, 6)] == aantallen
    spiegel = [
        rij.duur
        for rij in list_spiegelbesluiten(periode.eerste, laatste)
        if rij.duur is not None and rij.plek.zorgkantoor_id == kantoor
    ]
    assert Counter(duur.dagen_netto for duur in spiegel) == netto
    assert Counter(duur.dagen_stil for duur in spiegel if duur.dagen_stil) == stilstand


def test_het_rapport_wacht_niet_op_de_nachttaak(tmp_path_factory, worker_id):
    """A besluit that the daily job did not write yet counts all the same."""
    with demo_kopie(tmp_path_factory, worker_id) as kopie, kopie.app.app_context():
        raam = Telraam(JAAR, clock.now())
        voor = meet_doorlooptijden(raam, get_definities())
        assert db.session.execute(sa.delete(Afdoening)).rowcount > 3
        db.session.flush()
        assert meet_doorlooptijden(raam, get_definities()) == voor
        assert voor["instelling", ""].aantal > 3


def test_uitkomsten_per_profiel_en_vorm(voor):
    for keuze in keuzes(voor):
        profiel, vorm = maak_deel("uitkomsten", keuze, voor=voor, op=clock.today())
        geteld, per_vorm = Counter(), {}
        for rij, verzonden, _, _ in list_besluiten():
            van, aanvraag = keuze.periode, rij.aanvraag
            if not van.eerste <= verzonden <= van.laatste or not eigen(aanvraag, voor, keuze):
                continue
            if past(aanvraag.leveringsvorm, keuze):
                soort = "deels" if rij.deels else rij.uitkomst.value
                geteld[aanvraag.zorgprofiel, soort] += 1
                naam = VORMWOORD[aanvraag.leveringsvorm]
                per_vorm.setdefault(naam, Counter())[soort] += 1
        soorten = ("toekennen", "deels", "afwijzen", "buiten_behandeling")
        verwacht = {
            naam: (sum(rij), *rij)
            for naam in {naam for naam, _ in geteld}
            for rij in [[geteld[naam, soort] for soort in soorten]]
        }
        gevonden = cellen(profiel)
        assert sum(profiel.staafwaarden) == sum(rij[0] for rij in verwacht.values())
        samen = gevonden.pop("Samen", (0, 0, 0, 0, 0))
        assert gevonden == verwacht
        assert samen == tuple(sum(rij[nr] for rij in verwacht.values()) for nr in range(5))
        if per_vorm:
            per_vorm["Samen"] = sum(per_vorm.values(), Counter())
        assert cellen(vorm) == {
            naam: (rij.total(), *(rij[een] for een in soorten)) for naam, rij in per_vorm.items()
        }


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
    for rij in db.session.scalars(sa.select(Signaalmelding)):
        if rij.zorgkantoor_id == voor.organisatie_id:
            yield "Signalen", rij.dag, GROEPEN[rij.leveringsvorm]
    yield from list_bezwaren(voor)
    yield from list_stroom(voor)


def list_bezwaren(voor):
    """Give every bezwaar that was decided on its content."""
    inhoudelijk = ("gegrond", "deels_gegrond", "ongegrond")
    for beslissing in db.session.scalars(sa.select(Bezwaarbeslissing)):
        bezwaar = db.session.get_one(Bezwaar, beslissing.bezwaar_id)
        feiten = sa.select(Bezwaargebeurtenis).where(
            Bezwaargebeurtenis.bezwaar_id == bezwaar.id, Bezwaargebeurtenis.soort == "beslist"
        )
        feit = db.session.scalars(feiten).one_or_none()
        if feit is None or beslissing.uitkomst.value not in inhoudelijk:
            continue
        if bezwaar.zorgkantoor_id == voor.organisatie_id:
            aanvraag = db.session.get_one(Besluit, bezwaar.besluit_id).aanvraag
            wie = aanvraag.leden if aanvraag.is_groep else [aanvraag]
            groepen = {GROEPEN[lid.leveringsvorm] for lid in wie}
            yield "Afgehandelde bezwaren", feit.dag, groepen.pop() if len(groepen) == 1 else 2


def list_stroom(voor):
    """Give who came in and went out: no other toekenning begins within 31 days."""
    ruim, nu, per_client = timedelta(days=31), clock.now(), {}
    for rij in db.session.scalars(sa.select(Toekenning)):
        sinds = rij.geregistreerd_op
        if rij.herkomst.value == "vooraf":
            sinds = rij.bevestigd_op or nu + DAG
        if rij.ingang <= rij.einde and sinds <= nu:
            per_client.setdefault(rij.client_id, []).append(rij)
    for rijen in per_client.values():
        for rij in (een for een in rijen if een.zorgkantoor_id == voor.organisatie_id):
            anderen, groep = [een for een in rijen if een is not rij], GROEPEN[rij.leveringsvorm]
            eerder = [een for een in anderen if een.ingang <= rij.ingang <= een.einde + ruim]
            later = [een for een in anderen if een.ingang - ruim <= rij.einde <= een.einde]
            if not eerder and rij.herkomst.value != "verhuizing":
                yield "Instroom", rij.ingang, groep
            if not later and rij.einde_reden != "verhuizing":
                yield "Uitstroom", rij.einde, groep


@pytest.fixture
def _straks():
    """The demonstration, just made, ends some minutes from now."""
    with clock.freeze(clock.now() + timedelta(minutes=30)):
        yield


@pytest.mark.usefixtures("_straks")
def test_de_eigen_monitor_telt_besluiten_van_het_eigen_zorgkantoor(voor):
    """As if nobody hands in; what is handed in is in test_eigen_opgave."""
    tel_zorgkantoren(clock.now())
    db.session.execute(sa.delete(Monitordeelnemer))
    for periode in (JAAR, Periode(JAAR.jaar - 1), Periode(JAAR.jaar, 1)):
        keuze = Sturingkeuze(periode=periode)
        aantallen, duur, _uitleg = maak_deel("monitor", keuze, voor=voor, op=clock.today())
        geteld = Counter(
            (soort, groep)
            for soort, dag, groep in list_maten(voor)
            if periode.eerste <= dag <= min(periode.laatste, clock.today())
        )
        soorten = (
            "Ingediend",
            "Volledig toegekend",
            "Deels toegekend of afgewezen",
            "buiten",
            "Afgehandelde bezwaren",
            "Instroom",
            "Uitstroom",
            "Signalen",
        )
        verwacht = {soort: [geteld[soort, groep] for groep in range(3)] for soort in soorten}
        gevonden = cellen(aantallen)
        assert gevonden == {
            soort: (*rij, sum(rij)) for soort, rij in verwacht.items() if soort != "buiten"
        }
        besluiten = sum(sum(verwacht[soort]) for soort in soorten[1:4])
        assert sum(rij[1] for rij in duur.rijen) == besluiten
    db.session.rollback()


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
