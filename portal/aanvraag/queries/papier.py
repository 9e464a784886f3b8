"""What registering an aanvraag on paper looks at: locations in the own regions, and clients."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.clienten.models import Client
from portal.clienten.queries import BSN, client_ids_bij
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Voorwaarde, bepaal_bereik, beperkt_tot
from portal.toegang.models import Gebruiker, Locatie, Organisatie, Regio

NEGEN = 9
VRAGEN: Mapping[str, Mapping[str, str]] = {
    "individueel": {"huidig": "hs-zorgvraag", "gewenst": "dl-gewenst", "inzet": "iz-wonen"},
    "preventief": {"huidig": "hs-zorgvraag", "gewenst": "pr-vraag", "inzet": "pr-expertise"},
}
"""Question of the vragenlijst that holds each text of the paper, by soort."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papierclient:
    """Who is new to the portal, as the paper says."""

    voornamen: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date | None
    bsn: str
    zorgprofiel: str
    leveringsvorm: str
    behandeling: bool
    dagbesteding: bool
    indicatie_van: date | None
    indicatie_tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papier:
    """What the zorgkantoor copied from the paper.

    Attributes:
        ontvangen: Dutch calendar day on which the paper came in; the term counts from it.
        zoek: Clientcode or BSN of a known client; empty for a new one.
        nieuw: A new client; None for a known one.
        blokken: Blocks of the rekentool, as typed.
        teksten: `huidig`, `gewenst` and `inzet`.
    """

    soort: str
    locatie_id: uuid.UUID
    ontvangen: date
    ingang: date | None
    maanden: int | None
    zoek: str = ""
    nieuw: Papierclient | None = None
    blokken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    teksten: Mapping[str, str] = field(default_factory=dict)


def list_papierlocaties(*, op: date, voor: Gebruiker) -> Sequence[tuple[str, str]]:
    """List the open locations in the own regions as (id, aanbieder and location)."""
    vraag = (
        sa.select(Locatie.id, Organisatie.naam, Locatie.naam)
        .join(Regio, Regio.id == Locatie.regio_id)
        .join(Organisatie, Organisatie.id == Locatie.aanbieder_id)
        .where(_in_eigen_regio(op, voor))
        .order_by(Organisatie.naam, Locatie.naam, Locatie.id)
    )
    return [(str(nr), f"{wie}, {waar}") for nr, wie, waar in db.session.execute(vraag)]


def get_papierlocatie(locatie_id: uuid.UUID, *, op: date, voor: Gebruiker) -> Locatie:
    """Give a location in the own regions.

    Raises:
        NotFound: There is none, or it lies elsewhere.
    """
    vraag = sa.select(Locatie).join(Regio, Regio.id == Locatie.regio_id)
    return een_of_404(
        vraag.where(Locatie.id == locatie_id, _in_eigen_regio(op, voor)).options(
            joinedload(Locatie.regio)
        )
    )


def get_bekende_client(zoek: str, locatie: Locatie) -> Client:
    """Give the client of the aanbieder with a clientcode or BSN, who lives at the location.

    Raises:
        DomeinFout: `papier_client_onbekend`, `papier_client_woont_elders` or
            `indicatie_ontbreekt`, at the field.
    """
    kaal = zoek.strip().upper()
    cijfers = "".join(teken for teken in kaal if teken.isdigit())
    vraag = sa.select(Client).where(Client.aanbieder_id == locatie.aanbieder_id)
    if len(cijfers) == NEGEN and "-" not in kaal:
        ids = client_ids_bij(BSN, locatie.aanbieder_id, cijfers)
        vraag = vraag.where(Client.id.in_(ids))
    else:
        vraag = vraag.where(Client.clientcode == kaal)
    vraag = vraag.options(selectinload(Client.plaatsingen), selectinload(Client.indicaties))
    client = db.session.scalars(vraag.limit(1)).first()
    if client is None:
        raise DomeinFout("papier_client_onbekend", veld="zoek")
    if not client.plaatsingen or client.plaatsingen[-1].locatie_id != locatie.id:
        raise DomeinFout("papier_client_woont_elders", veld="zoek")
    if not client.indicaties:
        raise DomeinFout("indicatie_ontbreekt", veld="zoek")
    return client


def _in_eigen_regio(op: date, voor: Gebruiker) -> Voorwaarde:
    return sa.and_(
        Regio.zorgkantoor_id == voor.organisatie_id,
        beperkt_tot(Locatie.regio_id, bepaal_bereik(voor).regios),
        Regio.van <= op,
        sa.or_(Regio.tot.is_(None), Regio.tot >= op),
        sa.or_(Locatie.gesloten_op.is_(None), Locatie.gesloten_op > op),
    )
