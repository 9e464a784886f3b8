"""What the reviewer does with a signal: take it over in a criterium, or set it aside with why."""

from datetime import datetime

from portal.beoordeling.actions.oordelen import eis_toetser, leg_toetsen_vast
from portal.beoordeling.models import Signaalreactie
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.domain.fouten import DomeinFout
from portal.platform.database import db
from portal.toegang.models import Gebruiker

BEPERKINGEN = {"uq_signaalreactie_versie_id_signaal": "verouderd"}


def neem_signaal_over(stand: Toetsstand, signaal_id: str, *, door: Gebruiker, op: datetime) -> None:
    """Record that an active signal was taken over; its text then starts a toelichting.

    Raises:
        DomeinFout: `signaal_staat_uit`, or as `eis_toetser`.
    """
    _bewaar(stand, signaal_id, overgenomen=True, reden="", door=door, op=op)


def zet_signaal_opzij(
    stand: Toetsstand, signaal_id: str, reden: str, *, door: Gebruiker, op: datetime
) -> None:
    """Record that an active signal weighs nothing here, and why.

    Raises:
        DomeinFout: `signaal_zonder_reden` at field `reden`, `signaal_staat_uit`, or as
            `eis_toetser`.
    """
    if not reden.strip():
        raise DomeinFout("signaal_zonder_reden", veld="reden")
    _bewaar(stand, signaal_id, overgenomen=False, reden=reden.strip(), door=door, op=op)


def _bewaar(
    stand: Toetsstand,
    signaal_id: str,
    *,
    overgenomen: bool,
    reden: str,
    door: Gebruiker,
    op: datetime,
) -> None:
    eis_toetser(stand.aanvraag, door=door)
    if not any(signaal.actief for signaal in stand.signalen if signaal.id == signaal_id):
        raise DomeinFout("signaal_staat_uit")
    rij = stand.reacties.get(signaal_id) or Signaalreactie(
        zorgkantoor_id=stand.aanvraag.zorgkantoor_id,
        versie_id=stand.versie.rij.id,
        signaal=signaal_id,
    )
    rij.overgenomen, rij.reden, rij.door_id, rij.op = overgenomen, reden, door.id, op
    db.session.add(rij)
    leg_toetsen_vast(stand, door=door, kenmerk=signaal_id.lower())
