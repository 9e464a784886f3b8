"""To which page a message leads, on each side."""

import uuid
from collections.abc import Mapping, Sequence

from flask import url_for

from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import OrganisatieSoort

TRAJECT, AAN_DE_BEURT = "/ontwikkeltrajecten/{id}", "/ontwikkeltrajecten/aan-de-beurt"
PAGINAS: Mapping[str, Sequence[str]] = {
    "afspraak": ("/afspraken/{id}",) * 3,
    "dialoog": ("/dialogen/{id}",) * 3,
    "samenwerking": ("/dialogen/nieuw/{id}",) * 2,
    "aanvraag": ("/aanvragen/{id}", "/dossiers/{id}"),
    "besluit": ("/beschikkingen/{id}", "/beschikkingen/{id}"),
    "bezwaar": ("/bezwaren/{id}", "/bezwaren/{id}"),
    "groep": ("/groepen/{id}", "/groepen/{id}"),
    "opgave": ("/", "/monitor/opgaven"),
    "overleg": ("/overleg/{id}", "/overleg/{id}"),
    "toekenning": ("/toekenningen/{id}", "/toekenningen/{id}"),
    "traject": (TRAJECT, TRAJECT, TRAJECT),
    "trajectbeurt": ("/clienten/{id}", AAN_DE_BEURT, AAN_DE_BEURT),
    "toekenningsbrief": ("/toekenningsbrieven/{id}", "/toekenningsbrieven/{id}"),
    "voorbeeld": ("/goede-voorbeelden/{id}", "/goede-voorbeelden/{id}"),
    "verhuizing": ("/verhuizingen/{id}", "/verhuizingen/{id}"),
}
"""Path by what a message is about: of aanbieder, zorgkantoor and, where it has one, the CCE."""
KANTEN = (OrganisatieSoort.AANBIEDER, OrganisatieSoort.ZORGKANTOOR, OrganisatieSoort.CCE)
VAN_PORTAAL = {"monitor": "/monitor", "opgave": "/monitor/opgaven"}
"""The same for who runs the portal."""


def adres_van(bericht: Bericht, soort: OrganisatieSoort) -> str:
    """Give the address that a message leads to; without a page of its own, the list."""
    adres = adres_bij(bericht.object_soort, bericht.object_id, soort)
    return adres or url_for("berichten.lijst")


def adres_bij(object_soort: str, object_id: uuid.UUID, soort: OrganisatieSoort) -> str:
    """Give the address of what a message or task is about, empty when there is no page."""
    if soort is OrganisatieSoort.PORTAAL:
        return VAN_PORTAAL.get(object_soort, "")
    paden = dict(zip(KANTEN, PAGINAS.get(object_soort, ()), strict=False))
    return paden.get(soort, "").format(id=object_id)
