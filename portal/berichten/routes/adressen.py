"""To which page a message leads, on each side."""

from flask import url_for

from portal.berichten.models import Bericht
from portal.domain.bevoegdheid import OrganisatieSoort

PAGINAS = {
    "aanvraag": ("/aanvragen/{id}", "/dossiers/{id}"),
    "besluit": ("/beschikkingen/{id}", "/beschikkingen/{id}"),
    "groep": ("/groepen/{id}", "/groepen/{id}"),
    "toekenning": ("/toekenningen/{id}", "/toekenningen/{id}"),
    "toekenningsbrief": ("/toekenningsbrieven/{id}", "/toekenningsbrieven/{id}"),
    "verhuizing": ("/verhuizingen/{id}", "/verhuizingen/{id}"),
}
"""Path by what a message is about: of the aanbieder, and of the zorgkantoor."""


def adres_van(bericht: Bericht, soort: OrganisatieSoort) -> str:
    """Give the address that a message leads to; without a page of its own, the list."""
    paden = PAGINAS.get(bericht.object_soort)
    if paden is None or soort not in {OrganisatieSoort.AANBIEDER, OrganisatieSoort.ZORGKANTOOR}:
        return url_for("berichten.lijst")
    return paden[soort is OrganisatieSoort.ZORGKANTOOR].format(id=bericht.object_id)
