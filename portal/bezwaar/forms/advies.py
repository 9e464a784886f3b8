"""Forms on what is meant to be decided, and on the advice of the Zorginstituut."""

from portal.bezwaar.forms.onderzoekvelden import dag, keuze, tekst
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import GeenAdvies, Voornemen
from portal.platform.forms import BooleanField, VersieFormulier


class Voornemenformulier(VersieFormulier):
    """What the behandelaar means to decide; nobody outside the zorgkantoor reads it."""

    uitkomst = keuze("Wat wilt u beslissen?", "uitkomst", "Kies een uitkomst.")
    volledig_tegemoet = BooleanField("De bezwaarmaker krijgt alles wat hij vraagt")
    kennelijk = BooleanField("Er is geen twijfel dat het bezwaar niet-ontvankelijk is")
    toelichting = tekst("Waarom?", "Alleen het zorgkantoor leest dit.")

    def voornemen(self) -> Voornemen:
        """Give what was chosen; what stands below another outcome does not count."""
        uitkomst = Bezwaaruitkomst(self.uitkomst.data)
        gegrond = uitkomst is Bezwaaruitkomst.GEGROND
        niet_ontvankelijk = uitkomst is Bezwaaruitkomst.NIET_ONTVANKELIJK
        return Voornemen(
            uitkomst=uitkomst,
            volledig_tegemoet=gegrond and bool(self.volledig_tegemoet.data),
            kennelijk=niet_ontvankelijk and bool(self.kennelijk.data),
        )


class Adviesvraagformulier(VersieFormulier):
    """When the Zorginstituut had everything."""

    stukken_compleet = dag(
        "Op welke dag had het Zorginstituut alle stukken?",
        "Vanaf die dag heeft het Zorginstituut 10 weken.",
    )


class Adviesformulier(VersieFormulier):
    """What the Zorginstituut advises."""

    ontvangen = dag("Op welke dag kwam het advies binnen?")
    advies = keuze("Wat adviseert het Zorginstituut?", "inhoud", "Kies wat het advies is.")
    tekst = tekst(
        "Tekst van het advies",
        "De bezwaarmaker krijgt deze tekst als afschrift. Neem de tekst van het advies over.",
        "Neem de tekst van het advies over.",
    )

    @property
    def gekozen(self) -> Adviesinhoud:
        """Give what is advised."""
        return Adviesinhoud(self.advies.data)


class GeenAdviesformulier(VersieFormulier):
    """Why there is no advice."""

    grond = keuze("Waarom is er geen advies?", "geen_advies", "Kies een reden.")

    @property
    def gekozen(self) -> GeenAdvies:
        """Give the ground that was chosen."""
        return GeenAdvies(self.grond.data)
