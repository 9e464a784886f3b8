"""The outcome card: every figure that stands on it, in order, and its verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Rekenstand
from portal.domain.rekentool import Uitkomst
from portal.domain.waarden import Aandeel, Uren, centen, verschil_binnen_seconde

Getal = Fraction | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One line of the card.

    Attributes:
        code: Which line; its words stand in config/teksten/rekentool.toml.
        waarde: The figure, exact or in cents; None shows `tekst` instead.
        soort: `uren`, `euro`, `procent` or `tekst`.
        tekst: What stands there when it is no figure.
        gegevens: What the words need.
        hoofd: Stands out.
    """

    code: str
    waarde: Getal = None
    soort: str = "uren"
    tekst: str = ""
    gegevens: dict[str, str] = field(default_factory=dict)
    hoofd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Toets:
    """The 25% test as shown; `verschil` in seconds when too small to see in whole seconds."""

    gehaald: bool
    aandeel: Aandeel
    grens: Aandeel
    grens_uren: Fraction
    verschil: Fraction | None

    @property
    def schaal(self) -> Fraction:
        """Give the share at the right end of the bar: the limit stands in the middle."""
        return 2 * self.grens


@dataclass(frozen=True, slots=True, kw_only=True)
class Sommen:
    """Subtotals of what was typed, hours per week and euros per year; None cannot be made."""

    wonen: Uren
    begeleiding: Uren | None
    dagbesteding: Uren
    zorg: Fraction
    behandelaars: Uren
    context: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """What the card shows.

    Attributes:
        oordeel: Code of the outcome, or why there is none: `leeg`, `fouten`, `tarief_ontbreekt`.
        reden: Code of the reason of maatwerk, empty otherwise.
        uren: Lines in hours.
        bedragen: Lines in euros.
        toets: The 25% test; None when it does not apply or cannot be made.
        volumetoets: Whether the 25% applies.
        sommen: Subtotals under the groups of the page.
        profiel: Name of the meerzorgprofiel, empty without one.
        uit_dagprogramma: Whether wonen and dagbesteding come from the week programme.
        jaar: Year of the table.
        versie: Version of the table.
        voorlopig: The table of the wanted year is not known yet.
    """

    oordeel: str
    reden: str
    uren: tuple[Regel, ...]
    bedragen: tuple[Regel, ...]
    toets: Toets | None
    volumetoets: bool
    sommen: Sommen
    profiel: str
    uit_dagprogramma: bool
    jaar: int
    versie: str
    voorlopig: bool

    @property
    def regel_hoofd(self) -> Regel | None:
        """Give the line that people look for first, None without an amount."""
        return next((regel for regel in self.bedragen if regel.hoofd), None)


def maak_kaart(stand: Rekenstand) -> Kaart:
    """Put the figures of a calculation in the order of the page."""
    uitkomst = stand.uitkomst
    return Kaart(
        oordeel=_oordeel(stand),
        reden=uitkomst.maatwerk.value if uitkomst and uitkomst.maatwerk else "",
        uren=tuple(_uren(stand, uitkomst)) if uitkomst else (),
        bedragen=tuple(_bedragen(stand, uitkomst)) if uitkomst else (),
        toets=_toets(stand, uitkomst) if uitkomst and stand.kader.volumetoets else None,
        volumetoets=stand.kader.volumetoets,
        sommen=_sommen(stand),
        profiel=(uitkomst.profiel or "") if uitkomst else "",
        uit_dagprogramma=stand.zorg.uit_dagprogramma,
        jaar=stand.kader.tabel.jaar,
        versie=stand.kader.tabel.versie,
        voorlopig=stand.kader.voorlopig,
    )


