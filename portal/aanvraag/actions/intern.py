"""Stop an aanvraag inside the own organisation, take it up again, or throw it away."""

from datetime import datetime

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, InterneAfwijzing
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.indiening import clienten_met_andere_aanvraag
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def wijs_intern_af(stand: Stand, analyse: str, *, door: Gebruiker, op: datetime) -> None:
    """Keep the case as not meerzorgwaardig with an analysis (T04); it keeps counting (A20).

    Raises:
        DomeinFout: `check_niet_gestopt` unless the check ended in an exit that can be kept,
            `analyse_ontbreekt`, or as `voer_uit`.
    """
    aanvraag, uitgang, pad = stand.dossier.aanvraag, stand.check.uitgang, stand.dossier.pad
    if pad is None or uitgang is None or not uitgang.intern_afwijzen:
        raise DomeinFout("check_niet_gestopt")
    if not analyse.strip():
        raise DomeinFout("analyse_ontbreekt", veld="analyse")
    afwijzing = InterneAfwijzing(
        aanvraag_id=aanvraag.id,
        pad_id=pad.id,
        uitgang=uitgang.id,
        dag=clock.local_day(op),
        analyse=analyse,
        door_id=door.id,
        op=op,
    )
    db.session.add(afwijzing)
    gegevens: dict[str, str | int] = {"pad": pad.nr, "uitgang": uitgang.id}
    handeling = Handeling.AANVRAAG_INTERN_AFWIJZEN
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))


def heropen(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take an intern afgewezen aanvraag up again (T05); the registration stays.

    Raises:
        DomeinFout: `client_heeft_open_aanvraag`, or as `voer_uit`.
    """
    clienten = {rij.id: rij.client_id for rij in (aanvraag, *aanvraag.leden) if rij.client_id}
    if clienten_met_andere_aanvraag(clienten):
        raise DomeinFout("client_heeft_open_aanvraag")
    voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_HEROPENEN, door=door, op=op))


def mag_weggooien(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may throw this away: manager or starter, and never submitted."""
    eigen = aanvraag.gestart_door_id == gebruiker.id or Rol.MANAGER in gebruiker.rol_set
    return eigen and aanvraag.ontvangen_op is None


def gooi_weg(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Throw a concept away (T09).

    Raises:
        DomeinFout: `weggooien_niet_toegestaan`, or as `voer_uit`.
    """
    if not mag_weggooien(aanvraag, door):
        raise DomeinFout("weggooien_niet_toegestaan")
    voer_uit(aanvraag, Stap(handeling=Handeling.AANVRAAG_WEGGOOIEN, door=door, op=op))
