"""Choose how messages arrive: for oneself, or for a role in the own organisation."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from portal.berichten.models import Rolvoorkeur, Voorkeur
from portal.domain.berichten import Keuze
from portal.domain.bevoegdheid import Rol
from portal.domain.fouten import DomeinFout
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Organisatie

VOORKEUR, ROLVOORKEUR = "voorkeur.gekozen", "rolvoorkeur.gekozen"


def sluit_af(rij: Gebruiker | Organisatie) -> None:
    """Let nobody else choose for this person or organisation until the end of the transaction."""
    soort = type(rij)
    db.session.execute(
        sa.select(soort.id).where(soort.id == rij.id).with_for_update(key_share=True)
    )


def kies(keuzes: Mapping[str, Keuze | None], *, door: Gebruiker, op: datetime) -> None:
    """Choose for oneself; None leaves it to the role again.

    Raises:
        DomeinFout: `voorkeur_ligt_vast` for a kind that the law or the portal fixes.
    """
    _eis_instelbaar(keuzes, op)
    for code, keuze in keuzes.items():
        rij = db.session.get(Voorkeur, (door.id, code))
        _zet(rij, Voorkeur(gebruiker_id=door.id, code=code), keuze)
    audit.leg_vast(audit_regel(VOORKEUR, door=door, over=door))


def kies_voor_rol(
    rol: Rol, keuzes: Mapping[str, Keuze | None], *, door: Gebruiker, op: datetime
) -> None:
    """Choose for everybody with a role in the own organisation who did not choose.

    Raises:
        DomeinFout: `voorkeur_ligt_vast` for a kind that the law or the portal fixes.
    """
    _eis_instelbaar(keuzes, op)
    for code, keuze in keuzes.items():
        rij = db.session.get(Rolvoorkeur, (door.organisatie_id, rol, code))
        nieuw = Rolvoorkeur(organisatie_id=door.organisatie_id, rol=rol, code=code)
        _zet(rij, nieuw, keuze)
    audit.leg_vast(audit_regel(ROLVOORKEUR, door=door, kenmerk=rol.value))


def _eis_instelbaar(keuzes: Mapping[str, Keuze | None], op: datetime) -> None:
    soorten = load_berichtsoorten(clock.local_day(op))
    for code in keuzes:
        if not soorten[code].is_instelbaar:
            raise DomeinFout("voorkeur_ligt_vast", veld=code)


def _zet(
    oud: Voorkeur | Rolvoorkeur | None, nieuw: Voorkeur | Rolvoorkeur, keuze: Keuze | None
) -> None:
    if keuze is None:
        if oud is not None:
            db.session.delete(oud)
    elif oud is not None:
        oud.keuze = keuze
    else:
        nieuw.keuze = keuze
        db.session.add(nieuw)
