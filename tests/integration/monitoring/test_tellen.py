"""Every figure of the report against a count written from its definition, over all rows."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import median_low

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Gebeurtenis
from portal.beoordeling.actions.einddag import zet_einde
from portal.beoordeling.models import Besluit, Toekenning
from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.bezwaar import Bezwaaruitkomst
from portal.domain.statistiek import Periode, mediaan
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.actions.deelnemers import zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.models import Deelnamewijze, Signaalmelding
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.tellen import Telraam, meet_doorlooptijden, tel_halfjaren
from portal.monitoring.queries.telling import tel as tel_jaar
from portal.platform import clock
from portal.platform.calendar_data import load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.beoordeling import maak_gebeurtenis
from tests.factories.bezwaar import beslis, maak_bezwaar
from tests.factories.toekenning import Toekenningwens, maak_groepstoekenningen, maak_toekenning

VORMEN = ("pgb", "mpt", "verblijf", "vpt", "deeltijdverblijf", "")
GROEP = {"pgb": "thuis", "mpt": "thuis", "": "onbekend"}
EIND = datetime(2027, 2, 1, tzinfo=UTC)
HELFTEN = Periode(2026).helften
NIEUWJAAR = datetime(2026, 1, 1, tzinfo=UTC)
DELEN = (*map(str, HELFTEN), "2026")
GROEPEN = ("thuis", "instelling", "onbekend")
MATEN = ("ingediend", "volledig", "deels", "bezwaren", "instroom", "uitstroom")
RIJEN = 30


@pytest.fixture
def rijen(app, wereld):
    """Make besluiten, signalen and bezwaren of every kind, on days all over two years."""
    with app.app_context():
        for nr in range(RIJEN):
            plek = ("locatie", "locatie_ander")[nr % 2]
            ingang = date(2025, 11, 1) + timedelta(days=nr * 13)
            wens = Toekenningwens(locatie=plek, ingang=ingang, maanden=(3, 6, 12)[nr % 3])
            _maak(wereld, maak_toekenning(wereld, wens), nr)
        db.session.commit()


def _maak(wereld, toekenning, nr):
    """Spread the columns that count over their values."""
    besluit = toekenning.besluit
    assert besluit is not None
    aanvraag, vorm = besluit.aanvraag, VORMEN[nr % len(VORMEN)]
    # 22.30 UTC on 31 December is the new year in the Netherlands.
    op = datetime(2025, 12, 31, 23, 30, tzinfo=UTC) + timedelta(days=nr * 13)
    aanvraag.leveringsvorm = toekenning.leveringsvorm = vorm
    aanvraag.ontvangen_op, besluit.vastgesteld_op = op - timedelta(days=30 + nr), op
    besluit.verzenddatum = clock.local_day(op) + timedelta(days=nr % 4)
    toekenning.geregistreerd_op = op
    for rij in db.session.scalars(
        sa.select(Gebeurtenis).where(Gebeurtenis.aanvraag_id == aanvraag.id)
    ):
        rij.op, rij.dag = aanvraag.ontvangen_op, clock.local_day(aanvraag.ontvangen_op)
    if nr % 4 == 1:
        gevraagd = aanvraag.ontvangen_op + timedelta(days=5)
        gegevens = {"hersteldatum": (clock.local_day(gevraagd) + timedelta(days=14)).isoformat()}
        maak_gebeurtenis(aanvraag, 3, "aanvulling_gevraagd", op=gevraagd, gegevens=gegevens)
        maak_gebeurtenis(aanvraag, 4, "aangevuld", op=gevraagd + timedelta(days=7))
    besluit.uitkomst = (
        Uitkomst.TOEKENNEN, Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN, Uitkomst.TOEKENNEN,
        Uitkomst.BUITEN_BEHANDELING,
    )[nr % 5]  # fmt: skip
    besluit.deels, besluit.na_bezwaar = nr % 10 == 3, nr % 15 == 14
    signaal = Signaalmelding(
        zorgkantoor_id=aanvraag.zorgkantoor_id, dag=clock.local_day(op), van_wie="naaste",
        thema=("uitleg", "bedrag")[nr % 2], leveringsvorm=vorm, door_id=aanvraag.gestart_door_id,
        op=op,
    )  # fmt: skip
    signaal.omschrijving, signaal.afhandeling = "Iets.", ""
    db.session.add(signaal)
    db.session.flush()


def tel(app, peilmoment=EIND, kantoor=None):
    with app.app_context():
        ramen = [Telraam(helft, peilmoment, kantoor) for helft in HELFTEN]
        return {
            periode: {sleutel: aantal for sleutel, aantal in geteld.items() if aantal}
            for periode, geteld in tel_halfjaren(ramen, get_definities()).items()
        }


def besluiten():
    """Give every besluit that counts, with the measure it counts for."""
    for b in db.session.scalars(sa.select(Besluit)):
        if b.uitkomst is not Uitkomst.BUITEN_BEHANDELING and not b.na_bezwaar:
            vol = b.uitkomst is Uitkomst.TOEKENNEN and not b.deels
            yield b, "volledig" if vol else "deels"


def plek(rij):
    return rij.leveringsvorm, rij.zorgkantoor_id


def op_zijn_vroegst(toekenning, dag):
    """Give the moment from which it is known, and is so."""
    return max(toekenning.geregistreerd_op, clock.begin_of_day(dag))


def zelf(app, peilmoment=EIND):
    """Count everything again in plain Python, from the definitions."""
    geteld = {str(helft): Counter() for helft in HELFTEN}

    def bij(dag, op, vorm, kantoor, *maten):
        for helft in HELFTEN:
            if op <= peilmoment and helft.eerste <= dag <= helft.laatste:
                groep = GROEP.get(vorm, "instelling")
                geteld[str(helft)].update((groep, kantoor, maat) for maat in maten)

    with app.app_context():
        for b, maat in besluiten():
            dag = clock.local_day(b.vastgesteld_op)
            bij(dag, b.vastgesteld_op, b.aanvraag.leveringsvorm, b.zorgkantoor_id, maat)
        for a in db.session.scalars(sa.select(Aanvraag)):
            dag = clock.local_day(a.ontvangen_op)
            bij(dag, a.ontvangen_op, a.leveringsvorm, a.zorgkantoor_id, "ingediend")
        for s in db.session.scalars(sa.select(Signaalmelding)):
            maten = ("signalen", f"signalen:{s.thema}")
            bij(s.dag, s.op, s.leveringsvorm, s.zorgkantoor_id, *maten)
        for t in db.session.scalars(sa.select(Toekenning)):
            # Every client has one toekenning here, so each begins and ends once; not beforehand.
            bij(t.ingang, op_zijn_vroegst(t, t.ingang), *plek(t), "instroom")
            bij(t.einde, op_zijn_vroegst(t, t.einde), *plek(t), "uitstroom")
    return {periode: dict(teller) for periode, teller in geteld.items()}


def test_elk_aantal_is_gelijk_aan_een_eigen_telling(app, rijen):
    geteld = tel(app)
    assert geteld == zelf(app)
    maten = {maat for teller in geteld.values() for _, _, maat in teller}
    assert maten >= {"ingediend", "volledig", "deels", "instroom", "uitstroom", "signalen"}
    assert {groep for teller in geteld.values() for groep, _, _ in teller} == {
        "thuis", "instelling", "onbekend",
    }  # fmt: skip


OPGEGEVEN = {"ingediend": 70, "volledig": 31, "deels": 12, "instroom": 8, "uitstroom": 5}


def test_geteld_en_opgegeven_in_een_jaar_en_een_totaal(app, wereld, rijen):
    """One is counted all year; the other handed in the first half: the year has both of both."""
    eigen, ander = wereld["zorgkantoor"], wereld["zorgkantoor_ander"]
    verwacht = {(periode, *sleutel): n for periode, teller in zelf(app).items()
                for sleutel, n in teller.items()}  # fmt: skip
    for maat, aantal in OPGEGEVEN.items():
        verwacht["2026-H1", "thuis", ander, maat] = aantal
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))
        kantoor = db.session.get_one(Organisatie, ander)
        for wijze, van in (("opgave", date(2026, 1, 1)), ("portaal", date(2026, 7, 1))):
            zet_deelnemer(kantoor, Deelnamewijze(wijze), van, door=door, op=NIEUWJAAR)
        inhoud = Opgaveinhoud({"thuis": OPGEGEVEN})
        leg_opgave_vast(kantoor, HELFTEN[0], inhoud, door=door, op=EIND)
        cellen = tel_jaar(Periode(2026), EIND, get_definities()).cellen
    niet = {("2026-H1", groep, ander, maat) for groep in GROEPEN for maat in MATEN}
    niet -= {("2026-H1", "thuis", ander, maat) for maat in OPGEGEVEN}
    for groep in GROEPEN:
        for maat in (*MATEN, "signalen"):
            per_kantoor = {
                kantoor: [
                    None if (str(h), groep, kantoor, maat) in niet
                    else verwacht.get((str(h), groep, kantoor, maat), 0)
                    for h in HELFTEN
                ]
                for kantoor in (eigen, ander)
            }  # fmt: skip
            for kantoor, helften in per_kantoor.items():
                helften.append(None if None in helften else sum(helften))
                gevonden = [cellen[deel, groep, str(kantoor), maat] for deel in DELEN]
                assert gevonden == helften, (groep, maat)
            samen = [cellen[deel, groep, "", maat] for deel in DELEN]
            paren = zip(*per_kantoor.values(), strict=True)
            assert samen == [sum(filter(None, paar)) for paar in paren], (groep, maat)


def test_van_een_zorgkantoor_alleen(app, wereld, rijen):
    eigen = wereld["zorgkantoor"]
    verwacht = {
        periode: {sleutel: n for sleutel, n in teller.items() if sleutel[1] == eigen}
        for periode, teller in zelf(app).items()
    }
    assert tel(app, kantoor=eigen) == verwacht


def test_op_een_oud_peilmoment_telt_niets_van_later(app, rijen):
    """Rebuilt months later for an old moment it gives what was known then."""
    toen = datetime(2026, 6, 15, tzinfo=UTC)
    assert tel(app, toen) == zelf(app, toen)
    assert tel(app, toen) != tel(app)


@pytest.mark.parametrize(
    ("peildag", "eruit"), [((2026, 7, 30), (0, 0)), ((2026, 7, 31), (0, 1)), ((2027, 2, 1), (0, 1))]
)
def test_wie_nog_meerzorg_heeft_is_niet_uitgestroomd(app, wereld, peildag, eruit):
    """What ends on 31 July was known at once, and has not happened a day before."""
    with app.app_context():
        rij = maak_toekenning(wereld, Toekenningwens(ingang=date(2026, 2, 1), maanden=6))
        rij.geregistreerd_op = datetime(2026, 1, 15, tzinfo=UTC)
        db.session.commit()
        assert rij.einde == date(2026, 7, 31)
        plek = ("onbekend", rij.zorgkantoor_id)
    geteld = tel(app, datetime(*peildag, 9, 0, tzinfo=UTC))
    assert tuple(geteld[str(h)].get((*plek, "uitstroom"), 0) for h in HELFTEN) == eruit
    assert geteld["2026-H1"][*plek, "instroom"] == 1


def test_wat_later_is_vervangen_liep_toen_nog_door(app, wereld):
    """A toekenning that was replaced in October ran on, as far as was known in September."""
    with app.app_context():
        oud = maak_toekenning(wereld, Toekenningwens(ingang=date(2026, 1, 1), maanden=36))
        ander = Toekenningwens(ingang=date(2027, 5, 1))
        nieuw = maak_toekenning(wereld, ander, client=oud.client)
        nieuw.geregistreerd_op = op = datetime(2026, 10, 1, tzinfo=UTC)
        zet_einde(oud, date(2026, 8, 31), "vervangen", op=op, vervangen_door_id=nieuw.id)
        db.session.commit()
        kantoor = oud.zorgkantoor_id
    for op, verwacht in (((2026, 9, 30), 0), ((2026, 10, 2), 1)):
        geteld = tel(app, datetime(*op, tzinfo=UTC))
        assert geteld["2026-H2"].get(("onbekend", kantoor, "uitstroom"), 0) == verwacht


def test_een_afwijzing_die_met_een_toeslag_is_opgelost_telt_als_afgewezen(app, wereld):
    """S09: the besluit refuses meerzorg and says that EKT is granted instead."""
    with app.app_context():
        besluit = maak_toekenning(wereld).besluit
        besluit.uitkomst, besluit.andere_hulp = Uitkomst.AFWIJZEN, "Extra kosten thuis (EKT)."
        besluit.vastgesteld_op = datetime(2026, 4, 1, tzinfo=UTC)
        besluit.aanvraag.leveringsvorm = "mpt"
        db.session.commit()
        kantoor = besluit.zorgkantoor_id
    assert tel(app)["2026-H1"]["thuis", kantoor, "deels"] == 1


@pytest.mark.parametrize(
    ("vormen", "groep"),
    [(("pgb", "mpt"), "thuis"), (("vpt", "vpt"), "instelling"), (("pgb", "vpt"), "onbekend")],
)
def test_een_bezwaar_tegen_een_groepsbesluit_telt_een_keer(app, wereld, vormen, groep):
    """It is one beslissing, in the table of its clients; who left the group says nothing.

    That is of the version that was decided on, not of a next one.
    """
    beslist = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with app.app_context():
        _, toekenningen = maak_groepstoekenningen(wereld, 3)
        leden = [rij.besluit.aanvraag for rij in toekenningen]
        for lid, vorm in zip(leden, (*vormen, "verblijf"), strict=True):
            lid.leveringsvorm = "deeltijdverblijf"
            versies = sa.update(AanvraagVersie).where(AanvraagVersie.aanvraag_id == lid.id)
            db.session.execute(versies.values(leveringsvorm=vorm))
        leden[2].toestand = Toestand.VERVALLEN
        hoofd = toekenningen[0].besluit.groepsbesluit
        hoofd.aanvraag.leveringsvorm, kantoor = "", hoofd.zorgkantoor_id
        bezwaar = maak_bezwaar(wereld, besluit_id=hoofd.id)
        beslis(wereld, bezwaar, Bezwaaruitkomst.ONGEGROND, beslist)
        db.session.commit()
    geteld = {sleutel: n for sleutel, n in tel(app)["2026-H1"].items() if "bezwaren" in sleutel}
    assert geteld == {(groep, kantoor, "bezwaren"): 1}


@pytest.mark.parametrize(
    ("uitkomst", "aantal"),
    [
        (Bezwaaruitkomst.GEGROND, 1),
        (Bezwaaruitkomst.DEELS_GEGROND, 1),
        (Bezwaaruitkomst.ONGEGROND, 1),
        (Bezwaaruitkomst.NIET_ONTVANKELIJK, 0),
    ],
)
def test_een_bezwaar_telt_in_het_jaar_van_de_beslissing(app, wereld, uitkomst, aantal):
    """S09: a bezwaar of 2025 that was decided in January 2026."""
    beslist = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
    with app.app_context():
        bezwaar = maak_bezwaar(wereld)
        bezwaar.ontvangst = date(2025, 11, 20)
        bezwaar.besluit.aanvraag.leveringsvorm = "pgb"
        beslis(wereld, bezwaar, uitkomst, beslist)
        db.session.commit()
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Bezwaar)) == 1
        kantoor = bezwaar.zorgkantoor_id
    assert tel(app)["2026-H1"].get(("thuis", kantoor, "bezwaren"), 0) == aantal
    assert (
        tel(app, beslist - timedelta(days=1))["2026-H1"].get(("thuis", kantoor, "bezwaren"), 0) == 0
    )


def test_doorlooptijden_zonder_stilstand(app, rijen):
    """Days until it was sent without the six on which the term stood still, counted apart."""
    with app.app_context():
        gemeten = meet_doorlooptijden(Telraam(Periode(2026), EIND), get_definities())
        verwacht, stil, op_tijd, wie = [], 0, 0, set()
        for b in db.session.scalars(sa.select(Besluit).order_by(Besluit.vastgesteld_op)):
            a, dag = b.aanvraag, b.verzenddatum
            if dag.year != 2026 or b.na_bezwaar or GROEP.get(a.leveringsvorm) != "thuis":
                continue
            soorten = sa.select(Gebeurtenis.soort).where(Gebeurtenis.aanvraag_id == a.id)
            stond = 6 if "aangevuld" in set(db.session.scalars(soorten)) else 0
            stil += stond > 0
            ontvangst = clock.local_day(a.ontvangen_op)
            einde = ontvangst + timedelta(days=56 + stond)
            op_tijd += dag <= load_kalender().verschuif_vooruit(einde)
            wie.add(a.client_id)
            verwacht.append((dag - ontvangst).days - stond)
    samen = gemeten["thuis", ""]
    assert samen.dagen == Counter(verwacht)
    assert mediaan(samen.dagen) == median_low(verwacht)
    assert (samen.stil, samen.binnen) == (Counter({6: stil}), op_tijd)
    assert set().union(*samen.clienten.values()) == wie != set()