def _sommen(stand: Rekenstand) -> Sommen:
    zorg = stand.zorg
    dagbesteding = zorg.week.dagbesteding if stand.kader.dagbesteding else Fraction(0)
    return Sommen(
        wonen=zorg.week.wonen,
        begeleiding=zorg.wonen.begeleiding if zorg.wonen else None,
        dagbesteding=zorg.week.dagbesteding,
        zorg=zorg.week.wonen + dagbesteding + zorg.nachtzorg - zorg.min_uren,
        behandelaars=stand.behandelaren.totaal,
        context=centen(stand.context_euro),
    )


def _oordeel(stand: Rekenstand) -> str:
    if stand.uitkomst is not None:
        return stand.uitkomst.gelezen_als.value
    if stand.fouten:
        return "fouten"
    return "leeg" if stand.leeg else "tarief_ontbreekt"


def _uren(stand: Rekenstand, uitkomst: Uitkomst) -> Iterator[Regel]:
    uren, prestatie = uitkomst.uren, uitkomst.prestatie
    if prestatie is not None:
        gegevens = {"zzp": stand.kader.zzp, "code": prestatie.code}
        yield Regel(code="regulier", waarde=prestatie.uren, gegevens=gegevens)
    if uren is not None:
        yield Regel(code="zorg", waarde=uren.zorg)
        yield Regel(code="behandelaars", waarde=_telt(stand, uren.behandelaren_gewogen))
        yield Regel(code="indirect", waarde=uren.indirect)
        yield Regel(code="context_week", waarde=uren.context_week)
        yield Regel(code="totaal", waarde=uren.totaal)
    if uitkomst.meerzorguren is not None:
        yield Regel(code="meerzorguren", waarde=uitkomst.meerzorguren, hoofd=True)


def _telt(stand: Rekenstand, gewogen: Fraction) -> Fraction:
    return gewogen if stand.kader.behandeling else Fraction(0)


def _bedragen(stand: Rekenstand, uitkomst: Uitkomst) -> Iterator[Regel]:
    bedragen = uitkomst.bedragen
    if bedragen is None:
        return
    yield Regel(code="jaarbedrag", waarde=bedragen.jaarbedrag_cent, soort="euro", hoofd=True)
    yield Regel(code="etmaalbedrag", waarde=bedragen.etmaalbedrag_cent, soort="euro")
    basis = "basis_profiel" if uitkomst.maatwerk is None else "basis_maatwerk"
    yield Regel(code=basis, waarde=centen(bedragen.basis_100), soort="euro")
    yield Regel(code="context_euro", waarde=centen(_context_euro(stand)), soort="euro")
    yield Regel(code="context_drempel", waarde=centen(bedragen.context_drempel), soort="euro")
    yield Regel(code="context_boven", waarde=centen(bedragen.context_boven), soort="euro")
    if stand.groep is not None:
        deel = centen(bedragen.context_telt_mee)
        yield Regel(code="context_per_client", waarde=deel, soort="euro")
    yield Regel(code="max_etmaalbedrag", waarde=centen(bedragen.max_etmaalbedrag), soort="euro")
    if bedragen.gemaximeerd:
        yield Regel(code="jaar_100", waarde=centen(bedragen.jaar_100), soort="euro")
    yield Regel(code="tarief", waarde=uitkomst.invoer.tarief, soort="aandeel")


def _context_euro(stand: Rekenstand) -> Fraction:
    """Give the context means; of a client within a group those of the whole group."""
    if stand.groep is None or stand.groep.invoer is None:
        return stand.context_euro
    return stand.groep.invoer.context_totaal


def _toets(stand: Rekenstand, uitkomst: Uitkomst) -> Toets | None:
    toets = uitkomst.volumetoets
    if toets is None:
        return None
    meer = uitkomst.meerzorguren
    return Toets(
        gehaald=toets.gehaald,
        aandeel=toets.aandeel,
        grens=stand.kader.tabel.constanten.volume_eis,
        grens_uren=toets.grens,
        verschil=None if meer is None else verschil_binnen_seconde(meer, toets.grens),
    )
