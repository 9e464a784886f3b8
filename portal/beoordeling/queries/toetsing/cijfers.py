"""The numbers of the rekentool that criteria show, as people read them."""

from collections.abc import Callable
from fractions import Fraction

from portal.aanvraag.queries.weergave import lezen
from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.domain.rekentool import Uitkomstsoort
from portal.platform.encrypted import JsonWaarde
from portal.platform.web import texts

Schrijver = Callable[[JsonWaarde], str]


def _uren_getypt(waarde: JsonWaarde) -> str:
    return texts.uren_getal(Fraction(als_tekst(waarde)))


_REGELS: dict[str, tuple[str, str, Schrijver]] = {
    "woon": ("uren", "wonen", lezen.uren),
    "dag": ("uren", "dagbesteding", lezen.uren),
    "nacht": ("uren", "nachtzorg", lezen.uren),
    "behandelaar": ("uren", "behandelaren", lezen.uren),
    "behandelaar_gewogen": ("uren", "behandelaren_gewogen", lezen.uren),
    "min_uren": ("uren", "min_uren", lezen.uren),
    "indirect_basis": ("uren", "indirect", lezen.uren),
    "context_uren": ("invoer", "context_uren_jaar", _uren_getypt),
    "context_euro": ("invoer", "context_totaal", lezen.euro),
    "context_drempel": ("bedragen", "context_drempel", lezen.euro),
    "context_boven": ("bedragen", "context_boven", lezen.euro),
    "totaal": ("uren", "totaal", lezen.uren),
    "regulier": ("uren", "regulier", lezen.uren),
    "meerzorguren": ("", "meerzorguren", lezen.uren),
    "grens25": ("volumetoets", "grens", lezen.uren),
    "jaarbedrag": ("bedragen", "jaarbedrag", lezen.euro),
    "etmaal": ("bedragen", "etmaalbedrag", lezen.euro),
    "max_etmaal": ("bedragen", "max_etmaalbedrag", lezen.euro),
    "tariefpercentage": ("invoer", "tarief", lezen.tariefpercentage),
}


def cijfer(bron: Versiebron, regel: str) -> str:
    """Give one number of the calculation as text, empty when there is none.

    Args:
        bron: The version.
        regel: Id of the rekenregel in the framework.
    """
    if regel == "profiel":
        return _profiel(bron)
    if regel not in _REGELS:
        return ""
    groep, naam, schrijf = _REGELS[regel]
    waarde = bron.berekend(groep).get(naam)
    return "" if waarde is None else schrijf(waarde)


def _profiel(bron: Versiebron) -> str:
    berekening = bron.berekend()
    if berekening.get("soort") == Uitkomstsoort.MAATWERK:
        return "maatwerk"
    return als_tekst(berekening.get("profiel"))
