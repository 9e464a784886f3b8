"""The copy of a toekenning that is kept with a her-aanvraag, read and written as JSON."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from fractions import Fraction

from portal.aanvraag.models import Aanvraag
from portal.domain.procedure.heraanvraag import Omvang
from portal.domain.rekentool import bereken_op_prijspeil
from portal.domain.waarden import breuk_als_tekst, breuk_uit_tekst, centen
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.encrypted import JsonWaarde

HERAANVRAAG, GROEP = "heraanvraag", "groep"
CENT = 100
Deel = Mapping[str, JsonWaarde]
WERKSTUKKEN = ("antwoorden", "blokken", "driehoek")
"""What the aanbieder starts from; it stands in the version it came from, not again in the next."""
_DAGEN, _UREN = ("ingang", "laatste_dag", "einde", "afgebouwd_op"), ("meerzorguren", "max_uren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorgangergegevens:
    """What a toekenning granted, as it was known when its her-aanvraag was started.

    Attributes:
        soort: `individueel`, `preventief` or `groep`.
        einde: Last day in force, as it was known.
        preventief_maanden: Months of preventieve meerzorg without a break up to its end.
        meerzorgprofiel: Name, empty without one.
        meerzorguren: Exact hours per week; None when unknown (from before the portal).
        tarief: Tariefpercentage as `n/d`, empty when unknown.
        max_profiel: Highest profile in the perspectief, empty when it names none.
        max_uren: Most meerzorguren in the perspectief, None when it names none.
        doelen: The goals as granted, each with its `doel_id`.
        uren: Granted hours a week, or euros a year, by onderdeel, as `n/d`.
        posten: Granted context posts.
        berekening: What was granted, as far as it takes to calculate it again; empty: unknown.
        antwoorden: Answers of the version it was granted on.
        blokken: Input of the rekentool of that version, as typed.
        driehoek: Who made that version: id of the user by function.
    """

    toekenning_id: uuid.UUID
    nummer: str
    kenmerk: str
    soort: str
    zorgprofiel: str
    ingang: date
    maanden: int
    laatste_dag: date
    einde: date
    preventief_maanden: int = 0
    meerzorgprofiel: str
    meerzorguren: Fraction | None
    jaarbedrag_cent: int
    etmaalbedrag_cent: int
    jaarbedrag_100_cent: int | None
    prijspeil: int
    tarief: str = ""
    perspectief: str = ""
    max_profiel: str = ""
    max_uren: Fraction | None = None
    afgebouwd_op: date | None = None
    afspraken: str = ""
    voorwaarden: str = ""
    doelen: tuple[Deel, ...] = ()
    uren: Mapping[str, str] = field(default_factory=dict)
    posten: tuple[Deel, ...] = ()
    berekening: Deel = field(default_factory=dict)
    antwoorden: Deel = field(default_factory=dict)
    blokken: Deel = field(default_factory=dict)
    driehoek: Mapping[str, str] = field(default_factory=dict)

    @property
    def omvang(self) -> Omvang:
        """Give how much it granted."""
        cent = self.jaarbedrag_100_cent
        return Omvang(
            profiel=self.meerzorgprofiel,
            meerzorguren=self.meerzorguren,
            jaarbedrag=Fraction(self.jaarbedrag_cent, CENT),
            jaarbedrag_100=None if cent is None else Fraction(cent, CENT),
            prijspeil=self.prijspeil,
        )

    def omvang_in(self, tabel: Referentietabel) -> Omvang | None:
        """Give how much the same care would be with another table; None when that is unknown."""
        bedragen = bereken_op_prijspeil(self.berekening, tabel, in_groep=self.soort == GROEP)
        if bedragen is None:
            return None
        return replace(
            self.omvang,
            jaarbedrag=Fraction(bedragen.jaarbedrag_cent),
            jaarbedrag_100=Fraction(centen(bedragen.jaar_100)),
            prijspeil=tabel.jaar,
        )

    def als_gegevens(self, *, zonder: tuple[str, ...] = ()) -> dict[str, JsonWaarde]:
        """Write it as JSON, without some of its parts."""
        return {
            veld.name: _schrijf(getattr(self, veld.name))
            for veld in fields(self)
            if veld.name not in zonder
        }

    @classmethod
    def uit_gegevens(cls, gegevens: Deel) -> "Voorgangergegevens":
        """Read what `als_gegevens` wrote; a part that was left out is empty."""
        namen = {veld.name for veld in fields(cls)}
        delen = {naam: _lees(naam, waarde) for naam, waarde in gegevens.items() if naam in namen}
        return cls(**delen)  # type: ignore[arg-type] # as_gegevens wrote the right kinds


def find_voorganger(aanvraag: Aanvraag) -> Voorgangergegevens | None:
    """Give what a her-aanvraag follows on; None for any other aanvraag."""
    rij = aanvraag.voorganger if aanvraag.herkomst == HERAANVRAAG else None
    if rij is None or not isinstance(rij.gegevens, dict):
        return None
    return Voorgangergegevens.uit_gegevens(rij.gegevens)


def _schrijf(waarde: object) -> JsonWaarde:
    if isinstance(waarde, Fraction):
        return breuk_als_tekst(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return {str(naam): deel for naam, deel in waarde.items()}
    if isinstance(waarde, tuple):
        return [dict(deel) for deel in waarde]
    if isinstance(waarde, int) or waarde is None:
        return waarde
    return str(waarde)


def _lees(naam: str, waarde: JsonWaarde) -> object:
    if isinstance(waarde, list):
        return tuple(deel for deel in waarde if isinstance(deel, dict))
    if not isinstance(waarde, str):
        return waarde
    if naam in _DAGEN:
        return date.fromisoformat(waarde)
    if naam in _UREN:
        return breuk_uit_tekst(waarde)
    return uuid.UUID(waarde) if naam == "toekenning_id" else waarde
