"""Sign all one's own onderdelen at once (T06), or take that signature back (T07)."""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.bewerken import werk_bij
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Driehoeklid, Ondertekening
from portal.aanvraag.queries.controleren import onvolledig
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.taken import ONDERTEKENEN
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import onderdelen_van
from portal.platform.database import db
from portal.toegang.models import Gebruiker


def functie_van(stand: Stand, gebruiker: Gebruiker) -> Rol | None:
    """Say as what somebody signs this aanvraag, None for who is not in its driehoek."""
    for functie, lid in stand.dossier.driehoek.items():
        if lid.gebruiker_id == gebruiker.id and Rol(functie) in gebruiker.rol_set:
            return Rol(functie)
    return None


def onderteken(stand: Stand, getoonde_digest: str, *, door: Gebruiker, op: datetime) -> None:
    """Sign every onderdeel of one's function, with a digest each; a second click adds nothing.

    Args:
        stand: Where the aanvraag stands now.
        getoonde_digest: Digest of what the page showed.
        door: A member of the driehoek.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niet_in_driehoek`, `gewijzigd_sinds_getoond`, `onderdelen_onvolledig`, or as
            `voer_uit`.
    """
    functie = functie_van(stand, door)
    if functie is None:
        raise DomeinFout("niet_in_driehoek")
    if getoonde_digest != stand.digest:
        raise DomeinFout("gewijzigd_sinds_getoond")
    if onvolledig(stand, functie):
        raise DomeinFout("onderdelen_onvolledig")
    aanvraag = stand.dossier.aanvraag
    rij = stand.dossier.ondertekeningen.get(functie.value)
    digests = {naam.value: stand.digests[naam] for naam in onderdelen_van(functie)}
    if rij is not None and (rij.gebruiker_id, rij.digests) == (door.id, digests):
        return
    if rij is None:
        rij = Ondertekening(aanvraag_id=aanvraag.id, functie=functie.value)
        db.session.add(rij)
    rij.gebruiker_id, rij.op = door.id, op
    rij.digests = digests
    voer_uit(aanvraag, _stap(Handeling.AANVRAAG_ONDERTEKENEN, functie, door, op))
    werk_bij(aanvraag, ONDERTEKENEN, door=door, op=op)


def trek_ondertekening_in(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take one's own signature back; the other two stay.

    Raises:
        DomeinFout: `geen_handtekening`, or as `voer_uit`.
    """
    rij = db.session.scalar(
        sa.select(Ondertekening)
        .join(
            Driehoeklid,
            sa.and_(
                Driehoeklid.aanvraag_id == Ondertekening.aanvraag_id,
                Driehoeklid.functie == Ondertekening.functie,
            ),
        )
        .where(Ondertekening.aanvraag_id == aanvraag.id, Ondertekening.gebruiker_id == door.id)
    )
    if rij is None:
        raise DomeinFout("geen_handtekening")
    functie = Rol(rij.functie)
    db.session.delete(rij)
    voer_uit(aanvraag, _stap(Handeling.AANVRAAG_ONDERTEKENING_INTREKKEN, functie, door, op))
    werk_bij(aanvraag, ONDERTEKENEN, door=door, op=op)


def _stap(handeling: Handeling, functie: Rol, door: Gebruiker, op: datetime) -> Stap:
    gegevens = {"functie": functie.value}
    return Stap(handeling=handeling, door=door, op=op, gegevens=gegevens)
