"""The texts of a plan, and the Dutch words of its figures."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from portal.dialoog.models import Meerzorgplan, Plantekst
from portal.dialoog.queries.plancijfers import kader_van
from portal.domain.meerzorgplan import Itemsoort, Planitem
from portal.platform.database import db
from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("meerzorgplan")
plantekst = _WOORDEN.tekst
plancodes = _WOORDEN.codes
CONTACT = ("contactpersoon", "telefoon", "email")


def lees_teksten(plan_id: uuid.UUID) -> Mapping[str, str]:
    """Give what was written, by the id of the item."""
    rijen = db.session.scalars(sa.select(Plantekst).where(Plantekst.plan_id == plan_id))
    return {rij.item: rij.tekst for rij in rijen if rij.tekst}


def lees_alles(plan: Meerzorgplan) -> Mapping[str, str]:
    """Give everything that is typed in a plan: the texts, and who can be asked about it."""
    contact = {naam: getattr(plan, naam) for naam in CONTACT}
    gevuld = {naam: tekst for naam, tekst in contact.items() if tekst}
    return {**gevuld, **lees_teksten(plan.id)}


def list_vrij(plan: Meerzorgplan) -> tuple[Planitem, ...]:
    """Give the items that the aanbieder writes, in order."""
    return kader_van(plan).van_soort(Itemsoort.VRIJ)


def list_leeg(plan: Meerzorgplan, geschreven: Mapping[str, str]) -> tuple[str, ...]:
    """Name what is still empty: who can be asked, and every text.

    Bron: [procedure] §5 plan, indienen.
    """
    nodig = (*CONTACT, *(item.id for item in list_vrij(plan)))
    return tuple(naam for naam in nodig if not geschreven.get(naam, "").strip())
