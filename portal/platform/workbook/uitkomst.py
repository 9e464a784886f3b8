"""Reads what the workbook itself computed, to lay beside the portal's outcome."""

from decimal import Decimal

from portal.platform.workbook.inhoud import Groep, GroepUitkomst, Uitkomst
from portal.platform.workbook.veldlezer import Veldlezer

PROFIEL = "meerzorgprofiel"


def lees_uitkomst(lezer: Veldlezer, groep: Groep | None) -> Uitkomst:
    """Read the cached outcome of an individual sheet, or of every client of a group."""
    lezer.ga_naar("clienten", lezer.kaart.delen["clienten"].rijen.start)
    prestatiecode = lezer.tekst("uitkomst_prestatiecode")
    lezer.ga_naar("voorblad")
    jaarbedrag = lezer.uitslag("uitkomst_jaarbedrag")
    lezer.ga_naar("overzicht")
    totaal = lezer.uitslag("totaal_uren", uren=True)
    regulier = lezer.uitslag("regulier_uren", uren=True)
    meerzorg = lezer.uitslag("meerzorg_uren", uren=True)
    profiel = lezer.tekst("profiel")
    basis = lezer.uitslag("jaarbedrag")
    return Uitkomst(
        uitkomst=_soort(lezer, prestatiecode, meerzorg, basis, profiel),
        prestatiecode=prestatiecode,
        totaal_uren=totaal,
        regulier_uren=regulier,
        meerzorg_uren=meerzorg,
        profiel=profiel,
        jaarbedrag=basis,
        maatwerkbedrag=lezer.uitslag("maatwerkbedrag"),
        etmaalbedrag=lezer.uitslag("etmaalbedrag"),
        voorblad_jaarbedrag=jaarbedrag,
        groep=() if groep is None else _lees_groep(lezer, groep),
    )


def _soort(lezer: Veldlezer, *cellen: Decimal | str | None) -> str | None:
    """Give the kind of outcome by the first text that the workbook says it with."""
    teksten = [cel.casefold() for cel in cellen if isinstance(cel, str)]
    bekend = lezer.kaart.keuzes["uitkomst"]
    soorten = [bekend[tekst] for tekst in teksten if tekst in bekend]
    if soorten:
        return soorten[0]
    return "profiel" if any(tekst.startswith(PROFIEL) for tekst in teksten) else None


def _lees_groep(lezer: Veldlezer, groep: Groep) -> tuple[GroepUitkomst, ...]:
    return tuple(_lees_groepregel(lezer, regel.nummer) for regel in groep.regels)


def _lees_groepregel(lezer: Veldlezer, nummer: int) -> GroepUitkomst:
    lezer.ga_naar("clienten", lezer.kaart.delen["clienten"].rijen[nummer - 1])
    prestatiecode = lezer.tekst("uitkomst_prestatiecode")
    lezer.ga_naar("groep_regels", lezer.kaart.delen["groep_regels"].rijen[nummer - 1])
    totaal = lezer.uitslag("uitkomst_totaal_uren", uren=True)
    regulier = lezer.uitslag("uitkomst_regulier_uren", uren=True)
    meerzorg = lezer.uitslag("uitkomst_meerzorg_uren", uren=True)
    profiel = lezer.tekst("uitkomst_profiel")
    basis = lezer.uitslag("uitkomst_jaarbedrag")
    return GroepUitkomst(
        nummer=nummer,
        uitkomst=_soort(lezer, prestatiecode, meerzorg, basis, profiel),
        prestatiecode=prestatiecode,
        totaal_uren=totaal,
        regulier_uren=regulier,
        meerzorg_uren=meerzorg,
        profiel=profiel,
        jaarbedrag=basis,
        maatwerkbedrag=lezer.uitslag("uitkomst_maatwerkbedrag"),
        etmaalbedrag=lezer.uitslag("uitkomst_etmaalbedrag"),
    )
