"""How the figures of a zorgkantoor come together: counted, handed in, and both in one year."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.actions import rapport as rapportactie
from portal.monitoring.actions.deelnemers import trek_deelnemer_in, zet_deelnemer
from portal.monitoring.actions.opgave import Opgaveinhoud, leg_opgave_vast
from portal.monitoring.models import Deelnamewijze, Monitordeelnemer, Signaalmelding
from portal.monitoring.queries.beeld import SAMEN, maak_beeld
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.telling import tel
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.toegang.models import Gebruiker, Organisatie
from tests.factories.toegang import maak_organisatie
from tests.factories.toekenning import Toekenningwens, maak_toekenning

NU = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
JAAR, HELFTEN = "2026", ("2026-H1", "2026-H2")
BESLIST = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
NIEUWJAAR, JULI = date(2026, 1, 1), date(2026, 7, 1)


@pytest.fixture
def kantoor(app, wereld):
    """Give the own zorgkantoor, with three besluiten in the second half; all in one session."""
    with app.app_context(), clock.freeze(NU):
        for _ in range(3):
            besluit = maak_toekenning(wereld, Toekenningwens(ingang=date(2026, 11, 1))).besluit
            besluit.vastgesteld_op, besluit.deels = BESLIST, False
            besluit.aanvraag.leveringsvorm = "pgb"
        db.session.flush()
        yield db.session.get_one(Organisatie, wereld["zorgkantoor"])


@pytest.fixture
def door(kantoor, wereld):
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MONITORBEHEERDER))


def geef_op(kantoor, periode, door, opmerking="", **aantallen):
    inhoud = Opgaveinhoud({"thuis": aantallen}, opmerking)
    leg_opgave_vast(kantoor, Periode.uit_tekst(periode), inhoud, door=door, op=NU)


def geteld(kantoor, maat="volledig", groep="thuis", peilmoment=NU):
    """Give both halves and the year of one zorgkantoor, and the year of all together."""
    cellen = tel(Periode(2026), peilmoment, get_definities()).cellen
    eigen = tuple(cellen[deel, groep, str(kantoor.id), maat] for deel in (*HELFTEN, JAAR))
    return (*eigen, cellen[JAAR, groep, "", maat])


def over(kantoor, periode=JAAR):
    """Give the zorgkantoor as it takes part in a period."""
    rijen = list_deelnemers(Periode.uit_tekst(periode), voor=None)
    return next(rij for rij in rijen if rij.zorgkantoor_id == kantoor.id)


GEZEGD = [
    ([], ("portaal", "portaal")),
    ([("opgave", NIEUWJAAR), ("portaal", JULI)], ("opgave", "portaal")),
    ([("opgave", JULI)], ("portaal", "opgave")),
    ([("portaal", JULI)], ("opgave", "portaal")),
    ([("portaal", date(2025, 7, 1))], ("portaal", "portaal")),
    ([("opgave", date(2025, 1, 1))], ("opgave", "opgave")),
    ([("opgave", date(2027, 1, 1))], ("portaal", "portaal")),
    ([("portaal", date(2027, 1, 1))], ("opgave", "opgave")),
    # Said before only first days of half-years were taken: one part counted is not counted.
    ([("opgave", NIEUWJAAR), ("portaal", date(2026, 9, 1))], ("opgave", "opgave")),
    ([("portaal", NIEUWJAAR), ("opgave", date(2026, 9, 1))], ("portaal", "opgave")),
]


@pytest.mark.parametrize(("gezegd", "wijzen"), GEZEGD)
def test_een_halfjaar_telt_op_een_manier(kantoor, gezegd, wijzen):
    """What was said, what it means for each half, and a year that is counted only as a whole."""
    for wijze, van in gezegd:
        db.session.add(
            Monitordeelnemer(zorgkantoor_id=kantoor.id, wijze=Deelnamewijze(wijze), van=van, op=NU)
        )
    db.session.flush()
    assert tuple(over(kantoor, helft).wijze for helft in HELFTEN) == wijzen
    assert over(kantoor).wijze == ("opgave" if "opgave" in wijzen else "portaal")
    eerste, tweede = (
        aantal if wijze == "portaal" else None for aantal, wijze in zip((0, 3), wijzen, strict=True)
    )
    jaar = None if None in (eerste, tweede) else 3
    assert geteld(kantoor) == (eerste, tweede, jaar, jaar or 0)


def test_wie_overstapt_telt_het_opgegeven_en_het_getelde_halfjaar(kantoor, door):
    """Handed in 40 and counted 3: the year is 43, never 3; a number for the whole year goes first."""
    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=NU)
    zet_deelnemer(kantoor, Deelnamewijze.PORTAAL, JULI, door=door, op=NU)
    assert geteld(kantoor) == (None, 3, None, 0)
    assert over(kantoor).ontbreekt
    geef_op(kantoor, "2026-H1", door, volledig=40)
    assert geteld(kantoor) == (40, 3, 43, 43)
    assert not over(kantoor).ontbreekt
    geef_op(kantoor, JAAR, door, volledig=45)
    assert geteld(kantoor) == (40, 3, 45, 45)


def test_twee_opgegeven_halfjaren_zijn_samen_het_jaar(kantoor, door):
    """Per measure, and only where both were given; with the remarks on both."""
    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=NU)
    geef_op(kantoor, "2026-H1", door, "Geschat.", volledig=40, deels=0, bezwaren=2)
    assert over(kantoor).ontbreekt
    assert geteld(kantoor) == (40, None, None, 0)
    geef_op(kantoor, "2026-H2", door, "Geteld.", volledig=9, deels=4)
    assert geteld(kantoor) == (40, 9, 49, 49)
    assert geteld(kantoor, "deels") == (0, 4, 4, 4)
    assert geteld(kantoor, "bezwaren") == (2, None, None, 0)
    assert not over(kantoor).ontbreekt
    assert over(kantoor).opmerkingen == ("Geschat.", "Geteld.")
    geef_op(kantoor, JAAR, door, volledig=50)
    assert geteld(kantoor, "deels") == (0, 4, None, 0), "the year has an opgave of its own"
    assert over(kantoor).opmerkingen == ()


HALVERWEGE = [
    (datetime(2025, 12, 31, 22, 59, tzinfo=UTC), (0, 3, 3, 3)),
    (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), (0, 3, 3, 3)),
    (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), (None, 3, None, 0)),
    (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), (None, 3, None, 0)),
    (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), (None, 3, None, 0)),
    (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), (None, 3, None, 0)),
    (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), (None, None, None, 0)),
]


@pytest.mark.parametrize(("sinds", "cijfers"), HALVERWEGE)
def test_wie_er_nog_niet_was_is_niet_geteld(kantoor, sinds, cijfers):
    """Nobody said anything: what the portal counted from a second day on is not counted."""
    kantoor.aangemaakt_op = sinds
    db.session.flush()
    assert geteld(kantoor) == cijfers
    assert over(kantoor, "2026-H1").ontbreekt == (cijfers[0] is None), "0 is no opgave"


def test_wie_later_begon_telt_als_gezegd_is_dat_het_portaal_alles_heeft(kantoor, door):
    """Added on the first working day of a half of which nothing happened before."""
    kantoor.aangemaakt_op = datetime(2026, 7, 2, 9, 0, tzinfo=UTC)
    zet_deelnemer(kantoor, Deelnamewijze.PORTAAL, JULI, door=door, op=NU)
    assert geteld(kantoor) == (None, 3, None, 0)


def test_een_oud_peilmoment_weet_niet_wie_er_later_bij_kwam(kantoor, door):
    """Made again for a moment, a report expects who was there then, in the way that held then."""
    toen, later = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC)
    voor = tel(Periode(2026), toen, get_definities())
    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=later)
    maak_organisatie(OrganisatieSoort.ZORGKANTOOR, "Nieuw").aangemaakt_op = later
    db.session.flush()
    assert tel(Periode(2026), toen, get_definities()) == voor
    assert geteld(kantoor, peilmoment=toen) == (0, 3, 3, 3)
    assert geteld(kantoor, peilmoment=later) == (None, None, None, 0)
    namen = [rij.naam for rij in tel(Periode(2026), later, get_definities()).deelnemers]
    assert namen == ["Nieuw", *(rij.naam for rij in voor.deelnemers)]


def test_wat_is_ingetrokken_telt_alleen_voor_een_eerder_peilmoment(kantoor, door):
    """Until it was taken back it held; its first day is free for what is right."""
    eind = datetime(2026, 12, 1, tzinfo=UTC)
    uur = timedelta(hours=1)
    fout = zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=eind - 2 * uur)
    toen = tel(Periode(2026), eind - uur, get_definities())
    with pytest.raises(DomeinFout, match="bsn_in_tekst"):
        trek_deelnemer_in(fout, "Hoort bij 999990019.", door=door, op=eind)
    trek_deelnemer_in(fout, " Ander zorgkantoor. ", door=door, op=eind)
    assert (fout.ingetrokken_op, fout.intrekreden) == (eind, "Ander zorgkantoor.")
    with pytest.raises(DomeinFout, match="deelnemer_ingetrokken"):
        trek_deelnemer_in(fout, "Nog eens.", door=door, op=NU)
    assert geteld(kantoor) == geteld(kantoor, peilmoment=eind) == (0, 3, 3, 3)
    zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=eind + uur)
    zet_deelnemer(kantoor, Deelnamewijze.PORTAAL, JULI, door=door, op=eind + uur)
    assert geteld(kantoor, peilmoment=eind) == (0, 3, 3, 3)
    assert geteld(kantoor) == (None, 3, None, 0)
    assert tel(Periode(2026), eind - uur, get_definities()) == toen
    assert geteld(kantoor, peilmoment=eind - uur) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("van", "fout"),
    [
        *((date(2026, *dag), "deelnemer_geen_halfjaar") for dag in ((7, 2), (10, 1), (12, 31))),
        *((date(jaar, 1, 1), "deelnemer_te_oud") for jaar in (26, 226, 1926, 2021)),
        *((date(jaar, 1, 1), "deelnemer_te_ver") for jaar in (2029, 9999)),
    ],
)
def test_alleen_vanaf_het_begin_van_een_halfjaar(kantoor, door, van, fout):
    """And not by a slip in the year, which would make all of history handed in."""
    with pytest.raises(DomeinFout, match=fout):
        zet_deelnemer(kantoor, Deelnamewijze.OPGAVE, van, door=door, op=NU)
    assert geteld(kantoor) == (0, 3, 3, 3)
    zet_deelnemer(kantoor, Deelnamewijze.PORTAAL, date(2022, 1, 1), door=door, op=NU)
    assert geteld(kantoor) == (0, 3, 3, 3)


@pytest.fixture
def alles_mag(monkeypatch):
    """The rules in force are dated data: here a version that hides nothing."""
    regels = replace(load_bescherming(NU.date()), grens_clienten=0, grens_organisaties=0)
    monkeypatch.setattr(rapportactie, "load_bescherming", lambda _dag: regels)


def lees_tijden(door, periode):
    """Make the report; give its rows of lead times by name, without what stood still."""
    rapport = rapportactie.maak_rapport(Periode.uit_tekst(periode), NU, "", door=door, op=NU)
    rijen = maak_beeld(rapport).groepen[0].tijden
    return {rij.naam: (*rij.cellen[:2], rij.cellen[3]) for rij in rijen}


@pytest.mark.usefixtures("alles_mag")
@pytest.mark.parametrize("van", [NIEUWJAAR, JULI])
def test_doorlooptijden_alleen_van_wie_in_het_portaal_werkt(kantoor, door, wereld, van):
    """Who hands in has no lead times, and what the portal has of it is in no total either."""
    for plek, dagen in (("locatie", 30), ("locatie_ander", 100)):
        besluit = maak_toekenning(wereld, Toekenningwens(locatie=plek)).besluit
        besluit.aanvraag.leveringsvorm = "mpt"
        besluit.vastgesteld_op = besluit.aanvraag.ontvangen_op + timedelta(days=dagen)
        besluit.verzenddatum = clock.local_day(besluit.vastgesteld_op)
    ander = db.session.get_one(Organisatie, wereld["zorgkantoor_ander"])
    zet_deelnemer(ander, Deelnamewijze.OPGAVE, van, door=door, op=NU)
    eigen, niets = ("30 dagen", "30 dagen", "100%"), ("geen opgave",) * 3
    telt_mee = {
        ander.naam: ("100 dagen", "100 dagen", "0%"), kantoor.naam: eigen,
        SAMEN: ("30 dagen", "100 dagen", "50%"),
    }  # fmt: skip
    telt_niet = {ander.naam: niets, kantoor.naam: eigen, SAMEN: eigen}
    assert lees_tijden(door, "2026-H1") == (telt_mee if van == JULI else telt_niet)
    assert lees_tijden(door, JAAR)[ander.naam] == niets


def test_zonder_doorlooptijden_staat_dat_er(kantoor, door):
    """Three besluiten are too few, and nothing was sent elsewhere: a row with words for each."""
    niet = ("niet getoond",) * 3
    verwacht = {"Zorgkantoor Elders": niet, kantoor.naam: niet, SAMEN: niet}
    assert lees_tijden(door, JAAR) == verwacht


def test_wat_het_portaal_opschreef_telt_bij_iedereen(kantoor, door):
    """Nobody hands in signalen: those in the portal are all there are, in total and per theme."""
    ander = maak_organisatie(OrganisatieSoort.ZORGKANTOOR, "Zorgkantoor Buiten")
    zet_deelnemer(ander, Deelnamewijze.OPGAVE, NIEUWJAAR, door=door, op=NU)
    geef_op(ander, JAAR, door, volledig=40)
    for van, thema in ((kantoor, "uitleg"), (ander, "uitleg"), (ander, "bedrag")):
        rij = Signaalmelding(
            zorgkantoor_id=van.id, dag=date(2026, 3, 2), van_wie="naaste", thema=thema,
            leveringsvorm="pgb", door_id=door.id, op=datetime(2026, 3, 3, tzinfo=UTC),
        )  # fmt: skip
        rij.omschrijving, rij.afhandeling = "Iets.", ""
        db.session.add(rij)
    db.session.flush()
    assert geteld(ander, "signalen") == (2, 0, 2, 3)
    cellen = tel(Periode(2026), NU, get_definities()).cellen
    themas = [cellen[JAAR, "thuis", "", f"signalen:{een}"] for een in ("uitleg", "bedrag")]
    assert themas == [2, 1]
