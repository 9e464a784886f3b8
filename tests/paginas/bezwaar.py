"""Pages of bezwaar: lists, one bezwaar on each side, its steps and letters."""

import uuid
from collections.abc import Callable, Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.bezwaar.models import Bezwaar, Bezwaarbrief
from portal.bezwaar.queries.bezwaren import bezwaren_voor
from portal.bezwaar.queries.brieven import brieven_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief
from tests.paginas.soort import Argumenten, Pagina, Paginas

T = Bezwaartoestand


def met_toestand(*toestanden: Bezwaartoestand) -> Argumenten:
    """Give a bezwaar in view in one of some toestanden."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        return {"bezwaar_id": _bezwaar(gebruiker, Bezwaar.toestand.in_(toestanden))}

    return zoek


def _bezwaar(gebruiker: Gebruiker | None, waar: sa.ColumnElement[bool]) -> uuid.UUID:
    assert gebruiker is not None
    vraag = sa.select(Bezwaar.id).where(bezwaren_voor(gebruiker), waar)
    return db.session.scalars(vraag.order_by(Bezwaar.volgnummer).limit(1)).one()


def met_brief(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a letter about a bezwaar that may be read."""
    assert gebruiker is not None
    vraag = sa.select(Bezwaarbrief.id).join(Bezwaarbrief.bezwaar)
    vraag = vraag.where(bezwaren_voor(gebruiker), brieven_voor(gebruiker))
    return {"bezwaarbrief_id": db.session.scalars(vraag.order_by(Bezwaarbrief.op).limit(1)).one()}


def met_besluit(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a besluit in view against which bezwaar was open."""
    assert gebruiker is not None
    vraag = sa.select(Besluit.id).join(Toekenning, Toekenning.besluit_id == Besluit.id)
    vraag = vraag.where(toekenningen_voor(gebruiker), Besluit.bezwaar_tot.is_not(None))
    return {"besluit_id": db.session.scalars(vraag.order_by(Besluit.verzenddatum).limit(1)).one()}


def met_eindbrief(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a besluit about a toekenning in view against which bezwaar is open."""
    assert gebruiker is not None
    vraag = sa.select(Toekenningsbrief.id).join(Toekenningsbrief.toekenning)
    vraag = vraag.where(toekenningen_voor(gebruiker), Toekenningsbrief.bezwaar_tot.is_not(None))
    return {"brief_id": db.session.scalars(vraag.order_by(Toekenningsbrief.id).limit(1)).one()}


def stap(
    rol: Rol, argumenten: Callable[[Gebruiker | None], Mapping[str, object]], variant: str = ""
) -> Pagina:
    """Give a page about one bezwaar, with the words of the bezwaarmaker."""
    return Pagina(rol=rol, argumenten=argumenten, variant=variant, sql=30, eigen_teksten=True)


BZ, MA = Rol.BEZWAARBEHANDELAAR, Rol.MANAGER
OPEN = met_toestand(T.IN_BEHANDELING, T.REDEN_TE_LAAT_GEVRAAGD)
GEVRAAGD = met_toestand(T.REDEN_TE_LAAT_GEVRAAGD, T.VERZUIM_HERSTELLEN)

PAGINAS: Paginas = {
    "bezwaar.lijst": (
        Pagina(rol=MA, vraag={"stand": "alles"}, sql=10),
        Pagina(rol=MA, variant="leeg", vraag={"zoek": "BESTAAT-NIET"}, sql=10),
    ),
    "bezwaar.werkvoorraad": Pagina(rol=BZ, vraag={"stand": "alles"}, sql=10),
    "bezwaar.bezwaar": (
        stap(MA, OPEN),
        stap(BZ, OPEN, "zorgkantoor"),
        stap(BZ, GEVRAAGD, "gevraagd"),
    ),
    "bezwaar.ontvangst": stap(MA, OPEN),
    "bezwaar.termijn": stap(MA, GEVRAAGD),
    "bezwaar.indienen": stap(MA, met_besluit),
    "bezwaar.indienen_brief": stap(MA, met_eindbrief),
    "bezwaar.registreren": Pagina(rol=BZ, vraag={"kenmerk": "MZ-2026-00001"}, sql=12),
    "bezwaar.registreren_besluit": stap(BZ, met_besluit),
    "bezwaar.registreren_brief": stap(BZ, met_eindbrief),
    "bezwaar.in_behandeling_nemen": stap(BZ, met_toestand(T.ONTVANGEN)),
    "bezwaar.herstel_vragen": stap(BZ, met_toestand(T.ONTVANGEN)),
    "bezwaar.reden_vragen": stap(BZ, met_toestand(T.ONTVANGEN)),
    "bezwaar.antwoord_verwerken": stap(BZ, GEVRAAGD),
    "bezwaar.antwoorden": stap(MA, GEVRAAGD),
    "bezwaar.intrekken": (stap(MA, OPEN), stap(BZ, OPEN, "zorgkantoor")),
    "bezwaar.brief": (stap(MA, met_brief), stap(BZ, met_brief, "zorgkantoor")),
    "bezwaar.brief_pdf": Pagina(rol=MA, argumenten=met_brief, html=False, sql=20),
}
