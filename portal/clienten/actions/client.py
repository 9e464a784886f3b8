"""Make and change clients, and show a BSN; each with its audit line."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.clienten.actions.vastleggen import clientregel
from portal.clienten.actions.zoekindexen import vernieuw_zoekindexen
from portal.clienten.models import Client
from portal.clienten.queries.zoeken import BSN, client_ids_bij
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import is_clientcode
from portal.platform import clock
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

NEGEN_CIJFERS = re.compile(r"\d{9}")
REEKS = re.compile(r"A-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    """Who the client is; empty where it is not known yet.

    Attributes:
        bsn: Nine digits. One that fails the elfproef is kept, but nothing can be submitted with it.
        geslacht: `v`, `m` or `x`.
    """

    achternaam: str
    voornamen: str = ""
    tussenvoegsel: str = ""
    bsn: str = ""
    geboortedatum: date | None = None
    geslacht: str = "x"


def maak_client(
    persoon: Persoon,
    *,
    door: Gebruiker,
    op: datetime,
    clientcode: str = "",
    aanbieder_id: uuid.UUID | None = None,
) -> Client:
    """Add a client.

    Args:
        persoon: Who it is.
        door: Who adds the client.
        op: The moment, UTC.
        clientcode: Chosen code; empty takes the next of the series A-0001.
        aanbieder_id: Where the client gets care; None is the own aanbieder. The caller checks
            that who acts may add a client elsewhere.

    Raises:
        DomeinFout: `clientcode_vorm`, `clientcode_bestaat`, `bsn_vorm`, `bsn_bestaat` or
            `datum_in_toekomst`, each with the field as `veld`.
    """
    _controleer(persoon, op=op)
    aanbieder_id = aanbieder_id or door.organisatie_id
    client = Client(
        aanbieder_id=aanbieder_id,
        clientcode=_vrije_code(clientcode, aanbieder_id),
        overleden_op=None,
        aangemaakt_op=op,
        **_velden(persoon),
    )
    _eis_ander_bsn(client)
    db.session.add(client)
    db.session.flush()
    vernieuw_zoekindexen(client)
    db.session.flush()
    leg_vast(clientregel(Handeling.CLIENT_AANMAKEN, client, door=door))
    return client


def wijzig_client(
    client: Client,
    persoon: Persoon,
    *,
    clientcode: str,
    overleden_op: date | None,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Change who a client is; everybody who could find the client still can.

    Raises:
        DomeinFout: `overlijden_voor_geboorte`; as `maak_client`.
    """
    _controleer(persoon, op=op)
    _eis_overlijden(overleden_op, persoon.geboortedatum, "overleden_op", op)
    if clientcode != client.clientcode:
        client.clientcode = _vrije_code(clientcode, client.aanbieder_id)
    for naam, waarde in _velden(persoon).items():
        setattr(client, naam, waarde)
    client.overleden_op = overleden_op
    _eis_ander_bsn(client)
    db.session.flush()
    vernieuw_zoekindexen(client)
    db.session.flush()
    leg_vast(clientregel(Handeling.CLIENT_WIJZIGEN, client, door=door, kenmerk="persoon"))


def meld_overlijden(client: Client, dag: date, *, door: Gebruiker, op: datetime) -> None:
    """Record on which day a client died; a day that is known already stays.

    Raises:
        DomeinFout: `datum_in_toekomst`; `overlijden_voor_geboorte`.
    """
    geboren = date.fromisoformat(client.geboortedatum) if client.geboortedatum else None
    _eis_overlijden(dag, geboren, "laatste_dag", op)
    if client.overleden_op is None:
        client.overleden_op = dag
        leg_vast(clientregel(Handeling.CLIENT_WIJZIGEN, client, door=door, kenmerk="overleden"))


def toon_bsn(client: Client, reden: str, *, door: Gebruiker) -> str:
    """Give the BSN in clear, and write down who saw it and why.

    Args:
        client: A client in view.
        reden: Code of the reason.
        door: Who looks.
    """
    leg_vast(clientregel(Handeling.CLIENT_BSN_TONEN, client, door=door, kenmerk=reden))
    return client.bsn


def leg_zoeken_vast(soort: str, *, door: Gebruiker) -> None:
    """Write down that somebody searched, by which kind of detail, and not for whom."""
    leg_vast(audit_regel("client.zoeken", door=door, kenmerk=soort))


def _velden(persoon: Persoon) -> dict[str, str]:
    return {
        "bsn": persoon.bsn,
        "voornamen": persoon.voornamen,
        "tussenvoegsel": persoon.tussenvoegsel,
        "achternaam": persoon.achternaam,
        "geboortedatum": persoon.geboortedatum.isoformat() if persoon.geboortedatum else "",
        "geslacht": persoon.geslacht,
    }


def _controleer(persoon: Persoon, *, op: datetime) -> None:
    if persoon.bsn and not NEGEN_CIJFERS.fullmatch(persoon.bsn):
        raise DomeinFout("bsn_vorm", veld="bsn")
    _eis_verleden(persoon.geboortedatum, "geboortedatum", op)


def _eis_verleden(dag: date | None, veld: str, op: datetime) -> None:
    if dag is not None and dag > clock.local_day(op):
        raise DomeinFout("datum_in_toekomst", veld=veld)


def _eis_overlijden(dag: date | None, geboren: date | None, veld: str, op: datetime) -> None:
    _eis_verleden(dag, veld, op)
    if dag is not None and geboren is not None and dag < geboren:
        raise DomeinFout("overlijden_voor_geboorte", veld=veld)


def _eis_ander_bsn(client: Client) -> None:
    """Refuse a BSN under which the aanbieder has another client already."""
    if not client.bsn:
        return
    if set(client_ids_bij(BSN, client.aanbieder_id, client.bsn)) - {client.id}:
        raise DomeinFout("bsn_bestaat", veld="bsn")


def _vrije_code(gekozen: str, aanbieder_id: uuid.UUID) -> str:
    code = gekozen.strip().upper()
    if not code:
        return _volgende_code(_codes(aanbieder_id, "A-"))
    if not is_clientcode(code):
        raise DomeinFout("clientcode_vorm", veld="clientcode")
    if code in _codes(aanbieder_id, code):
        raise DomeinFout("clientcode_bestaat", veld="clientcode")
    return code


def _codes(aanbieder_id: uuid.UUID, begin: str) -> list[str]:
    vraag = sa.select(Client.clientcode).where(
        Client.aanbieder_id == aanbieder_id, Client.clientcode.startswith(begin, autoescape=True)
    )
    return list(db.session.scalars(vraag))


def _volgende_code(codes: Iterable[str]) -> str:
    nummers = [int(gevonden[1]) for code in codes if (gevonden := REEKS.fullmatch(code))]
    return f"A-{max(nummers, default=0) + 1:04d}"
