"""Steps of the bezwaarbehandelaar between a bezwaar and its decision, page by page."""

from dataclasses import dataclass

from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar
from portal.domain.bevoegdheid import Handeling, Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.bezwaar import OP

BEHANDELAAR = Rol.BEZWAARBEHANDELAAR
ZITTING = {
    "dag": "10-12-2026",
    "tijd": "10:30",
    "waar": "op_locatie",
    "plaats": "Stationsplein 1, Voorbeeldstad",
}
VERSLAG = {"aanwezig": "Manager Voorbeeld", "verslag": "De nachtzorg is besproken."}
ONGEGROND = {"uitkomst": "ongegrond", "toelichting": "De uren zijn goed berekend."}
ADVIES = {
    "ontvangen": "22-03-2027",
    "advies": "gedeeltelijk",
    "tekst": "Het Zorginstituut adviseert om twee uren nachtzorg toe te kennen.",
}


def neem_in_behandeling(bezwaar: Bezwaar, door: Gebruiker, *, met_commissie: bool = False) -> None:
    """Take a bezwaar (Z03) at the present moment."""
    bezwaar.behandelaar_id, bezwaar.met_commissie = door.id, met_commissie
    gegevens = {"met_commissie": met_commissie}
    stap = Stap(
        handeling=Handeling.BEZWAAR_IN_BEHANDELING_NEMEN,
        door=door,
        op=clock.now(),
        gegevens=gegevens,
    )
    voer_uit(bezwaar, stap)


@dataclass
class Zaak:
    """One bezwaar in behandeling, and the pages of it."""

    app: object
    als: object
    wereld: object
    id: object

    @property
    def adres(self):
        """Give the address of the bezwaar."""
        return f"/bezwaren/{self.id}"

    def open(self, deel="", *, rol=BEHANDELAAR, wie="eigen", status=200):
        """Open a page of the bezwaar."""
        pad = f"{self.adres}/{deel}" if deel else self.adres
        return self.als(rol, wie).open(pad, status=status)

    def stap(self, deel, velden, *, rol=BEHANDELAAR, wie="eigen", status=303):
        """Fill in the form of one step."""
        browser = self.als(rol, wie)
        pagina = browser.open(f"{self.adres}/{deel}")
        return browser.vul_in(
            pagina, velden, formulier=pagina.formulier(met="versie"), status=status
        )

    def plan(self, **velden):
        """Plan a hearing; the behandelaar hears."""
        return self.stap("hoorzitting", {**ZITTING, "hoorder": self.hoorder, **velden})

    def houd(self):
        """Plan a hearing and record its report on the day after it."""
        self.plan()
        with clock.freeze(NA_ZITTING):
            return self.stap("hoorzitting/verslag", VERSLAG)

    @property
    def hoorder(self):
        """Give the id of who hears."""
        return str(self.wereld.gebruiker(BEHANDELAAR))

    def lees(self, *velden):
        """Give values of the bezwaar."""
        with self.app.app_context():
            rij = db.session.get_one(Bezwaar, self.id)
            return tuple(getattr(rij, veld) for veld in velden)


NA_ZITTING = OP.replace(month=12, day=11)
