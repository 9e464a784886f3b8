"""What a zorgkantoor sets for itself: letterhead, mandates, tariffs and settings."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

import sqlalchemy as sa

from portal.beheer.logo import controleer_logo
from portal.domain.bevoegdheid import Handeling, Uitkomst, mag
from portal.domain.fouten import DomeinFout
from portal.platform.audit import leg_vast
from portal.platform.clock import local_day
from portal.platform.database import db
from portal.toegang import queries
from portal.toegang.audit import audit_regel
from portal.toegang.instellingen import Definitie, Soort, Waarde, vergeet_keuzes
from portal.toegang.models import (
    Briefhoofd,
    Gebruiker,
    Instelling,
    Mandaat,
    Organisatie,
    Tariefafspraak,
)

MILJOENSTEN = 1_000_000


def briefhoofd_bewaren(
    velden: Mapping[str, str], *, logo: bytes | None, logo_weg: bool, door: Gebruiker
) -> Briefhoofd:
    """Store the letterhead of the own zorgkantoor; an absent logo leaves the old one.

    Raises:
        DomeinFout: `logo_geen_png`, `logo_te_groot`.
    """
    if logo:
        controleer_logo(logo)
    briefhoofd = queries.find_briefhoofd(door.organisatie_id)
    if briefhoofd is None:
        briefhoofd = Briefhoofd(zorgkantoor_id=door.organisatie_id, logo=None)
        db.session.add(briefhoofd)
    for naam, waarde in velden.items():
        setattr(briefhoofd, naam, waarde)
    if logo or logo_weg:
        briefhoofd.logo = logo
    db.session.flush()
    leg_vast(audit_regel("briefhoofd.gewijzigd", door=door, over=briefhoofd))
    return briefhoofd


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatgegevens:
    """A mandate to give; `maximum_cent` None means no limit."""

    soorten: frozenset[Uitkomst]
    maximum_cent: int | None
    functietitel: str
    van: date
    tot: date | None


def mandaat_geven(gebruiker: Gebruiker, gegevens: Mandaatgegevens, *, door: Gebruiker) -> Mandaat:
    """Give a user of the own zorgkantoor a mandate.

    Raises:
        DomeinFout: `mandaat_rol` when the user cannot fix a besluit; `mandaat_dagen` when it ends
            before it starts.
    """
    if not mag(gebruiker.rol_set, Handeling.BESLUIT_VASTSTELLEN):
        raise DomeinFout("mandaat_rol", veld="gebruiker")
    if gegevens.tot is not None and gegevens.tot < gegevens.van:
        raise DomeinFout("mandaat_dagen", veld="tot")
    mandaat = Mandaat(
        gebruiker_id=gebruiker.id,
        soorten=sorted(soort.value for soort in gegevens.soorten),
        maximum_cent=gegevens.maximum_cent,
        functietitel=gegevens.functietitel,
        van=gegevens.van,
        tot=gegevens.tot,
    )
    db.session.add(mandaat)
    db.session.flush()
    leg_vast(audit_regel("mandaat.gegeven", door=door, over=mandaat))
    return mandaat


def mandaat_beeindigen(mandaat: Mandaat, *, door: Gebruiker, op: date) -> None:
    """Let a mandate end with this day; one that had ended keeps its day."""
    mandaat.tot = op if mandaat.tot is None else min(mandaat.tot, op)
    db.session.flush()
    leg_vast(audit_regel("mandaat.beeindigd", door=door, over=mandaat))


def tarief_afspreken(
    aanbieder: Organisatie, jaar: int, aandeel: Fraction, *, door: Gebruiker
) -> Tariefafspraak:
    """Store the agreed share of the maximum tariff of an aanbieder and a year.

    Raises:
        DomeinFout: `tarief_grens` unless 0 < share <= 1; `tarief_decimalen` beyond six decimals.

    Bron: [procedure] §9 point 7.
    """
    if not 0 < aandeel <= 1:
        raise DomeinFout("tarief_grens", veld="percentage")
    miljoensten = aandeel * MILJOENSTEN
    if miljoensten.denominator != 1:
        raise DomeinFout("tarief_decimalen", veld="percentage")
    afspraak = queries.find_tariefafspraak(aanbieder.id, door.organisatie_id, jaar)
    if afspraak is None:
        afspraak = Tariefafspraak(
            aanbieder_id=aanbieder.id, zorgkantoor_id=door.organisatie_id, jaar=jaar
        )
        db.session.add(afspraak)
    heel, rest = divmod(miljoensten.numerator, MILJOENSTEN)
    afspraak.fractie = f"{heel}.{rest:06d}".rstrip("0").rstrip(".")
    db.session.flush()
    leg_vast(audit_regel("tarief.afgesproken", door=door, over=afspraak, kenmerk=str(jaar)))
    return afspraak


def instelling_kiezen(
    definitie: Definitie, waarde: Waarde, *, van: date, door: Gebruiker, op: datetime
) -> Instelling:
    """Choose a value for the own organisation from a day on, today at the earliest.

    Raises:
        DomeinFout: `instelling_grens`, `instelling_dag`, `instelling_niet_uw`.
    """
    if door.organisatie.soort not in definitie.soorten:
        raise DomeinFout("instelling_niet_uw")
    if van < local_day(op):
        raise DomeinFout("instelling_dag", veld="van")
    _controleer_waarde(definitie, waarde)
    rij = _find_keuze(door.organisatie_id, definitie.sleutel, van)
    if rij is None:
        rij = Instelling(organisatie_id=door.organisatie_id, sleutel=definitie.sleutel, van=van)
        db.session.add(rij)
    rij.waarde, rij.door_id, rij.op = waarde, door.id, op
    db.session.flush()
    vergeet_keuzes()
    leg_vast(audit_regel("instelling.gewijzigd", door=door, over=rij, kenmerk=definitie.sleutel))
    return rij


def _controleer_waarde(definitie: Definitie, waarde: Waarde) -> None:
    telt = definitie.soort in {Soort.GETAL, Soort.TIENTAL, Soort.EURO}
    if telt and not (isinstance(waarde, int) and definitie.minimum <= waarde <= definitie.maximum):
        deler = 10 if definitie.soort is Soort.TIENTAL else 1
        raise DomeinFout(
            "instelling_grens",
            veld="waarde",
            minimum=definitie.minimum // deler,
            maximum=definitie.maximum // deler,
        )


def _find_keuze(organisatie_id: uuid.UUID, sleutel: str, van: date) -> Instelling | None:
    return db.session.scalar(
        sa.select(Instelling).where(
            Instelling.organisatie_id == organisatie_id,
            Instelling.sleutel == sleutel,
            Instelling.van == van,
        )
    )
