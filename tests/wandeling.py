"""A new user who walks the whole road of an aanvraag through the pages, as scenario S01 has it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

TEKST = "Een voorbeeld van een antwoord, voor een verzonnen cliënt."
INVOER: Mapping[str, str] = {"numeric": "2-2-2026", "decimal": "2", "tel": "0900 0001"}
ANTWOORDEN: Mapping[str, str] = {"k16": "nee", "k17": "nee"}
STAPPEN = 150


@dataclass
class Wandelaar:
    """One person at one window.

    Attributes:
        page: The window.
        js: Whether the pages may use JavaScript.
        wissel: Texts by name of field where the usual text would not do.
    """

    page: Page
    js: bool
    wissel: Mapping[str, str] = field(default_factory=dict)

    def log_in(self, email: str, wachtzin: str) -> None:
        """Sign in on the first page."""
        self.page.goto("/")
        self.vul({"email": email, "wachtzin": wachtzin})
        self.klik("Inloggen")

    def klik(self, tekst: str) -> None:
        """Press the last button or link of the page with this text."""
        self.druk(self._plekken(tekst).last)

    def druk(self, plek: Locator) -> None:
        """Press, and wait for the page that comes."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            plek.click()

    def vul(self, velden: Mapping[str, str]) -> None:
        """Fill in fields by name: text, a choice out of a list, or one of the rounds."""
        for naam, waarde in velden.items():
            veld = self.page.locator(f"main [name='{naam}']")
            if veld.first.get_attribute("type") in {"radio", "checkbox"}:
                self.page.check(f"main [name='{naam}'][value='{waarde}']")
            elif veld.evaluate("e => e.tagName") == "SELECT":
                veld.select_option(waarde)
            else:
                veld.fill(waarde)

    def vul_alles(self) -> None:
        """Answer everything on the page: the first of every choice, a text in every field."""
        keuzes = self.page.locator("main form input[type=radio]")
        for naam in dict.fromkeys(keuzes.evaluate_all("alle => alle.map(e => e.name)")):
            waarde = self.wissel.get(naam)
            extra = f"[value='{waarde}']" if waarde else ""
            self.page.locator(f"main [name='{naam}']{extra}").first.check()
        for lijst in self.page.locator("main form select:visible").all():
            lijst.select_option(index=1)
        soorten = "textarea, input[type=text], input[type=email], input[type=tel]"
        for veld in self.page.locator(f"main form :is({soorten}):visible").all():
            naam, invoer = veld.evaluate("e => [e.name, e.inputMode]")
            veld.fill(self.wissel.get(naam) or INVOER.get(invoer, TEKST))

    def loop_door(self) -> None:
        """Go on with the next task, page after page, until only signing is left."""
        for _ in range(STAPPEN):
            if self.page.url.endswith("/ondertekenen"):
                return
            self._stap()
        raise AssertionError(f"the road does not end: {self.page.url}")

    def _stap(self) -> None:
        titel = self.page.title()
        assert not titel.startswith(("Fout", "Twee versies")), titel
        for patroon, doe in _BLADEN.items():
            if re.search(patroon, self.page.url):
                doe(self)
                return
        raise AssertionError(f"no idea what to do on {self.page.url}")

    def _plekken(self, tekst: str) -> Locator:
        return self.page.locator("main :is(button, a):visible").filter(has_text=tekst)

    def _taken(self) -> None:
        self.klik("Verder met")

    def _formulier(self) -> None:
        self.vul_alles()
        self.klik("Opslaan")

    def _check(self) -> None:
        knoop = self.page.url.rpartition("/")[2]
        if not self._plekken("Opslaan en verder").count():
            self.klik("Verder")
            return
        keuzes = self.page.locator("main [name=keuze][type=radio]")
        if knoop in ANTWOORDEN:
            self.vul({"keuze": ANTWOORDEN[knoop]})
        elif keuzes.count():
            keuzes.first.check()
        self.page.fill("[name=toelichting]", TEKST)
        self.klik("Opslaan en verder")

    def _sectie(self) -> None:
        verder = self._plekken("Verder met de vragen")
        self.druk(verder.last if verder.count() else self._plekken("Onderdeel afronden").last)

    def _vragen(self) -> None:
        self.vul_alles()
        self.klik("erder")

    def _doelen(self) -> None:
        klaar = self._plekken("Onderdeel afronden")
        self.druk(klaar.last if klaar.count() else self._plekken("Doel toevoegen").last)

    def _doel(self) -> None:
        self.vul_alles()
        self.klik("Doel opslaan")

    def _rekentool(self) -> None:
        self.vul(
            {
                "zorg-bron": "totaal",
                "zorg-wonen": "60",
                "zorg-dagbesteding": "14:00",
                "zorg-nachtzorg": "4",
                "zorg-min_uren": "0",
                "behandelaars-gedragsdeskundige": "2,5",
                "context-context_uren": "52",
            }
        )
        plek = self._plekken("Post toevoegen").last
        if self.js:
            plek.click()
        else:
            self.druk(plek)
        self.page.wait_for_selector("[name=context-posten-0-bedrag]")
        self.vul(
            {
                "context-posten-0-onderwerp": "geluidwerende wand",
                "context-posten-0-bedrag": "6.000",
                "context-posten-0-andere_betaling": "geen",
            }
        )
        self.page.locator("[name=context-posten-0-soort]").select_option("inventaris")
        self.page.locator("[name=context-posten-0-doel_id]").select_option(index=1)
        if self.js:
            self.page.wait_for_selector("[data-uitkomst] >> text=Meerzorgprofiel")
        self.klik("Opslaan en verder")

    def _verklaringen(self) -> None:
        for vinkje in self.page.locator("main [type=checkbox]").all():
            vinkje.check()
        self._formulier()


_BLADEN: Mapping[str, Callable[[Wandelaar], None]] = {
    r"/aanvragen/[0-9a-f-]{36}$": Wandelaar._taken,
    r"-[0-9a-f]{12}/(gegevens|driehoek|afstemming)$": Wandelaar._formulier,
    r"/check/uitgang$": Wandelaar._vragen,
    r"/check/": Wandelaar._check,
    r"/vragenlijst/[a-z0-9]+$": Wandelaar._sectie,
    r"/vragenlijst/": Wandelaar._vragen,
    r"/doelen$": Wandelaar._doelen,
    r"/doelen/": Wandelaar._doel,
    r"/rekentool": Wandelaar._rekentool,
    r"/verklaringen$": Wandelaar._verklaringen,
}
