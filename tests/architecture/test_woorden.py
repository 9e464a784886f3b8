"""Whatever is stored or chosen has a word in each table in which a page or letter looks it up."""

import re
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import (
    BEVESTIGD,
    GETYPT,
    GEWIJZIGD,
    OVERGENOMEN,
    REFERENTIE,
)
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.voorganger.gegevens import HERAANVRAAG
from portal.aanvraag.queries.weergave.model import Tabcode
from portal.beoordeling.queries.toekenning.regels import Regelgroep, Regelsoort
from portal.beoordeling.queries.toetsing.signaalbeeld import Beeldstand
from portal.bezwaar.queries.dossiermomenten import GEDEELD
from portal.clienten.geschiedenis import Regelsoort as Geschiedenisregel
from portal.domain.bevoegdheid import DRIEHOEK
from portal.domain.evaluatie.invulling import Gebreksoort, Inzeteenheid
from portal.domain.evaluatie.kader import Vorm
from portal.domain.procedure import Eindereden, GebeurtenisSoort, Toestand
from portal.domain.procedure.cirkel import Cirkelstap
from portal.domain.procedure.einde import Eindesoort
from portal.domain.procedure.mutatie import MUTATIE, Lidgevolg, Mutatiesoort, Mutatiestand
from portal.domain.procedure.ondertekening import Onderdeel
from portal.domain.procedure.toekenning import Herkomst, ToekenningToestand
from portal.domain.procedure.verhuizing import Partij, Verhuisstand, Verhuisvorm
from portal.domain.rekentool.uitkomst import Maatwerkreden, Uitkomstsoort
from portal.domain.spiegel import DELEN, Dimensie
from portal.domain.toetsingskader.kader import Ernst
from portal.domain.toetsingskader.toetsing import Oordeelwaarde
from portal.domain.uitkomst import Uitkomst
from portal.overzicht.queries.doelen.momenten import DOELCODES
from portal.spiegel.queries.maten import load_maten, nieuwste_versie
from portal.toekenning.queries.lijst import Stand
from tests.architecture.woordgebruik import list_gebruik

SOORT = next(
    regel
    for regel in Aanvraag.__table__.constraints
    if isinstance(regel, sa.CheckConstraint) and "soort in" in str(regel.sqltext)
)
SOORTEN = set(re.findall(r"'(\w+)'", str(SOORT.sqltext)))
HERKOMSTEN = {Aanvraag.__table__.c.herkomst.default.arg, HERAANVRAAG, MUTATIE}
OPEN_VOOR_AANBIEDER = {Toestand.CONCEPT, Toestand.BIJSTELLEN_GEVRAAGD}
NOOIT_BIJ_ZORGKANTOOR = {Toestand.CONCEPT, Toestand.INTERN_AFGEWEZEN, Toestand.VERVALLEN}
BIJ_ZORGKANTOOR = set(Toestand) - NOOIT_BIJ_ZORGKANTOOR
GELEZEN = set(Uitkomstsoort) - {Uitkomstsoort.GEEN_UITKOMST}
"""`Uitkomst.gelezen_als` never gives the last one."""
PER_CLIENT = {Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN}
"""What each client of a group gets a letter about."""

MATEN = load_maten(nieuwste_versie())

