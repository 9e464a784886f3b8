"""Where a toekenning from before the portal belongs: location, client and group."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.clienten.models import Client, Groep
from portal.clienten.queries import BSN, client_ids_bij, normaliseer_naam
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.bereik import bepaal_bereik
from portal.toegang.models import Gebruiker, Locatie, Regio
from portal.toekenning.queries.vooraf.velden import Vooraf, Voorafpersoon


@dataclass(frozen=True, slots=True)
class Plaats:
    """A location in the regions of the zorgkantoor; group and client where they are known."""

    locatie: Locatie
    groep: Groep | None
    client: Client | None


def vind_plaats(vooraf: Vooraf, *, voor: Gebruiker) -> Plaats:
    """Find location, group and client of what was read.

    Args:
        vooraf: What was read.
        voor: A user of the zorgkantoor; only its own regions count.

    Raises:
        DomeinFout: `nza_nummer_onbekend`, `locatie_kiezen` when the number has several locations,
            `groep_onbekend`, `groep_nodig`, or `naam_bij_bsn_anders`; each with its column.
    """
    locatie = _locatie(vooraf, voor)
    return Plaats(
        locatie=locatie,
        groep=_groep(vooraf, locatie),
        client=find_client(vooraf.persoon, locatie),
    )


def find_client(persoon: Voorafpersoon, locatie: Locatie) -> Client | None:
    """Find the client under this BSN at the aanbieder of a location.

    Raises:
        DomeinFout: `naam_bij_bsn_anders` when the BSN is that of somebody with another name or
            date of birth: then one of the two is wrong.
    """
    ids = client_ids_bij(BSN, locatie.aanbieder_id, persoon.bsn)
    if not ids:
        return None
    client = db.session.get_one(Client, ids[0])
    zelfde = normaliseer_naam(client.achternaam, client.tussenvoegsel) == normaliseer_naam(
        persoon.achternaam, persoon.tussenvoegsel
    ) and client.geboortedatum in {"", persoon.geboortedatum.isoformat()}
    if not zelfde:
        raise DomeinFout("naam_bij_bsn_anders", veld="achternaam")
    return client


def _locatie(vooraf: Vooraf, voor: Gebruiker) -> Locatie:
    gevonden = _locaties(vooraf.nza_nummer, voor)
    if not gevonden:
        raise DomeinFout("nza_nummer_onbekend", veld="nza_nummer")
    naam = vooraf.locatie.casefold()
    passend = [rij for rij in gevonden if not naam or rij.naam.casefold() == naam]
    if len(passend) != 1:
        namen = ", ".join(rij.naam for rij in gevonden)
        raise DomeinFout("locatie_kiezen", veld="locatie", locaties=namen)
    return passend[0]


def _locaties(nza_nummer: str, voor: Gebruiker) -> Sequence[Locatie]:
    regios = bepaal_bereik(voor).regios
    return db.session.scalars(
        sa.select(Locatie)
        .join(Regio, Regio.id == Locatie.regio_id)
        .where(
            Regio.zorgkantoor_id == voor.organisatie_id,
            sa.func.ltrim(Locatie.nza_nummer, "0") == nza_nummer,
            sa.true() if regios is None else Regio.id.in_(regios),
        )
        .options(joinedload(Locatie.regio))
        .order_by(Locatie.naam, Locatie.id)
    ).all()


def _groep(vooraf: Vooraf, locatie: Locatie) -> Groep | None:
    if not vooraf.groep:
        if vooraf.soort == "groep":
            raise DomeinFout("groep_nodig", veld="groep")
        return None
    groep = db.session.scalar(
        sa.select(Groep).where(
            Groep.aanbieder_id == locatie.aanbieder_id,
            Groep.locatie_id == locatie.id,
            Groep.code == vooraf.groep,
        )
    )
    if groep is None:
        raise DomeinFout("groep_onbekend", veld="groep", groep=vooraf.groep)
    return groep
