"""A page of dossiers by key: the same work for a hundred dossiers and for a hundred thousand."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_geheel
from portal.aanvraag.queries.vormen import VORM
from portal.beoordeling.queries.werkvoorraad.regel import Regel
from portal.beoordeling.queries.werkvoorraad.sorteren import (
    SORTERINGEN,
    Kolom,
    Sleutel,
    volgorde,
    voorbij,
)
from portal.beoordeling.queries.werkvoorraad.voorwaarden import gefilterd, in_beeld
from portal.beoordeling.queries.werkvoorraad.vraag import Lijstvraag
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker, Locatie, Organisatie

_lid = sa.orm.aliased(Aanvraag)
_AANTAL_LEDEN = (
    sa.select(sa.func.count(_lid.id))
    .where(_lid.groepsaanvraag_id == Aanvraag.id, _lid.toestand != Toestand.VERVALLEN)
    .correlate(Aanvraag)
    .scalar_subquery()
)
_KOLOMMEN: tuple[Kolom, ...] = (
    Aanvraag.id,
    Aanvraag.jaar,
    Aanvraag.volgnummer,
    Aanvraag.clientcode,
    _AANTAL_LEDEN.label("leden"),
    Organisatie.naam.label("aanbieder"),
    Locatie.naam.label("locatie"),
    Aanvraag.soort,
    Aanvraag.herkomst,
    Aanvraag.op_papier,
    Aanvraag.zorgprofiel,
    VORM.label("leveringsvorm"),
    Aanvraag.gevraagd_bedrag_cent.label("gevraagd_cent"),
    Aanvraag.toegekend_bedrag_cent.label("toegekend_cent"),
    Aanvraag.toestand,
    Gebruiker.naam.label("behandelaar"),
    Aanvraag.ontvangen_op,
    Aanvraag.beslisdatum,
    Aanvraag.hersteldatum,
    Aanvraag.versie,
)


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """Rows of one page, and from which dossier the neighbouring pages go; None: there is none."""

    regels: Sequence[Regel]
    vorige: uuid.UUID | None
    volgende: uuid.UUID | None


def list_bladzijde(vraag: Lijstvraag, *, voor: Gebruiker, op: date) -> Bladzijde:
    """Give one page; a place that is unknown, out of view or now empty gives the first page."""
    sleutel = SORTERINGEN[vraag.sorteer]
    plek = vraag.na or vraag.voor
    waarden = _waarden(plek, sleutel, voor) if plek else None
    terug = waarden is not None and vraag.na is None
    omlaag = vraag.omlaag != terug
    zoek = _regels().where(_gekozen(vraag, voor, op))
    if waarden is not None:
        delen = voorbij(sleutel, waarden, omlaag=omlaag)
        kandidaten = [_ids(zoek, deel, vraag, omlaag=omlaag) for deel in delen]
        zoek = _regels().where(Aanvraag.id.in_(sa.union_all(*kandidaten)))
    zoek = zoek.order_by(*volgorde(sleutel, omlaag=omlaag)).limit(vraag.rijen + 1)
    regels = _lees(zoek)
    if waarden is not None and not regels:
        return list_bladzijde(replace(vraag, na=None, voor=None), voor=voor, op=op)
    meer, regels = len(regels) > vraag.rijen, regels[: vraag.rijen]
    if terug:
        regels.reverse()
    eerder, later = (meer, True) if terug else (waarden is not None, meer)
    return Bladzijde(
        regels,
        vorige=regels[0].id if eerder else None,
        volgende=regels[-1].id if later else None,
    )


def list_alle(vraag: Lijstvraag, *, voor: Gebruiker, op: date, hoogstens: int) -> Sequence[Regel]:
    """Give the rows of every page together, in the same order, up to a number."""
    sleutel = volgorde(SORTERINGEN[vraag.sorteer], omlaag=vraag.omlaag)
    zoek = _regels().where(_gekozen(vraag, voor, op))
    return _lees(zoek.order_by(*sleutel).limit(hoogstens))


def list_regels(
    ids: Sequence[uuid.UUID], *, voor: Gebruiker, alles: bool = False
) -> Sequence[Regel]:
    """Give some dossiers as rows, by number; those out of view are left out."""
    zoek = _regels().where(in_beeld(voor, alles=alles), Aanvraag.id.in_(ids))
    return _lees(zoek.order_by(Aanvraag.jaar, Aanvraag.volgnummer))


def list_van_clienten(
    client_ids: Sequence[uuid.UUID],
    *,
    voor: Gebruiker,
    hoogstens: int,
    elders_dan: uuid.UUID | None = None,
) -> Sequence[Regel]:
    """Give the dossiers in view of some clients, newest first; of a member that of the group.

    Args:
        client_ids: Whose dossiers.
        voor: Who asks.
        hoogstens: Largest number of rows.
        elders_dan: Only open dossiers at other aanbieders than this one; None gives all.
    """
    geheel = sa.func.coalesce(_lid.groepsaanvraag_id, _lid.id)
    zoek = _regels().where(
        in_beeld(voor, alles=elders_dan is None),
        Aanvraag.id.in_(sa.select(geheel).where(_lid.client_id.in_(client_ids))),
    )
    if elders_dan is not None:
        zoek = zoek.where(Aanvraag.aanbieder_id != elders_dan)
    nieuwste = (Aanvraag.jaar.desc(), Aanvraag.volgnummer.desc())
    return _lees(zoek.order_by(*nieuwste).limit(hoogstens))


def _gekozen(vraag: Lijstvraag, voor: Gebruiker, op: date) -> Voorwaarde:
    gekozen = gefilterd(vraag.filters, voor=voor, op=op)
    return sa.and_(in_beeld(voor, alles=vraag.alles), is_geheel(), gekozen)


def _ids(
    zoek: sa.Select[*tuple[object, ...]], deel: Voorwaarde, vraag: Lijstvraag, *, omlaag: bool
) -> sa.Select[uuid.UUID]:
    """Give the first ids of one part of what comes after a row."""
    sleutel = volgorde(SORTERINGEN[vraag.sorteer], omlaag=omlaag)
    eerste = zoek.where(deel).with_only_columns(Aanvraag.id).order_by(*sleutel)
    return sa.select(eerste.limit(vraag.rijen + 1).subquery().c.id)


def _regels(
    kolommen: Sequence[Kolom] = _KOLOMMEN,
) -> sa.Select[*tuple[object, ...]]:
    return (
        sa.select(*kolommen)
        .select_from(Aanvraag)
        .join(Organisatie, Organisatie.id == Aanvraag.aanbieder_id)
        .join(Locatie, Locatie.id == Aanvraag.locatie_id)
        .outerjoin(Gebruiker, Gebruiker.id == Aanvraag.behandelaar_id)
    )


def _lees(zoek: sa.Select[*tuple[object, ...]]) -> list[Regel]:
    return [Regel(**rij) for rij in db.session.execute(zoek).mappings()]


def _waarden(plek: uuid.UUID, sleutel: Sleutel, voor: Gebruiker) -> Sequence[object] | None:
    """Give the values of the sort columns of a dossier, also when it is no longer open."""
    zoek = _regels(sleutel).where(Aanvraag.id == plek, in_beeld(voor, alles=True))
    return db.session.execute(zoek).one_or_none()
