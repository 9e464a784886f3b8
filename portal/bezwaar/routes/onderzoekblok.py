"""The card and the links of hearing, term and advice on the page of a bezwaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for

from portal.bezwaar.actions.verloop import mag_stap
from portal.bezwaar.queries.onderzoek import lees_onderzoek
from portal.bezwaar.queries.verwacht import beslisdatum_na
from portal.bezwaar.routes.onderdelen import Actie, Blok
from portal.bezwaar.routes.onderzoekbeeld import beslisregel, list_regels, list_teksten
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure import Bezwaarfeit
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.domain.procedure.bezwaaradvies import Beslisblokkade, kan_beslissen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from portal.bezwaar.models import Bezwaar
    from portal.bezwaar.queries.onderzoek import Onderzoekbeeld
    from portal.toegang.models import Gebruiker

BEGONNEN = frozenset(
    {Bezwaartoestand.IN_BEHANDELING, Bezwaartoestand.ADVIES_GEVRAAGD, Bezwaartoestand.BESLIST}
)
"""Toestanden in which there is something to show."""


def naar_de_beslissing(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Blok | None:
    """Show the bezwaarteam, and nobody else, what leads to the decision."""
    in_team = mag(voor.rol_set, Handeling.BEZWAAR_WERKVOORRAAD)
    if not in_team or bezwaar.toestand not in BEGONNEN:
        return None
    beeld = lees_onderzoek(bezwaar)
    beslist = bezwaar.toestand is Bezwaartoestand.BESLIST
    gegevens = {
        "beslisregel": None if beslist else beslisregel(beeld, op),
        "regels": list_regels(beeld),
        "teksten": list_teksten(beeld),
    }
    return Blok("bezwaar/onderzoek/_blok.html", gegevens)


def onderzoeken(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer the steps that can be taken now; what deciding waits for first is a button."""
    mogelijk = [stap for stap in STAPPEN if mag_stap(bezwaar, stap[0], voor)]
    if not mogelijk:
        return
    beeld = lees_onderzoek(bezwaar)
    kan, blokkade = _wat_kan(beeld, op), kan_beslissen(beeld.onderzoek, vandaag=op)
    for _, code, endpoint in mogelijk:
        if kan[code]:
            adres = url_for(f"bezwaar.{endpoint}", bezwaar_id=bezwaar.id)
            yield Actie(code, adres, knop=EERST.get(blokkade) == code)


STAPPEN = (
    (Handeling.BEZWAAR_HOORZITTING_PLANNEN, "hoorzitting", "hoorzitting"),
    (Handeling.BEZWAAR_HOORVERSLAG, "hoorverslag", "hoorverslag"),
    (Handeling.BEZWAAR_HOORZITTING_PLANNEN, "hoorzitting_verzetten", "hoorzitting"),
    (Handeling.BEZWAAR_HOORZITTING_PLANNEN, "hoorzitting_afzeggen", "hoorzitting_afzeggen"),
    (Handeling.BEZWAAR_VAN_HOREN_AFZIEN, "afzien", "geen_hoorzitting"),
    (Handeling.BEZWAAR_NIEUWE_FEITEN, "nieuwe_feiten", "nieuwe_feiten"),
    (Handeling.BEZWAAR_VOORNEMEN, "voornemen", "voornemen"),
    (Handeling.BEZWAAR_ADVIES_VRAGEN, "advies_vragen", "advies_vragen"),
    (Handeling.BEZWAAR_ADVIES_ONTVANGEN, "advies_ontvangen", "advies"),
    (Handeling.BEZWAAR_GEEN_ADVIES, "geen_advies", "geen_advies"),
    (Handeling.BEZWAAR_VERDAGEN, "verdagen", "verdagen"),
    (Handeling.BEZWAAR_UITSTELLEN, "uitstel", "uitstel"),
)
"""Handeling, code of its text and of `_wat_kan`, and page, in the order of the page."""

EERST: Mapping[Beslisblokkade | None, str] = {
    Beslisblokkade.HOREN_ONTBREEKT: "hoorzitting",
    Beslisblokkade.AFZIEN_PAST_NIET: "hoorzitting",
    Beslisblokkade.ZITTING_OPEN: "hoorverslag",
    Beslisblokkade.VOORNEMEN_ONTBREEKT: "voornemen",
    Beslisblokkade.ADVIES_VRAGEN: "advies_vragen",
    Beslisblokkade.ADVIES_AFWACHTEN: "advies_ontvangen",
    Beslisblokkade.GEEN_ADVIES_VASTLEGGEN: "geen_advies",
}
"""The step that takes away what keeps from deciding."""


def _wat_kan(beeld: Onderzoekbeeld, op: date) -> Mapping[str, bool]:
    """Say of each step whether its own conditions hold now."""
    gepland, advies = beeld.open_zitting is not None, beeld.advies is not None
    voornemen = beeld.voornemen
    return {
        "hoorzitting": not gepland,
        "hoorverslag": gepland,
        "hoorzitting_verzetten": gepland,
        "hoorzitting_afzeggen": gepland,
        "afzien": not gepland,
        "nieuwe_feiten": beeld.gehouden is not None and not gepland,
        "voornemen": True,
        "advies_vragen": not (advies or gepland)
        and bool(voornemen and not voornemen.zonder_advies),
        "advies_ontvangen": True,
        "geen_advies": True,
        "verdagen": beslisdatum_na(beeld.bezwaar, Bezwaarfeit.VERDAAGD, op) is not None,
        "uitstel": not advies,
    }
