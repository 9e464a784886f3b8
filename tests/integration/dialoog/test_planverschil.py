"""Two versions of one meerzorgplan side by side: what changed, and for whom."""

import pytest
import sqlalchemy as sa

from portal.aanvraag.queries.verschil import Wijziging
from portal.dialoog.actions.plan import bewaar, dien_in, heropen
from portal.dialoog.letters.plan import leg_document_vast
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.planteksten import lees_alles, plantekst
from portal.dialoog.queries.planverschil import vergelijk_versies
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.evaluatie import Bewaring
from tests.factories.plan import OP, maak_dialoogrij, maak_ingediend_plan
from tests.factories.toekenning import AFGELOPEN, maak_toekenning
from tests.factories.wereld import ANDER, Wereld


@pytest.fixture(autouse=True)
def _dag():
    with clock.freeze(OP):
        yield


def heropend(wereld: Wereld) -> tuple[Meerzorgplan, Meerzorgplan]:
    """Submit a plan, open it again, add a client and change three things that were typed."""
    een = maak_ingediend_plan(wereld)
    maak_toekenning(wereld, AFGELOPEN)
    beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
    twee = heropen(een, "De locatie mist.", door=beoordelaar, op=OP)
    getypt = {"mp-visie": "Nieuw antwoord bij mp-visie.", "mp-trots": "", "telefoon": "0611111111"}
    bewaring = Bewaring(getoond=lees_alles(twee), getypt=getypt)
    assert bewaar(twee, bewaring, door=_manager(wereld), op=OP) == {}
    db.session.commit()
    return een, twee


def _manager(wereld: Wereld) -> Gebruiker:
    return db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))


def zijden(wijziging: Wijziging) -> tuple[list[tuple[str, bool]], ...]:
    """Give both sides of a change, each as pieces with whether they differ."""
    return tuple(
        [(stuk.tekst, stuk.anders) for stuk in kant] for kant in (wijziging.oud, wijziging.nieuw)
    )


def test_cijfers_en_teksten_die_veranderden_staan_per_woord_naast_elkaar(app, wereld):
    with app.app_context():
        een, twee = heropend(wereld)
        delen = vergelijk_versies(een, twee)
        assert vergelijk_versies(een, een) == []
    assert [deel.titel for deel in delen] == ["Algemeen", "Cijfers", "Visie en context"]
    gevonden = {rij.id: rij for deel in delen for rij in deel.wijzigingen}
    assert set(gevonden) == {
        *("telefoon", "mp-visie", "mp-trots"),
        *("mp-clienten", "mp-groepen", "mp-nieuw", "mp-afgebouwd", "mp-bedrag-totaal"),
        *("mp-intern", "mp-ontwikkeltraject", "mp-evaluaties"),
    }
    assert zijden(gevonden["mp-visie"]) == (
        [("Antwoord", True), (" bij mp-visie.", False)],
        [("Nieuw antwoord", True), (" bij mp-visie.", False)],
    )
    assert zijden(gevonden["mp-trots"]) == ([("Antwoord bij mp-trots.", True)], [])
    was, wordt = zijden(gevonden["mp-bedrag-totaal"])
    assert [tekst for tekst, anders in was if anders] == [
        "0,00",
        "0,00",
        plantekst("leeg", "anders"),
    ]
    assert [tekst for tekst, anders in wordt if anders] == ["104.878,17", "104.878,17", "0%"]


def test_het_zorgkantoor_ziet_het_verschil_pas_na_indienen(app, wereld, als):
    with app.app_context():
        een, twee = (f"/meerzorgplannen/{rij.id}" for rij in heropend(wereld))
    manager, beoordelaar = als(Rol.MANAGER), als(Rol.BEOORDELAAR)
    assert f"{twee}/verschil" in manager.open(twee).document.links
    manager.open(f"{een}/verschil", status=404)
    beoordelaar.open(f"{twee}/verschil", status=404)
    with app.app_context():
        rij = db.session.scalars(sa.select(Meerzorgplan).where(Meerzorgplan.nr == 2)).one()
        bewaring = Bewaring(getoond={}, getypt={"mp-trots": "Rust."})
        bewaar(rij, bewaring, door=_manager(wereld), op=OP)
        dien_in(rij, door=_manager(wereld), op=OP)
        leg_document_vast(rij, door=_manager(wereld))
        maak_dialoogrij(wereld, 2026)
        db.session.commit()
    for rol in (Rol.MANAGER, Rol.BEOORDELAAR, Rol.CCE_COORDINATOR):
        browser = als(rol)
        assert f"{twee}/verschil" in browser.open(een).document.links
        pagina = browser.open(f"{twee}/verschil")
        assert "De locatie mist." in pagina.tekst
        assert "Nieuw antwoord bij mp-visie." in pagina.tekst
        assert "mp-context-beter" not in pagina.tekst
    with app.app_context():
        kenmerk = sa.select(sa.func.count()).where(AuditRegel.kenmerk == "verschil-2")
        assert db.session.scalar(kenmerk) == 3
    als(Rol.MANAGER, ANDER).open(f"{twee}/verschil", status=404)
    als(Rol.BEHEERDER_AANBIEDER).open(f"{twee}/verschil", status=403)
