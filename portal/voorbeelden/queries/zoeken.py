"""Search the approved goede voorbeelden of every organisation, without their origin."""

import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from portal.platform.database import db
from portal.platform.paging import Bladzijde, knip
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker
from portal.voorbeelden.models import GoedVoorbeeld
from portal.voorbeelden.queries.voorbeelden import goedgekeurd_voor

PER_BLADZIJDE = 20
MEESTE_WOORDEN = 6
_TEKSTEN = (
    GoedVoorbeeld.titel,
    GoedVoorbeeld.situatie,
    GoedVoorbeeld.aanpak,
    GoedVoorbeeld.resultaat,
)
_PLAATS = sa.tuple_(GoedVoorbeeld.goedgekeurd_op, GoedVoorbeeld.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What is looked for; what is empty does not narrow the search.

    Attributes:
        zorgprofiel: Voorbeelden for any profile are found with it.
        woorden: Each of the first six has to be somewhere in the text, in whatever case.
        na: After this one; the newest come first.
        tot: Before this one; wins from `na`.
    """

    thema: str = ""
    zorgprofiel: str = ""
    maatregel: str = ""
    woorden: str = ""
    na: uuid.UUID | None = None
    tot: uuid.UUID | None = None

    @property
    def is_leeg(self) -> bool:
        """Say whether nothing narrows the search."""
        return not (self.thema or self.zorgprofiel or self.maatregel or self.woorden.strip())


def zoek_voorbeelden(
    vraag: Zoekvraag, *, voor: Gebruiker, aantal: int = PER_BLADZIJDE
) -> Bladzijde[GoedVoorbeeld]:
    """Give one page of the approved voorbeelden that fit, the newest first."""
    terug = vraag.tot is not None
    select = sa.select(GoedVoorbeeld).where(goedgekeurd_voor(voor), *_filters(vraag))
    grens = vraag.tot or vraag.na
    if grens is not None:
        bij = sa.select(GoedVoorbeeld.goedgekeurd_op).where(GoedVoorbeeld.id == grens)
        rij = sa.tuple_(bij.scalar_subquery(), sa.literal(grens))
        select = select.where(rij < _PLAATS if terug else rij > _PLAATS)
    orde = (GoedVoorbeeld.goedgekeurd_op, GoedVoorbeeld.id)
    select = select.order_by(*(kolom if terug else kolom.desc() for kolom in orde))
    gevonden = db.session.scalars(select.limit(aantal + 1)).all()
    return knip(gevonden, aantal, terug=terug, ervoor=vraag.na is not None)


def _filters(vraag: Zoekvraag) -> list[Voorwaarde]:
    filters: list[Voorwaarde] = []
    if vraag.thema:
        filters.append(GoedVoorbeeld.thema == vraag.thema)
    if vraag.zorgprofiel:
        filters.append(GoedVoorbeeld.zorgprofiel.in_([vraag.zorgprofiel, ""]))
    if vraag.maatregel:
        filters.append(GoedVoorbeeld.maatregel == vraag.maatregel)
    filters.extend(
        sa.or_(*(tekst.icontains(woord, autoescape=True) for tekst in _TEKSTEN))
        for woord in vraag.woorden.split()[:MEESTE_WOORDEN]
    )
    return filters
