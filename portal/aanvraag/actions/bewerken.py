"""Work on the content of an aanvraag: who may, who works where, and how far it is."""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, WerktNu
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.dossiers import is_bewerker
from portal.aanvraag.queries.stand import bepaal_stand, laad_kader
from portal.aanvraag.queries.taken import bepaal_taken
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def bewerk(aanvraag: Aanvraag, onderdeel: str, *, door: Gebruiker, op: datetime) -> None:
    """Record that somebody changed the content (T02, T23); call it after the change.

    Args:
        aanvraag: The dossier.
        onderdeel: Code of the task that was worked on, such as `gegevens`.
        door: Who changed it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niet_in_driehoek`, or as `voer_uit`.
    """
    eis_bewerker(aanvraag, door=door)
    werk_bij(aanvraag, onderdeel, door=door, op=op)
    voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_BEWERKEN, door=door, op=op))


def eis_bewerker(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Refuse somebody who is neither a manager nor in the driehoek of this aanvraag.

    Raises:
        DomeinFout: `niet_in_driehoek`.
    """
    if not is_bewerker(aanvraag, door):
        raise DomeinFout("niet_in_driehoek")


def werk_bij(aanvraag: Aanvraag, onderdeel: str, *, door: Gebruiker, op: datetime) -> None:
    """Write who works on what, and the progress that lists show.

    Work on one client of a group also counts for the group.
    """
    rij = db.session.get(WerktNu, (aanvraag.id, door.id))
    if rij is None:
        rij = WerktNu(aanvraag_id=aanvraag.id, gebruiker_id=door.id)
        db.session.add(rij)
    rij.onderdeel, rij.op = onderdeel, op
    db.session.flush()
    aanvraag.voortgang = _voortgang(aanvraag, op)
    if aanvraag.groepsaanvraag is not None:
        _werk_groep_bij(aanvraag.groepsaanvraag, op)


def _voortgang(aanvraag: Aanvraag, op: datetime) -> int:
    stand = bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.local_day(op)))
    return bepaal_taken(stand).procent


def _werk_groep_bij(groep: Aanvraag, op: datetime) -> None:
    """Write beside its version: people who work on different clients do not hinder each other."""
    db.session.flush()
    db.session.execute(
        sa.update(Aanvraag)
        .where(Aanvraag.id == groep.id)
        .values(voortgang=_voortgang(groep, op), gewijzigd_op=op)
        .execution_options(synchronize_session="fetch")
    )
