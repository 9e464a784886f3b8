"""What the zorgkantoor does with a dossier, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Flask

from portal.aanvraag.models import Aanvraag
from portal.domain.toetsingskader import Criterium
from portal.platform.database import db
from tests.factories.besluit import stand_van_toetsing
from tests.person import Browser, Pagina

MOTIVERING = "Besproken met de aanbieder en vastgelegd in het plan."


@dataclass
class Dossier:
    """One submitted aanvraag, and the beoordelaar who works on it."""

    app: Flask
    browser: Browser
    id: object
    twijfel: Mapping[str, str] = field(default_factory=dict)
    """Why a criterium is met in part only."""

    def open(self, deel: str = "") -> Pagina:
        """Open a page of the dossier."""
        return self.browser.open(f"/dossiers/{self.id}{deel}")

    def stuur(self, deel: str, met: str, velden: Mapping[str, str], **hoe: object) -> Pagina:
        """Fill in the form of a page that has a field, and send it."""
        pagina = self.open(deel)
        formulier = pagina.formulier(met=met)
        return self.browser.vul_in(pagina, velden, formulier=formulier, **hoe)  # type: ignore[arg-type] # passed through

    def neem(self) -> None:
        """Take the dossier, which nobody has."""
        pagina = self.open()
        nemen = next(f for f in pagina.document.formulieren if (f.actie or "").endswith("/nemen"))
        self.browser.vul_in(pagina, formulier=nemen)

    def verklaar_volledig(self) -> None:
        """Declare the aanvraag complete."""
        self.stuur("/volledigheid", "versie", {})

    def scoor(self) -> None:
        """Score every visible criterium on the page of its group."""
        with self.app.app_context():
            stand = stand_van_toetsing(db.session.get_one(Aanvraag, self.id))
            groepen = {groep.id: stand.criteria_van(groep.id) for groep in stand.groepen}
        for groep, criteria in groepen.items():
            velden = {k: v for criterium in criteria for k, v in self._oordeel(criterium).items()}
            deel = f"/toetsing/{groep.lower()}"
            self.stuur(deel, f"{criteria[0].id}-waarde", velden, knop="opslaan")

    def _oordeel(self, criterium: Criterium) -> dict[str, str]:
        waarom = self.twijfel.get(criterium.id, "")
        delen = {
            "waarde": "voldoet_deels" if waarom else "voldoet",
            "toelichting": waarom,
            "motivering": MOTIVERING if criterium.motivering_bij_signaal else "",
            "meekijken": criterium.meekijken[0] if criterium.meekijken else "",
        }
        return {f"{criterium.id}-{deel}": tekst for deel, tekst in delen.items() if tekst}

    def ken_toe(self, velden: Mapping[str, str], **hoe: object) -> Pagina:
        """Change what would be granted."""
        return self.stuur("/toekenning", "maanden", velden, **{"knop": "opslaan", **hoe})

    def bereid_voor(self, velden: Mapping[str, str], **hoe: object) -> Pagina:
        """Prepare the besluit."""
        return self.stuur("/besluit", "uitkomst", velden, **hoe)

    def bied_aan(self) -> None:
        """Offer it to the second person."""
        pagina = self.open("/besluit/brief")
        form = next(f for f in pagina.document.formulieren if (f.actie or "").endswith("aanbieden"))
        self.browser.vul_in(pagina, formulier=form)

    def stel_vast(self, door: Browser) -> Pagina:
        """Let somebody fix the besluit; give the page of the beschikking."""
        pagina = door.open(f"/dossiers/{self.id}/besluit/vaststellen")
        return door.volg(door.vul_in(pagina, formulier=pagina.formulier(met="versie")))
