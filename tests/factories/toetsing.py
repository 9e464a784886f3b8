"""Aanvragen in toetsing for tests, and the content of a version without a database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.versie import Inhoud
from portal.beoordeling.queries.signaalfeiten import Versiebron, lees_bron
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.rekentool import Rekeninvoer, bereken, uitkomst_als_gegevens
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel
from portal.toegang.models import Gebruiker
from tests.factories.aanvraag import S01, Wens
from tests.factories.beoordeling import maak_ingediende_aanvraag
from tests.factories.clienten import Zorg
from tests.factories.wereld import Wereld

ONTVANGEN = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
S05 = Wens(
    zorg=Zorg("5VG", "VG5"),
    tarief="0.94",
    blokken={
        "zorg": {"bron": "totaal", "wonen": "35", "dagbesteding": "8", "nachtzorg": "2"},
        "behandelaars": {"gedragsdeskundige": "1"},
        "context": {},
    },
    context_euro="10000",
)


def maak_in_toetsing(
    wereld: Wereld, wens: Wens = S01, *, client: Client | None = None, op: datetime = ONTVANGEN
) -> Aanvraag:
    """Submit, hand to the beoordelaar of the own zorgkantoor, and declare complete."""
    aanvraag = maak_ingediende_aanvraag(wereld, wens, client=client, op=op)
    beoordelaar = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
    aanvraag.behandelaar_id = beoordelaar.id
    stap = Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=beoordelaar, op=op)
    voer_uit(aanvraag, stap)
    db.session.flush()
    return aanvraag


@dataclass(frozen=True, kw_only=True)
class Rekenwens:
    """Input of a version, as typed; the default is S05."""

    zzp: str = "VG5"
    zorgprofiel: str = "5VG"
    tarief: str = "94/100"
    wonen: int = 35
    dagbesteding: int = 8
    nachtzorg: int = 2
    gedragsdeskundige: int = 1
    posten: Mapping[str, int] | None = None
    jaarlijks: frozenset[str] = frozenset()
    maanden: int = 36
    ingang: date = date(2026, 5, 1)
    herkomst: str = "nieuw"
    velden: Mapping[str, str] | None = None
    dagprogramma: Mapping[str, list[dict[str, str]]] | None = None


def maak_bron(wens: Rekenwens | None = None) -> Versiebron:
    """Give the content of a version that was calculated with these hours, read back."""
    wens = wens or Rekenwens()
    posten = {"geluidwerende wand": 10_000} if wens.posten is None else wens.posten
    invoer = Rekeninvoer(
        zzp=wens.zzp,
        dagbesteding_ja=True,
        behandeling_ja=True,
        tarief=Aandeel(Fraction(wens.tarief)),
        wonen=Uren(Fraction(wens.wonen)),
        dagbesteding=Uren(Fraction(wens.dagbesteding)),
        nachtzorg=Uren(Fraction(wens.nachtzorg)),
        behandelaren=Uren(Fraction(wens.gedragsdeskundige)),
        context_totaal=Bedrag(Fraction(sum(posten.values()))),
    )
    tabel, _ = get_referentietabel(wens.ingang.year)
    inhoud = {
        "soort": "individueel",
        "herkomst": wens.herkomst,
        "maanden": wens.maanden,
        "ingang": wens.ingang.isoformat(),
        "versies": {
            "vragenlijst": "2026-1",
            "verklaringen": "2026-1",
            "kenmerken": "2026-1",
            "tabeljaar": tabel.jaar,
        },
        "velden": {"aanvraag.soort": "individueel", **(wens.velden or {})},
        "antwoorden": {},
        "onderdelen": _onderdelen(wens, posten),
        "berekening": uitkomst_als_gegevens(bereken(invoer, tabel)),
    }
    return lees_bron(Inhoud(inhoud=json.loads(json.dumps(inhoud))), ontvangen_op=date(2026, 3, 10))


def _onderdelen(wens: Rekenwens, posten: Mapping[str, int]) -> dict[str, object]:
    rijen = [
        {
            "onderwerp": naam,
            "soort": "inventaris",
            "bedrag": str(bedrag),
            "eenmalig": "nee" if naam in wens.jaarlijks else "ja",
        }
        for naam, bedrag in posten.items()
    ]
    return {
        "gegevens": {"indicatie": {"zorgprofiel": wens.zorgprofiel, "zzp": wens.zzp}},
        "check_vooraf": {"gronden": ["lid1-a"], "stappen": []},
        "zorginzet": {
            "zorg": {"bron": "dagprogramma" if wens.dagprogramma else "totaal"},
            "dagprogramma": wens.dagprogramma,
        },
        "behandelaars": {"behandelaars": {"gedragsdeskundige": str(wens.gedragsdeskundige)}},
        "financien": {"context": {"posten": rijen}},
        "afstemming": {},
    }
