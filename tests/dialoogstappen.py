"""Steps of a dialoog through its pages, as the three parties take them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from portal.dialoog.models import Dialoog
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from tests.factories.dialoog import samenwerking

GEPLAND = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
OP_DE_DAG = datetime(2027, 6, 17, 14, 0, tzinfo=UTC)
DAARNA = datetime(2027, 6, 18, 8, 0, tzinfo=UTC)
MA, BO, TL, CC = Rol.MANAGER, Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.CCE_COORDINATOR
PLANNING = {
    "dag": "17-06-2027",
    "begin": "13:00",
    "einde": "15.30",
    "plaats": "Dorpsstraat 1, Voorbeeldstad",
    "ervaring": "enkele_jaren",
}
AFSPRAAK = {
    "wat": "De overdracht met beeld doen",
    "soort": "inhoud",
    "partij": "aanbieder",
    "wanneer": "01-12-2027",
}
PUNTEN = {
    "punt_1": "De overdracht gaat beter.",
    "punt_2": "Het plan is besproken.",
    "punt_3": "Er lopen twee trajecten.",
    "punt_4": "Er wordt gestuurd op afbouw.",
    "punt_5": "Drie afspraken gemaakt.",
}
TEKST = {
    **PUNTEN,
    "merkten": "Meer rust in de avond.",
    "niet_gelukt": "Dagbesteding buiten huis, door verloop.",
    "succes": "Een vast team.",
    "dilemma": "Nabijheid of rust.",
}


@dataclass
class Dialoogstappen:
    """Somebody of every party at the pages of one pair."""

    app: object
    als: object
    wereld: object

    def plan(self, op: datetime, **velden: str) -> UUID:
        """Plan a dialoog as coordinator, and give its id."""
        wie = self.wereld.gebruiker
        mensen = {
            "mensen_aanbieder": str(wie(MA)),
            "mensen_zorgkantoor": str(wie(BO)),
            "mensen_cce": str(wie(CC)),
        }
        with clock.freeze(op):
            browser = self.als(MA)
            pagina = browser.open(f"/dialogen/nieuw/{self.paar()}")
            browser.vul_in(
                pagina, {**PLANNING, **mensen, **velden}, formulier=pagina.formulier(met="versie")
            )
        with self.app.app_context():
            vraag = sa.select(Dialoog.id).order_by(Dialoog.gepland_op.desc()).limit(1)
            return db.session.scalars(vraag).one()

    def paar(self) -> UUID:
        """Give the id of the pair."""
        with self.app.app_context():
            return samenwerking(self.wereld).id

    def stap(self, dialoog_id, deel, velden=None, *, op, wie=BO, status=303, knop=None):
        """Fill in the form of one step."""
        with clock.freeze(op):
            browser = self.als(wie)
            pagina = browser.open(f"/dialogen/{dialoog_id}/{deel}")
            formulier = pagina.formulier(met="versie")
            rest = {"knop": knop} if knop else {}
            return browser.vul_in(pagina, velden or {}, formulier=formulier, status=status, **rest)

    def afspraak(self, dialoog_id, *, op, **velden):
        """Add an afspraak to the verslag."""
        eigenaar = {"eigenaar": f"aanbieder.{self.wereld.gebruiker(MA)}"}
        gegevens = {**AFSPRAAK, **eigenaar, **velden}
        return self.stap(dialoog_id, "afspraken/nieuw", gegevens, op=op)

    def lees(self, dialoog_id) -> Dialoog:
        """Read the row, with nothing loaded after it."""
        with self.app.app_context():
            rij = db.session.get_one(Dialoog, dialoog_id)
            db.session.expunge_all()
        return rij
