"""Let clients into a group and out of it; a membership that ended stays."""

from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from portal.clienten.models import Client, Groep, Groepslid
from portal.clienten.queries.groepen import list_lidmaatschappen, woont_op
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.groepen import Lidmaatschap, controleer_lidmaatschap
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


def voeg_lid_toe(
    groep: Groep, client: Client, *, van: date, door: Gebruiker, tot: date | None = None
) -> Groepslid:
    """Let a client into a group from a day.

    Args:
        groep: A group in view.
        client: A client of the same aanbieder who lives at the location of the group on `van`.
        van: First day in the group.
        door: Who does it.
        tot: Last day, None while it is not known.

    Raises:
        DomeinFout: `lid_woont_elders`, `lid_overleden`, or as `controleer_lidmaatschap`; each with
            the `clientcode`.
        StaleDataError: Somebody else changed the group or the client meanwhile.
    """
    if not woont_op(client, groep.locatie_id, op=van):
        raise DomeinFout("lid_woont_elders", veld="van", clientcode=client.clientcode)
    lid = Groepslid(groep=groep, client=client, van=van, tot=tot)
    with db.session.no_autoflush:
        _controleer(lid)
    db.session.add(lid)
    _leg_vast(lid, "lid", door=door)
    return lid


def beeindig_lidmaatschap(lid: Groepslid, *, tot: date, door: Gebruiker) -> None:
    """Let a client out of the group after a last day.

    Raises:
        DomeinFout: As `voeg_lid_toe`.
        StaleDataError: Somebody else changed the group or the client meanwhile.
    """
    wijzig_lidmaatschap(lid, van=lid.van, tot=tot, door=door)


def wijzig_lidmaatschap(lid: Groepslid, *, van: date, tot: date | None, door: Gebruiker) -> None:
    """Correct the days of a membership; without a last day it goes on.

    Raises:
        DomeinFout: As `voeg_lid_toe`.
        StaleDataError: Somebody else changed the group or the client meanwhile.
    """
    if van != lid.van and not woont_op(lid.client, lid.groep.locatie_id, op=van):
        raise DomeinFout("lid_woont_elders", veld="van", clientcode=lid.client.clientcode)
    lid.van, lid.tot = van, tot
    with db.session.no_autoflush:
        _controleer(lid)
    _leg_vast(lid, "lid_gewijzigd", door=door)


def _controleer(lid: Groepslid) -> None:
    """Refuse days that cannot be; several clients may come in at once, so each refusal says who."""
    client = lid.client
    if client.overleden_op is not None and (lid.tot or date.max) > client.overleden_op:
        raise DomeinFout(
            "lid_overleden", veld="tot", dag=client.overleden_op, clientcode=client.clientcode
        )
    andere = (rij for rij in list_lidmaatschappen(client) if rij.id != lid.id)
    opgeheven_op = lid.groep.opgeheven_op
    try:
        controleer_lidmaatschap(_periode(lid), map(_periode, andere), opgeheven_op=opgeheven_op)
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **fout.gegevens, clientcode=client.clientcode) from None


def _periode(lid: Groepslid) -> Lidmaatschap:
    return Lidmaatschap(str(lid.groep.id), lid.van, lid.tot)


def _leg_vast(lid: Groepslid, wat: str, *, door: Gebruiker) -> None:
    """Let the versions of group and client go up: of two people at once the second is told."""
    flag_modified(lid.groep, "aangemaakt_op")
    flag_modified(lid.client, "aangemaakt_op")
    db.session.flush()
    leg_vast(
        audit_regel(
            Handeling.GROEP_BEHEREN.value,
            door=door,
            over=lid.groep,
            client_id=lid.client.id,
            kenmerk=wat,
        )
    )
