"""The steps of a besluit through the pages, as a beoordelaar and a teamleider take them."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask

from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.platform.database import Model, db
from tests.person import Browser, Pagina

Rij = TypeVar("Rij", bound=Model)

TOEKENNEN = {
    "uitkomst": "toekennen",
    "onderbouwing": "De zorg is zwaarder dan het profiel biedt.",
    "perspectief": "Hoogstens profiel 3 bij de volgende aanvraag.",
    "max_profiel": "Meerzorgprofiel 3",
    "termijnreden": "In 24 maanden kunnen de doelen gehaald zijn.",
}
AFWIJZEN = {
    "uitkomst": "afwijzen",
    "onderbouwing": "De gewone zorg staat niet.",
    "andere_hulp": "Een consult door het CCE.",
}
BIJSTELLEN = {"uitkomst": "bijstellen", "onderbouwing": "Onderbouw de contextmiddelen."}


def adres(aanvraag_id: uuid.UUID, deel: str = "") -> str:
    """Give the address of a page of the besluit."""
    return f"/dossiers/{aanvraag_id}/besluit{deel}"


@dataclass
class Besluitstappen:
    """Prepare, offer and fix; each in a browser of its own."""

    app: Flask
    als: Callable[..., Browser]

    def bereid_voor(
        self,
        aanvraag_id: uuid.UUID,
        velden: Mapping[str, str],
        *,
        wie: Rol = Rol.BEOORDELAAR,
        status: int = 303,
    ) -> Pagina:
        """Fill in the page of the besluit."""
        browser = self.als(wie)
        pagina = browser.open(adres(aanvraag_id))
        formulier = pagina.formulier(met="uitkomst")
        return browser.vul_in(pagina, velden, formulier=formulier, status=status)

    def lees_brief(self, aanvraag_id: uuid.UUID, *, status: int = 200) -> Pagina:
        """Open the letter as it would be sent."""
        return self.als(Rol.BEOORDELAAR).open(adres(aanvraag_id, "/brief"), status=status)

    def bied_aan(self, aanvraag_id: uuid.UUID) -> Pagina:
        """Offer the letter to the second person."""
        browser = self.als(Rol.BEOORDELAAR)
        pagina = browser.open(adres(aanvraag_id, "/brief"))
        return browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"))

    def stel_vast(
        self,
        aanvraag_id: uuid.UUID,
        *,
        wie: Rol | uuid.UUID = Rol.TEAMLEIDER,
        status: int = 303,
    ) -> Pagina:
        """Confirm on the page that says what fixing means."""
        browser = self.als(wie)
        pagina = browser.open(adres(aanvraag_id, "/vaststellen"))
        formulier = pagina.formulier(met="versie")
        return browser.vul_in(pagina, {}, formulier=formulier, status=status)

    def neem(self, aanvraag_id: uuid.UUID, velden: Mapping[str, str]) -> Besluit:
        """Prepare, offer when that is needed, fix, and give the besluit."""
        self.bereid_voor(aanvraag_id, velden)
        besluit = self.rijen(Besluit)[-1]
        if besluit.vier_ogen:
            self.bied_aan(aanvraag_id)
        wie = Rol.TEAMLEIDER if besluit.vier_ogen else Rol.BEOORDELAAR
        self.stel_vast(aanvraag_id, wie=wie)
        return next(rij for rij in self.rijen(Besluit) if rij.id == besluit.id)

    def rijen(self, soort: type[Rij]) -> list[Rij]:
        """Give all rows of a table, besluiten by number."""
        vraag = db.select(soort)
        with self.app.app_context():
            if soort is Besluit:
                vraag = vraag.order_by(Besluit.voorbereid_op, Besluit.nr)
            gevonden = list(db.session.scalars(vraag))
            db.session.expunge_all()
        return gevonden

    def teksten(self, soort: type[Rij], veld: str) -> list[str]:
        """Give one encrypted text of all rows of a table, in the order of `rijen`."""
        rijen = self.rijen(soort)
        with self.app.app_context():
            return [getattr(rij, veld) for rij in rijen]
