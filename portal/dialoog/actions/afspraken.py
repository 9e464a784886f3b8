"""The afspraken of a dialoog: written with its verslag, kept up to date by who owns them."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from portal.dialoog.actions.verloop import Stap, eis_voorzitter, voer_uit
from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.dialogen import partij_van
from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.dialoog import Dialoogstap, controleer_afspraakdag
from portal.domain.procedure.volgen import (
    Afspraaksoort,
    Afspraakstand,
    Dialoogpartij,
    Dialoogtoestand,
)
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What is agreed.

    Attributes:
        eigenaar_id: Account of the owner; None when he has none.
        wie: Name of the owner.
        gekoppeld_soort: See `Afspraak`; empty: nothing.
        gekoppeld_aan: Id or code of what it hangs on.
    """

    soort: Afspraaksoort
    wat: str
    partij: Dialoogpartij
    wie: str
    eigenaar_id: uuid.UUID | None
    wanneer: date
    inhoud: str = ""
    geld: str = ""
    gekoppeld_soort: str = ""
    gekoppeld_aan: str = ""


def voeg_toe(dialoog: Dialoog, inhoud: Inhoud, *, door: Gebruiker, op: datetime) -> Afspraak:
    """Add an afspraak to the verslag.

    Raises:
        DomeinFout: `niet_de_voorzitter`, `handeling_niet_mogelijk`, `afspraakdag` or
            `bsn_in_tekst`.
    """
    _open_verslag(dialoog, door, op)
    _controleer(inhoud, dialoog)
    afspraak = Afspraak(
        id=uuid.uuid4(),
        dialoog_id=dialoog.id,
        nr=max((rij.nr for rij in dialoog.afspraken), default=0) + 1,
        stand=Afspraakstand.OPEN,
        toelichting="",
        **_kolommen(inhoud),
    )
    dialoog.afspraken.append(afspraak)
    db.session.flush()
    return afspraak


def wijzig(afspraak: Afspraak, inhoud: Inhoud, *, door: Gebruiker, op: datetime) -> None:
    """Change an afspraak while the verslag is being written; raises as `voeg_toe`."""
    _open_verslag(afspraak.dialoog, door, op)
    _controleer(inhoud, afspraak.dialoog)
    for naam, waarde in _kolommen(inhoud).items():
        setattr(afspraak, naam, waarde)
    db.session.flush()


def verwijder(afspraak: Afspraak, *, door: Gebruiker, op: datetime) -> None:
    """Take an afspraak out of the verslag while it is being written; raises as `voeg_toe`."""
    _open_verslag(afspraak.dialoog, door, op)
    db.session.delete(afspraak)
    db.session.flush()


def werk_stand_bij(
    afspraak: Afspraak,
    stand: Afspraakstand,
    toelichting: str,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Say what came of an afspraak; the party of its owner does.

    Raises:
        DomeinFout: `afspraak_nog_niet` while the verslag is not ready, `afspraak_niet_van_u` or
            `bsn_in_tekst`.

    Bron: [processen] F4.
    """
    if afspraak.dialoog.toestand is not Dialoogtoestand.GEREED:
        raise DomeinFout("afspraak_nog_niet")
    if afspraak.partij is not partij_van(door):
        raise DomeinFout("afspraak_niet_van_u")
    eis_zonder_bsn(toelichting, veld="toelichting")
    afspraak.stand, afspraak.toelichting = stand, toelichting.strip()
    afspraak.stand_op, afspraak.stand_door_id = clock.local_day(op), door.id
    db.session.flush()
    code = Handeling.AFSPRAAK_BIJWERKEN.value
    audit.leg_vast(audit_regel(code, door=door, over=afspraak, kenmerk=stand.value))


def _open_verslag(dialoog: Dialoog, door: Gebruiker, op: datetime) -> None:
    eis_voorzitter(dialoog, door)
    voer_uit(dialoog, Stap(stap=Dialoogstap.VERSLAG_SCHRIJVEN, door=door, op=op))


def _controleer(inhoud: Inhoud, dialoog: Dialoog) -> None:
    """Refuse a day that cannot be, and in every text what the CCE may not see."""
    controleer_afspraakdag(inhoud.wanneer, dialoog.dag)
    for veld, geschreven in (
        ("wat", inhoud.wat),
        ("wie", inhoud.wie),
        ("resultaat_inhoud", inhoud.inhoud),
        ("resultaat_geld", inhoud.geld),
    ):
        eis_zonder_bsn(geschreven, veld=veld)


def _kolommen(inhoud: Inhoud) -> dict[str, object]:
    return {
        "soort": inhoud.soort,
        "wat": inhoud.wat.strip(),
        "wie": inhoud.wie.strip(),
        "eigenaar_id": inhoud.eigenaar_id,
        "partij": inhoud.partij,
        "wanneer": inhoud.wanneer,
        "inhoud": inhoud.inhoud.strip(),
        "geld": inhoud.geld.strip(),
        "gekoppeld_soort": inhoud.gekoppeld_soort if inhoud.gekoppeld_aan else "",
        "gekoppeld_aan": inhoud.gekoppeld_aan,
    }
