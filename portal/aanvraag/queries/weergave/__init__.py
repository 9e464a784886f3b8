"""A whole aanvraag ready to read: the submitted version, or what would be submitted now."""

from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave import gegevens, rekentool, voorganger, vragen
from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.aanvraag.queries.weergave.model import (
    Groep,
    Inhoudsdeel,
    Item,
    Paren,
    Rijen,
    Tab,
    Tabcode,
    Tekst,
    Weergave,
)
from portal.aanvraag.queries.weergave.vragen import VORIG_DOEL
from portal.aanvraag.queries.woorden import woord
from portal.platform.framework_data import (
    get_check_vooraf,
    get_kenmerken,
    get_verklaringen,
    get_vragenlijst,
)

__all__ = [
    "VORIG_DOEL",
    "Groep",
    "Inhoudsdeel",
    "Item",
    "Paren",
    "Rijen",
    "Tab",
    "Tabcode",
    "Tekst",
    "Weergave",
    "maak_weergave",
]


def maak_weergave(inhoud: Inhoud) -> Weergave:
    """Put the content of an aanvraag in tabs, with the words of its own versions of the forms.

    Args:
        inhoud: A version that `lees_versie` gave, or `inhoud_van` for the working copy.

    Returns:
        Tabs in the order of `Tabcode`; empty groups and tabs are left out.
    """
    versies = {naam: als_tekst(waarde) for naam, waarde in inhoud.deel("versies").items()}
    groepen: dict[Tabcode, list[Groep]] = {code: [] for code in Tabcode}
    groepen[Tabcode.AANVRAAG].append(gegevens.client(inhoud))
    pad, kenmerken = get_check_vooraf(versies["check"]), get_kenmerken(versies["kenmerken"])
    groepen[Tabcode.CHECK].append(gegevens.check(inhoud, pad, kenmerken))
    groepen[Tabcode.TERUGBLIK] += voorganger.groepen(inhoud)
    for code, groep in vragen.secties(inhoud, get_vragenlijst(versies["vragenlijst"])):
        groepen[code].append(groep)
    groepen[Tabcode.REKENTOOL] += rekentool.groepen(inhoud)
    verklaringen = get_verklaringen(versies["verklaringen"])
    groepen[Tabcode.AFRONDING] += gegevens.afronding(inhoud, verklaringen)
    return Weergave(
        tabs=tuple(
            Tab(
                code=code,
                titel=woord("tab", code.value),
                groepen=tuple(groep for groep in delen if groep.items),
            )
            for code, delen in groepen.items()
            if any(groep.items for groep in delen)
        )
    )