WAARDEN: dict[tuple[str, str], set[str] | type[StrEnum]] = {
    ("aanvraag", "functie"): set(DRIEHOEK),
    ("aanvraag", "herkomst"): HERKOMSTEN,
    ("aanvraag", "lidoordeel"): set(Uitkomstsoort),
    ("aanvraag", "soort"): SOORTEN,
    ("aanvraag", "wacht"): set(Toestand) - OPEN_VOOR_AANBIEDER,
    ("beoordeling", "herkomst"): HERKOMSTEN,
    ("beoordeling", "poststuk"): {"aanvulling", "verlenging", "uitstel"},
    ("beoordeling", "soort"): SOORTEN,
    ("beoordeling", "versiesoort"): {"ingediend", "aangevuld", "bijgesteld"},
    ("beoordeling", "verzoek"): {"open", "beantwoord", "verstreken", "ingetrokken"},
    ("beoordeling", "wacht"): BIJ_ZORGKANTOOR,
    ("besluit", "gevolg"): Uitkomst,
    ("besluit", "gevolg_groep"): PER_CLIENT,
    ("besluit", "niet_nu"): BIJ_ZORGKANTOOR,
    ("besluit", "uitleg"): Uitkomst,
    ("besluit", "uitleg_aanbieder"): Uitkomst,
    ("besluit", "woord"): Uitkomst,
    ("evaluatie", "eenheid"): Inzeteenheid,
    ("evaluatie", "gebrek"): Gebreksoort,
    ("evaluatie", "vorm"): Vorm,
    ("geschiedenis", "cirkel"): Cirkelstap,
    ("geschiedenis", "cirkeluitleg"): Cirkelstap,
    ("geschiedenis", "doellink"): set(DOELCODES),
    ("geschiedenis", "doeltitel"): set(DOELCODES),
    ("geschiedenis", "link"): Geschiedenisregel,
    ("geschiedenis", "reden"): Eindereden,
    ("geschiedenis", "soort"): Geschiedenisregel,
    ("indienen", "handtekening"): set(DRIEHOEK),
    ("indienen", "herkomst"): {BEVESTIGD, GETYPT, GEWIJZIGD, OVERGENOMEN, REFERENTIE, "werkboek"},
    ("indienen", "onderdeel"): Onderdeel,
    ("indienen", "soort"): SOORTEN,
    ("indienen", "tab"): Tabcode,
    ("indienen", "uitkomst"): Uitkomstsoort,
    ("mutatie", "gevolg"): Lidgevolg,
    ("mutatie", "soort"): Mutatiesoort,
    ("mutatie", "stand"): Mutatiestand,
    ("overzicht", "herkomst"): HERKOMSTEN,
    ("overzicht", "soort"): SOORTEN,
    ("overzicht", "tijdlijn"): GebeurtenisSoort,
    ("overzicht", "tijdlijnbezwaar"): {soort.value for soort in GEDEELD},
    ("overzicht", "tijdlijnuitkomst"): Uitkomst,
    ("overzicht", "uitkomst"): Uitkomst,
    ("rekentool", "oordeel"): GELEZEN,
    ("rekentool", "reden"): Maatwerkreden,
    ("rekentool", "uitleg"): GELEZEN,
    ("toekenning", "brief"): {
        *("verhuizing", "vertrek", "verplaatsing", "overblijver", "einde", "intrekking", "afloop")
    },
    ("toekenning", "gevolg"): Eindesoort,
    ("toekenning", "herkomst"): Herkomst,
    ("toekenning", "reden"): Eindereden,
    ("spiegel", "deel"): {deel for delen in DELEN.values() for deel in delen},
    ("spiegel", "dimensie"): Dimensie,
    ("spiegel", "eenheid"): {maat.eenheid for maat in MATEN.values() if maat.eenheid},
    ("spiegel", "kop"): Dimensie,
    ("toekenning", "soort"): SOORTEN,
    ("toekenning", "stand"): Stand,
    ("toekenning", "toestand"): ToekenningToestand,
    ("toetsing", "eenheid"): Regelsoort,
    ("toetsing", "ernst"): Ernst,
    ("toetsing", "oordeel"): Oordeelwaarde,
    ("toetsing", "regelgroep"): Regelgroep,
    ("toetsing", "stand"): Beeldstand,
    ("toetsing", "uitkomstsoort"): set(Uitkomstsoort) - {Uitkomstsoort.PROFIEL},
    ("verhuizing", "partij"): Partij,
    ("verhuizing", "stand"): Verhuisstand,
    ("verhuizing", "vorm"): Verhuisvorm,
}
"""What is stored or chosen, by table and group in which it is looked up."""
BEREKEND = {
    "aanvraag": {"berekend", "fase", "groepsoordeel", "reden", "taak", "vervolg"},
    "beoordeling": {"aandacht", "sortering", "stap", "tegel", "termijnfilter"},
    "besluit": {"belemmering", "ontbreekt"},
    "clienten": {"aandacht", "geslacht", "levering", "leveringsvorm"},
    "evaluatie": {"document", "inzet"},
    "geschiedenis": {"doelfase", "doelstand", "tekst", "titel"},
    "indienen": {
        *("aanvulveld", "afstemveld", "belemmering", "bestandsoort", "groep", "item", "ontvangst"),
        *("plaats", "realisatie", "rekenblok", "rekenitem", "rekenveld", "verschil", "vorige"),
    },
    "mutatie": {"brief"},
    "overzicht": {
        *("actie", "actiekop", "tijdlijnbij", "volgen_titel", "volgen_uitleg", "wachtend"),
    },
    "rekentool": {"regel", "rij", "veld", "werkboek", "werkboekfout", "werkboekrij"},
    "spiegel": {"cel"},
    "termijnen": {"datum", "inleiding", "reden", "slot", "stap", "uitleg"},
    "toekenning": {"actie", "melding"},
    "toetsing": {"cijfer", "regel", "uitkomst", "veld"},
    "verhuizing": {"groep", "melding"},
    "vragenlijst": {"dicht", "doelfout", "elders", "herkomst", "rekengetal"},
}
"""Groups by table whose codes the portal works out itself; nothing of it is an enum."""


def teksten(tabel):
    def lees(naam):
        return tomllib.loads(Path("config/teksten", f"{naam}.toml").read_text())

    return lees("aanvulling") | lees(tabel) if tabel == "indienen" else lees(tabel)


@pytest.mark.parametrize(("tabel", "groep"), WAARDEN)
def test_elke_waarde_heeft_een_woord(tabel, groep):
    waarden = {
        waarde.value if isinstance(waarde, StrEnum) else waarde for waarde in WAARDEN[tabel, groep]
    }
    assert waarden - set(teksten(tabel)[groep]) == set()


def test_van_elk_opgezocht_woord_is_bekend_welke_waarden_het_heeft():
    gezocht = {(rij.tabel, rij.groep) for rij in list_gebruik() if rij.code is None}
    berekend = {(tabel, groep) for tabel, groepen in BEREKEND.items() for groep in groepen}
    assert gezocht ^ (set(WAARDEN) | berekend) == set()
    assert set(WAARDEN) & berekend == set()


def test_elk_uitgeschreven_woord_bestaat():
    uitgeschreven = {rij for rij in list_gebruik() if rij.code is not None}
    assert len(uitgeschreven) > 100
    mist = [rij for rij in uitgeschreven if rij.code not in teksten(rij.tabel).get(rij.groep, {})]
    assert sorted(mist) == []
