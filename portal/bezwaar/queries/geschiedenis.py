"""What the history of a client tells of bezwaar: only what both sides may know."""

import uuid
from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa
from flask import url_for

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis, Hoorzitting
from portal.bezwaar.queries.bezwaren import GEHEIM, bezwaren_voor
from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.procedure import Bezwaarfeit
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.bezwaar_overgangen import LOPEND
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

EINDES = {
    Bezwaarfeit.BESLIST.value: "bezwaar_beslist",
    Bezwaarfeit.INGETROKKEN.value: "bezwaar_ingetrokken",
}
"""Events that end a bezwaar, with the code of their line."""


def list_bezwaarregels(
    client_ids: Collection[uuid.UUID], *, voor: Gebruiker
) -> Sequence[Geschiedenisregel]:
    """Tell when bezwaren in view came in, are heard, must be decided on, and how they ended.

    Bron: [procedure] §4.
    """
    rijen = {
        rij.id: rij
        for rij in db.session.scalars(
            sa.select(Bezwaar)
            .where(Bezwaar.client_id.in_(client_ids), bezwaren_voor(voor))
            .options(*GEHEIM)
            .order_by(Bezwaar.ontvangst, Bezwaar.id)
        )
    }
    if not rijen:
        return []
    return [*_vast(rijen.values()), *_eindes(rijen), *_zittingen(rijen)]


def _vast(rijen: Collection[Bezwaar]) -> Iterator[Geschiedenisregel]:
    for rij in rijen:
        gegevens = {
            "besluit": rij.besluitkenmerk,
            "tijdig": "op tijd" if rij.is_tijdig else "te laat",
        }
        yield Geschiedenisregel(
            dag=rij.ontvangst,
            soort=Regelsoort.BEZWAAR,
            code="bezwaar_ontvangen",
            gegevens=gegevens,
            url=_adres(rij),
            nummer=rij.nummer,
        )
        if rij.toestand in LOPEND:
            yield Geschiedenisregel(
                dag=rij.beslisdatum,
                soort=Regelsoort.TERMIJN,
                code="bezwaar_beslisdatum",
                url=url_for("bezwaar.termijn", bezwaar_id=rij.id),
                nummer=rij.nummer,
            )


def _eindes(rijen: dict[uuid.UUID, Bezwaar]) -> Iterator[Geschiedenisregel]:
    vraag = (
        sa.select(Bezwaargebeurtenis)
        .where(Bezwaargebeurtenis.bezwaar_id.in_(rijen), Bezwaargebeurtenis.soort.in_(EINDES))
        .order_by(Bezwaargebeurtenis.dag, Bezwaargebeurtenis.id)
    )
    for gebeurd in db.session.scalars(vraag):
        rij = rijen[gebeurd.bezwaar_id]
        yield Geschiedenisregel(
            dag=gebeurd.dag,
            soort=Regelsoort.BEZWAAR,
            code=EINDES[gebeurd.soort],
            url=_adres(rij),
            nummer=rij.nummer,
        )


def _zittingen(rijen: dict[uuid.UUID, Bezwaar]) -> Iterator[Geschiedenisregel]:
    vraag = (
        sa.select(Hoorzitting.bezwaar_id, Hoorzitting.op)
        .where(
            Hoorzitting.bezwaar_id.in_(rijen),
            Hoorzitting.stand.in_((Hoorstand.GEPLAND, Hoorstand.GEHOUDEN)),
        )
        .order_by(Hoorzitting.op, Hoorzitting.id)
    )
    for bezwaar_id, op in db.session.execute(vraag):
        if op is not None:
            rij = rijen[bezwaar_id]
            yield Geschiedenisregel(
                dag=clock.local_day(op),
                soort=Regelsoort.BEZWAAR,
                code="bezwaar_hoorzitting",
                url=_adres(rij),
                nummer=rij.nummer,
            )


def _adres(rij: Bezwaar) -> str:
    return url_for("bezwaar.bezwaar", bezwaar_id=rij.id)
