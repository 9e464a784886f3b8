"""A bezwaar against a real besluit, from lodging to the decision, as people take its steps."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Flask

from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.advies import (
    Advies,
    leg_voornemen_vast,
    ontvang_advies,
    vraag_advies,
)
from portal.bezwaar.actions.hoorzitting import zie_van_horen_af
from portal.bezwaar.actions.indienen import dien_in
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar, Bezwaarbeslissing
from portal.bezwaar.queries.bestreden import Bestreden
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.procedure.bezwaar import Adviesinhoud, Bezwaaruitkomst
from portal.domain.procedure.bezwaaradvies import Voornemen
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief
from tests.factories.bezwaar import EIGEN_NAAM
from tests.factories.wereld import TWEEDE, Wereld
from tests.person import Browser, Pagina

INGEDIEND = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
"""In time: the besluit was sent on 15 April 2026."""
BESLIST_OP = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
BZ = Rol.BEZWAARBEHANDELAAR
TEGEMOET = Voornemen(uitkomst=Bezwaaruitkomst.GEGROND, volledig_tegemoet=True)
ONGEGROND = Voornemen(uitkomst=Bezwaaruitkomst.ONGEGROND)
GEGROND_NIEUW = {
    "uitkomst": "gegrond",
    "gevolg": "nieuw_besluit",
    "motivering": "De nachtzorg is zwaarder dan wij dachten.",
}
BLIJFT = {
    "uitkomst": "ongegrond",
    "motivering": "De gewone zorg is nog niet op orde.",
    "volgt_advies": "ja",
}


def adres(bezwaar_id: uuid.UUID, deel: str = "") -> str:
    """Give the address of a page of the beslissing."""
    return f"/bezwaren/{bezwaar_id}/beslissing{deel}"


@dataclass
class Bezwaarstappen:
    """Lodge, look into, prepare, offer and fix; the decision in a browser, by who does it."""

    app: Flask
    als: Callable[..., Browser]
    wereld: Wereld

    def dien_in(self, *, brief: bool = False, op: datetime = INGEDIEND) -> uuid.UUID:
        """Lodge a bezwaar against the last besluit, or the last letter about a toekenning."""
        soort = Toekenningsbrief if brief else Besluit
        with clock.freeze(op), self.app.app_context():
            rij = db.session.scalars(
                db.select(soort).where(soort.bezwaar_tot.is_not(None)).order_by(soort.nr.desc())
            ).first()
            bestreden = Bestreden(brief=rij) if brief else Bestreden(besluit=rij)
            bezwaar = dien_in(bestreden, EIGEN_NAAM, door=self.mens(Rol.MANAGER), op=op)
            db.session.commit()
            return bezwaar.id

    def behandel(
        self,
        bezwaar_id: uuid.UUID,
        voornemen: Voornemen = TEGEMOET,
        *,
        advies: Adviesinhoud | None = None,
        op: datetime = BESLIST_OP,
    ) -> None:
        """Take it, do without hearing, record what is meant, and get advice where it is asked."""
        with clock.freeze(op), self.app.app_context():
            bezwaar, door = db.session.get_one(Bezwaar, bezwaar_id), self.mens(BZ)
            bezwaar.behandelaar_id = door.id
            stap = Stap(handeling=Handeling.BEZWAAR_IN_BEHANDELING_NEMEN, door=door, op=op)
            voer_uit(bezwaar, stap)
            reden = "Dat liet de bezwaarmaker weten."
            zie_van_horen_af(bezwaar, Afzienreden.WIL_NIET, reden, door=door, op=op)
            db.session.commit()
        self.voornemen(bezwaar_id, voornemen, advies=advies, op=op)

    def voornemen(
        self,
        bezwaar_id: uuid.UUID,
        voornemen: Voornemen,
        *,
        advies: Adviesinhoud | None = None,
        op: datetime = BESLIST_OP,
    ) -> None:
        """Record what is meant, and get advice where it is asked."""
        with clock.freeze(op), self.app.app_context():
            bezwaar, door = db.session.get_one(Bezwaar, bezwaar_id), self.mens(BZ)
            leg_voornemen_vast(bezwaar, voornemen, "Na het bezwaar gelezen.", door=door, op=op)
            if advies is not None:
                dag = clock.local_day(op)
                vraag_advies(bezwaar, dag, door=door, op=op)
                wat = Advies(ontvangen=dag, inhoud=advies, tekst="Het advies in het kort.")
                ontvang_advies(bezwaar, wat, door=door, op=op)
            db.session.commit()

    def bereid_voor(
        self, bezwaar_id: uuid.UUID, velden: Mapping[str, str], *, status: int = 303
    ) -> Pagina:
        """Fill in the page of the beslissing."""
        browser = self.als(BZ)
        pagina = browser.open(adres(bezwaar_id))
        formulier = pagina.formulier(met="motivering")
        return browser.vul_in(pagina, velden, formulier=formulier, status=status)

    def bied_aan(self, bezwaar_id: uuid.UUID, *, status: int = 303) -> Pagina:
        """Offer the letter to the second person."""
        browser = self.als(BZ)
        pagina = browser.open(adres(bezwaar_id, "/brief"))
        return browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"), status=status)

    def stel_vast(self, bezwaar_id: uuid.UUID, *, wie: str = TWEEDE, status: int = 303) -> Pagina:
        """Confirm on the page that says what fixing means, as a teamleider with clean hands."""
        browser = self.als(Rol.TEAMLEIDER, wie)
        pagina = browser.open(adres(bezwaar_id, "/vaststellen"))
        return browser.vul_in(pagina, {}, formulier=pagina.formulier(met="versie"), status=status)

    def beslis(self, bezwaar_id: uuid.UUID, velden: Mapping[str, str]) -> None:
        """Prepare, offer and fix what needs no new besluit."""
        self.bereid_voor(bezwaar_id, velden)
        self.bied_aan(bezwaar_id)
        self.stel_vast(bezwaar_id)

    def beslissing(self) -> Bezwaarbeslissing:
        """Give the only beslissing there is."""
        with self.app.app_context():
            rij = db.session.scalars(db.select(Bezwaarbeslissing)).one()
            db.session.expunge_all()
            return rij

    def mens(self, rol: Rol) -> Gebruiker:
        """Give the user with a role of the own organisation."""
        return db.session.get_one(Gebruiker, self.wereld.gebruiker(rol))


LAATSTE_DAG = date(2026, 5, 27)
"""For bezwaar against the besluit of 15 April 2026."""
