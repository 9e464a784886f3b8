"""Two versions of one plan side by side: what changed in its figures and texts, word by word."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.verschil import Regels, Verschil, vergelijk_deel
from portal.dialoog.models import Meerzorgplan
from portal.dialoog.queries.plan import get_plan, plannen_voor
from portal.dialoog.queries.planbeeld import beeld_van, blok_codes
from portal.dialoog.queries.plancijfers import kader_van, lees_cijfers
from portal.dialoog.queries.planteksten import CONTACT, lees_alles, plantekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def get_versie_ervoor(plan: Meerzorgplan, *, voor: Gebruiker) -> Meerzorgplan:
    """Give the version before this one.

    Raises:
        NotFound: This is the first, or the one before is not in view.
    """
    vraag = sa.select(Meerzorgplan.id).where(
        Meerzorgplan.aanbieder_id == plan.aanbieder_id,
        Meerzorgplan.zorgkantoor_id == plan.zorgkantoor_id,
        Meerzorgplan.jaar == plan.jaar,
        Meerzorgplan.nr == plan.nr - 1,
        plannen_voor(voor),
    )
    nr = db.session.scalar(vraag)
    if nr is None:
        raise NotFound
    return get_plan(nr, voor=voor)


def vergelijk_versies(oud: Meerzorgplan, nieuw: Meerzorgplan) -> Sequence[Verschil]:
    """Name what differs between two versions, by part; parts without a difference are left out."""
    was, wordt = _regels(oud), _regels(nieuw)
    delen = (
        vergelijk_deel(code, naam, was.get(code, {}), wordt[code])
        for code, naam in blok_codes(kader_van(nieuw)).items()
    )
    return [deel for deel in delen if deel.wijzigingen]


def _regels(plan: Meerzorgplan) -> Mapping[str, Regels]:
    """Give heading and text of all that a plan says: by part, then by item."""
    cijfers, teksten, kader = lees_cijfers(plan), lees_alles(plan), kader_van(plan)
    contact = {naam: (plantekst("contact", naam), teksten.get(naam, "")) for naam in CONTACT}
    delen = {code: dict[str, tuple[str, str]]() for code in blok_codes(kader)}
    delen[plantekst("blok", "Algemeen")] |= contact
    for item in kader.items:
        regels = beeld_van(plan, item, cijfers.get(item.id, ())).regels
        tekst = "\n".join(f"{regel.tekst}: {regel.waarde}" for regel in regels)
        delen[plantekst("blok", item.blok)][item.id] = (
            item.label,
            tekst or teksten.get(item.id, ""),
        )
    return delen
