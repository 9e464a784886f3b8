"""The content of the versions of a group without a database: S10, or other clients."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from portal.aanvraag.queries.versie import Inhoud
from portal.beoordeling.queries.signaalfeiten import Versiebron, lees_bron
from portal.beoordeling.queries.toekenning import Groepskader, Lidvoorstel, Voorstel
from portal.domain.rekentool import (
    Groepsinvoer,
    Rekeninvoer,
    bereken_groep,
    groepsuitkomst_als_gegevens,
    som_los,
    uitkomst_als_gegevens,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.platform.reference_data import get_referentietabel

ONTVANGEN, INGANG = date(2025, 11, 10), date(2026, 1, 1)
VERSIES = {"vragenlijst": "2026-1", "verklaringen": "2026-1", "kenmerken": "2026-1"}
TARIEF = Aandeel(Fraction(97, 100))


@dataclass(frozen=True, kw_only=True)
class Lid:
    """Input of one client."""

    zzp: str
    wonen: int
    dagbesteding: int = 0
    nachtzorg: int = 0
    behandelaren: Fraction = Fraction(0)
    min_uren: Fraction = Fraction(0)
    behandeling: bool = True
    velden: Mapping[str, str] | None = None

    @property
    def invoer(self) -> Rekeninvoer:
        """Give the input of the rekentool."""
        return Rekeninvoer(
            zzp=self.zzp,
            dagbesteding_ja=True,
            behandeling_ja=self.behandeling,
            tarief=TARIEF,
            wonen=Uren(Fraction(self.wonen)),
            dagbesteding=Uren(Fraction(self.dagbesteding)),
            nachtzorg=Uren(Fraction(self.nachtzorg)),
            behandelaren=Uren(self.behandelaren),
            min_uren=Uren(self.min_uren),
        )


S10 = (
    Lid(zzp="VG7", wonen=48, dagbesteding=12, nachtzorg=4, behandelaren=Fraction(3, 2)),
    Lid(zzp="VG8", wonen=40, dagbesteding=7, nachtzorg=3, behandelaren=Fraction(1)),
    Lid(
        zzp="VG7",
        wonen=34,
        dagbesteding=11,
        nachtzorg=2,
        min_uren=Fraction(3, 2),
        behandeling=False,
    ),
    Lid(zzp="LVG5", wonen=45, dagbesteding=8, nachtzorg=2, behandelaren=Fraction(2)),
)


@dataclass(frozen=True, kw_only=True)
class Groepsbron:
    """A group as submitted: the whole, and the part of each client."""

    geheel: Versiebron
    leden: tuple[Versiebron, ...]
    ids: tuple[uuid.UUID, ...]

    def voorstellen(self, per_lid: Mapping[int, Voorstel]) -> list[Lidvoorstel]:
        """Give every part with what is changed in it, by place."""
        return [
            Lidvoorstel(id=self.ids[nr], bron=bron, voorstel=per_lid.get(nr, Voorstel()))
            for nr, bron in enumerate(self.leden)
        ]


def maak_groepsbron(
    leden: Sequence[Lid] = S10, *, uren: int = 208, posten: Mapping[str, int] | None = None
) -> Groepsbron:
    """Calculate a group and write its versions, read back."""
    gevraagd = {"verbouwing": 30_000} if posten is None else posten
    tabel, _ = get_referentietabel(2026)
    invoer = Groepsinvoer(
        clienten=tuple(lid.invoer for lid in leden),
        context_uren_jaar=Uren(Fraction(uren)),
        context_totaal=Bedrag(Fraction(sum(gevraagd.values()))),
    )
    uitkomst = bereken_groep(invoer, tabel)
    rijen = [
        {"onderwerp": naam, "soort": "verbouwing", "bedrag": str(bedrag)}
        for naam, bedrag in gevraagd.items()
    ]
    geheel = {
        "groep": {"code": "GROEP-1", "naam": "De Es", "locatie": "De Es"},
        "velden": {"aanvraag.soort": "groep"},
        "onderdelen": {"financien": {"context": {"posten": rijen, "context_uren": str(uren)}}},
        "berekening": groepsuitkomst_als_gegevens(uitkomst, invoer, som_los(invoer, tabel)),
    }
    return Groepsbron(
        geheel=_bron(geheel),
        leden=tuple(
            _bron(
                {
                    "lidnr": nr,
                    "velden": {"aanvraag.soort": "groep", **(lid.velden or {})},
                    "onderdelen": _onderdelen(lid),
                    "berekening": uitkomst_als_gegevens(deel),
                }
            )
            for nr, (lid, deel) in enumerate(zip(leden, uitkomst.clienten, strict=True), start=1)
        ),
        ids=tuple(uuid.UUID(int=nr) for nr in range(1, len(leden) + 1)),
    )


def groepskader() -> Groepskader:
    """Give table 2026 with the tarief of S10."""
    tabel, voorlopig = get_referentietabel(2026)
    return Groepskader(tabel=tabel, voorlopig=voorlopig, tarief=TARIEF)


def _onderdelen(lid: Lid) -> dict[str, object]:
    return {
        "gegevens": {"indicatie": {"zorgprofiel": lid.zzp, "zzp": lid.zzp}},
        "check_vooraf": {"gronden": ["lid1-a"], "stappen": []},
        "zorginzet": {"zorg": {"bron": "totaal"}, "dagprogramma": None},
        "behandelaars": {"behandelaars": {"gedragsdeskundige": str(float(lid.behandelaren))}},
        "financien": {"context": None},
        "afstemming": {},
    }


def _bron(deel: Mapping[str, object]) -> Versiebron:
    inhoud = {
        "soort": "groep",
        "herkomst": "nieuw",
        "maanden": 36,
        "ingang": INGANG.isoformat(),
        "versies": {**VERSIES, "tabeljaar": 2026},
        "antwoorden": {},
        **deel,
    }
    return lees_bron(Inhoud(inhoud=json.loads(json.dumps(inhoud))), ontvangen_op=ONTVANGEN)
