"""What a toekenning became later changes nothing in a report that is made again for before it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.indienen import leg_versies_vast
from portal.beoordeling.actions.einddag import zet_einde
from portal.beoordeling.actions.ontstaan import ontstaan
from portal.beoordeling.models import Eindewijziging, Toekenning
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Eindereden
from portal.domain.procedure.bezwaar import Bezwaaruitkomst
from portal.domain.procedure.einde import Eindesoort, Eindestand
from portal.domain.procedure.mutatie import Mutatiesoort
from portal.domain.statistiek import Periode
from portal.domain.uitkomst import Uitkomst
from portal.monitoring.queries.definities import get_definities
from portal.monitoring.queries.telling import tel
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.einde import overlijd
from portal.toekenning.actions.einde_vaststellen import stel_einde_vast
from portal.toekenning.actions.mutatie import Mutatievraag, vraag_mutatie_aan
from portal.toekenning.actions.mutatie_vaststellen import stel_mutatie_vast
from portal.toekenning.actions.verhuizen import laat_verhuizen
from portal.toekenning.models import Eindebesluit
from tests.factories.aanvraag import stand_van
from tests.factories.beoordeling import maak_ingediende_aanvraag, maak_rij
from tests.factories.besluit import maak_besluit
from tests.factories.bezwaar import beslis, maak_bezwaar
from tests.factories.toekenning import Toekenningwens, maak_groepstoekenningen, maak_toekenning
from tests.factories.verhuizing import maak_bijna_getekend, teken
from tests.factories.wereld import ANDER

OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VOOR, NA = OP - timedelta(hours=1), OP + timedelta(hours=1)
LATER = datetime(2029, 6, 1, tzinfo=UTC)
KLEIN = Toekenningwens(
    meerzorgprofiel="Meerzorgprofiel 2", jaarbedrag_cent=4_510_789, etmaalbedrag_cent=12_358
)


@pytest.fixture(autouse=True)
def op_dag(app):
    with clock.freeze(OP), app.test_request_context():
        yield


def tel_alles(op):
    """Count three years and their halves: what ends early, and when it would have ended."""
    return [tel(Periode(jaar), op, get_definities()).cellen for jaar in (2026, 2027, 2028)]


def mens(wereld, rol, wie="eigen"):
    return db.session.get_one(Gebruiker, wereld.gebruiker(rol, wie))


def herstelbesluit(wereld, oud, ingang, *, herstelt=True):
    besluit = maak_besluit(maak_rij(wereld, client=oud.client), laatste_dag=date(2028, 5, 31))
    besluit.ingangsdatum, besluit.maanden, besluit.vastgesteld_op = ingang, 18, OP
    besluit.etmaalbedrag_cent, besluit.prijspeil = 28_734, 2026
    besluit.invoer = {"invoer": {"tarief": "24/25"}}
    besluit.herstelt_id = oud.besluit_id if herstelt else None
    db.session.flush()
    return besluit


def bij_verhuizing(wereld):
    verhuizing = maak_bijna_getekend(wereld)
    teken(verhuizing, wereld.gebruiker(Rol.BEOORDELAAR, ANDER))
    door = mens(wereld, Rol.TEAMLEIDER, ANDER)
    return lambda: laat_verhuizen(verhuizing, door=door, op=OP)


def bij_mutatie(wereld):
    """One of two leaves, so that the other one is left alone: both end."""
    groep, (een, _) = maak_groepstoekenningen(wereld, 2, KLEIN)
    vraag = Mutatievraag(soort=Mutatiesoort.VERTREK, eerste_dag=date(2026, 12, 1), weg=[een.id])
    mutatie = vraag_mutatie_aan(groep, vraag, door=mens(wereld, Rol.MANAGER), op=VOOR)
    return lambda: stel_mutatie_vast(mutatie, door=mens(wereld, Rol.TEAMLEIDER), op=OP)


def bij_herstel(wereld):
    besluit = herstelbesluit(wereld, maak_toekenning(wereld), date(2026, 8, 1))
    return lambda: ontstaan(besluit, [], door=mens(wereld, Rol.TEAMLEIDER), op=OP)


def bij_eindebesluit(wereld):
    rij = maak_toekenning(wereld)
    besluit = Eindebesluit(
        toekenning=rij,
        **{naam: getattr(rij, naam) for naam in ("aanbieder_id", "zorgkantoor_id")},
        soort=Eindesoort.BEEINDIGEN,
        stand=Eindestand.TER_CONTROLE,
        reden=Eindereden.VERTREK,
        einde=date(2026, 12, 31),
        motivering="De cliënt gaat elders wonen.",
        daarna="",
        voorbereid_door_id=wereld.gebruiker(Rol.BEOORDELAAR),
        voorbereid_op=VOOR,
    )
    db.session.add(besluit)
    db.session.flush()
    return lambda: stel_einde_vast(besluit, door=mens(wereld, Rol.TEAMLEIDER), op=OP)


def bij_overlijden(wereld):
    rij = maak_toekenning(wereld)
    return lambda: overlijd(rij, date(2026, 11, 18), door=mens(wereld, Rol.MANAGER), op=OP)


@pytest.mark.parametrize(
    "maak", [bij_verhuizing, bij_mutatie, bij_herstel, bij_eindebesluit, bij_overlijden]
)
def test_opnieuw_gemaakt_voor_een_oud_moment_is_het_cel_voor_cel_gelijk(wereld, maak):
    gebeur = maak(wereld)
    toen, ooit = tel_alles(VOOR), tel_alles(LATER)
    assert tel_alles(NA) == toen
    gebeur()
    db.session.commit()
    assert tel_alles(VOOR) == toen
    assert tel_alles(LATER) != ooit, "an end counts when its day has come"


def test_ook_wat_daarna_weer_anders_werd(wereld):
    """B replaces A; its repair C begins later, so that A gets days back: each moment its own."""
    oud = maak_toekenning(wereld)
    door = mens(wereld, Rol.TEAMLEIDER)
    besluit = herstelbesluit(wereld, oud, date(2026, 7, 1), herstelt=False)
    ander = ontstaan(besluit, [], door=door, op=OP)
    db.session.commit()
    vroeg, tussen = tel_alles(VOOR), tel_alles(NA)
    beter = herstelbesluit(wereld, ander, date(2026, 8, 1))
    beter.vastgesteld_op = NA + timedelta(hours=1)
    beter.aanvraag.ontvangen_op = NA + timedelta(hours=1)
    ontstaan(beter, [], door=door, op=NA + timedelta(hours=1))
    zet_einde(oud, date(2026, 5, 31), Eindereden.AFBOUW, op=NA + timedelta(hours=2))
    db.session.commit()
    assert (tel_alles(VOOR), tel_alles(NA)) == (vroeg, tussen)
    rijen = db.session.execute(
        sa.select(Eindewijziging.einde, Eindewijziging.reden)
        .where(Eindewijziging.toekenning_id == oud.id)
        .order_by(Eindewijziging.op)
    ).all()
    assert [(*rij,) for rij in rijen] == [
        (date(2026, 6, 30), "vervangen"),
        (date(2026, 7, 31), "vervangen"),
        (date(2026, 5, 31), "afbouw_bereikt"),
    ]
    [laatste] = db.session.scalars(sa.select(Toekenning.einde).where(Toekenning.id == oud.id)).all()
    assert laatste == date(2026, 5, 31)


def telt(wereld, maat, op):
    """Give in which tables of the year the own zorgkantoor has something, and how many."""
    cellen = tel(Periode(2026), op, get_definities()).cellen
    plek = str(wereld["zorgkantoor"])
    return {k[1]: n for k, n in cellen.items() if n and k[0] == "2026" and k[2:] == (plek, maat)}


def verander_en_stuur(aanvraag, wereld, soort):
    """Let the client get other care, and send a next version of the aanvraag."""
    aanvraag.persoon.plaatsingen[-1].leveringsvorm = "mpt"
    db.session.flush()
    leg_versies_vast(stand_van(aanvraag), soort=soort, door=mens(wereld, Rol.MANAGER), op=NA)
    db.session.commit()
    assert aanvraag.leveringsvorm == "mpt", "lists and a toekenning have what it is now"


@pytest.mark.parametrize("soort", ["aangevuld", "bijgesteld"])
def test_een_volgende_versie_verplaatst_niet_wat_is_ingediend(wereld, soort):
    aanvraag = maak_ingediende_aanvraag(wereld, op=VOOR)
    db.session.commit()
    assert telt(wereld, "ingediend", OP) == {"instelling": 1}
    verander_en_stuur(aanvraag, wereld, soort)
    assert telt(wereld, "ingediend", OP) == telt(wereld, "ingediend", LATER) == {"instelling": 1}


def test_een_volgende_versie_verplaatst_geen_bezwaar(wereld):
    """Against buiten behandeling laten: gegrond, so that the aanvraag goes on and is completed."""
    aanvraag = maak_ingediende_aanvraag(wereld, op=VOOR)
    besluit = maak_besluit(aanvraag)
    besluit.uitkomst, besluit.vastgesteld_op = Uitkomst.BUITEN_BEHANDELING, VOOR
    beslis(wereld, maak_bezwaar(wereld, besluit_id=besluit.id), Bezwaaruitkomst.GEGROND, OP)
    db.session.commit()
    assert telt(wereld, "bezwaren", OP) == {"instelling": 1}
    verander_en_stuur(aanvraag, wereld, "aangevuld")
    assert telt(wereld, "bezwaren", OP) == {"instelling": 1}
