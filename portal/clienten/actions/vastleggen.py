"""What every change to a client ends with: the version goes up and an audit line is left."""

from portal.clienten.models import Client
from portal.domain.bevoegdheid import Handeling
from portal.platform.audit import AuditRegelInvoer, leg_vast
from portal.platform.rows import ga_voor
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


def clientregel(
    handeling: Handeling, client: Client, *, door: Gebruiker, kenmerk: str | None = None
) -> AuditRegelInvoer:
    """Make the audit line of something done with a client."""
    return audit_regel(
        handeling.value, door=door, over=client, client_id=client.id, kenmerk=kenmerk
    )


def leg_wijziging_vast(client: Client, wat: str, *, door: Gebruiker) -> None:
    """End a change of a row that belongs to a client.

    The version of the client goes up, so that of two people who change the same client at once
    the second one is told.

    Raises:
        StaleDataError: Somebody else changed the client meanwhile.
    """
    ga_voor(client, "aangemaakt_op")
    leg_vast(clientregel(Handeling.CLIENT_WIJZIGEN, client, door=door, kenmerk=wat))
