"""Requested beside granted, as the page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.signaalfeiten.inhoud import profielnummer
from portal.beoordeling.queries.toekenning.pas_toe import Toegekend, Toekenning
from portal.beoordeling.queries.toekenning.regels import Regel
from portal.beoordeling.queries.toekenning.teksten import regelnaam, regelwaarde
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.rekentool import Uitkomstsoort
from portal.domain.waarden import Uren, centen, hms
from portal.platform.web import texts

BEDRAGEN = (
    "context_drempel",
    "context_boven",
    "context_telt_mee",
    "jaar_100",
    "jaarbedrag",
    "etmaalbedrag",
)
HOOFD = frozenset({"jaarbedrag", "etmaalbedrag"})


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure: requested, and granted when there is one."""

    naam: str
    gevraagd: str
    toegekend: str
    hoofd: bool = False

    @property
    def verschilt(self) -> bool:
        """The figure changed."""
        return bool(self.toegekend) and self.gevraagd != self.toegekend


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """One line as the page shows it."""

    id: str
    naam: str
    gevraagd: str
    bedrag: bool


def regelgroepen(regels: Sequence[Regel]) -> Mapping[str, list[Regelbeeld]]:
    """Divide the lines over the headings of the page, in order."""
    groepen: dict[str, list[Regelbeeld]] = {}
    for regel in regels:
        beeld = Regelbeeld(
            regel.id, regelnaam(regel), regelwaarde(regel, regel.gevraagd), regel.is_bedrag
        )
        groepen.setdefault(woord("regelgroep", regel.groep.value), []).append(beeld)
    return groepen


def toegekende_waarden(verschillen: Iterable[Toegekend]) -> dict[str, str]:
    """Write what is granted otherwise than requested, by line."""
    return {rij.regel.id: regelwaarde(rij.regel, rij.toegekend) for rij in verschillen}


def maak_vergelijking(bron: Versiebron, toekenning: Toekenning | None) -> tuple[Rij, ...]:
    """Put the outcome of the request beside that of what is granted."""
    gevraagd = bron.berekend("bedragen")
    bedragen = toekenning.uitkomst.bedragen if toekenning else None
    return (
        Rij(woord("uitkomst", "profiel"), _profiel_gevraagd(bron), _profiel(toekenning)),
        Rij(
            woord("uitkomst", "meerzorguren"),
            schrijf_uren(lees_breuk(bron.berekend().get("meerzorguren"))),
            schrijf_uren(toekenning.uitkomst.meerzorguren) if toekenning else "",
        ),
        *(
            Rij(
                woord("uitkomst", naam),
                schrijf_euro(lees_breuk(gevraagd.get(naam))),
                schrijf_euro(getattr(bedragen, naam)) if bedragen else "",
                naam in HOOFD,
            )
            for naam in BEDRAGEN
        ),
    )


def _profiel_gevraagd(bron: Versiebron) -> str:
    berekening = bron.berekend()
    return profielwoord(als_tekst(berekening.get("soort")), als_tekst(berekening.get("profiel")))


def _profiel(toekenning: Toekenning | None) -> str:
    if toekenning is None:
        return ""
    return profielwoord(toekenning.uitkomst.gelezen_als, toekenning.uitkomst.profiel or "")


def profielwoord(soort: str, profiel: str) -> str:
    """Name an outcome: the number of the profiel, or a word."""
    if soort == Uitkomstsoort.PROFIEL:
        return str(profielnummer(profiel))
    return woord("uitkomstsoort", soort)


def schrijf_uren(waarde: Fraction | None) -> str:
    """Write hours per week, empty when there are none."""
    return "" if waarde is None else hms(Uren(waarde))


def schrijf_euro(waarde: Fraction | None) -> str:
    """Write euros per year, empty when there are none."""
    return "" if waarde is None else texts.euro(centen(waarde))
