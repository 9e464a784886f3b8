"""Register what somebody signals about meerzorg, and record what was done with it."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.monitoring.models import Signaalmelding
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEREGISTREERD, AFGEHANDELD = "signaalmelding.geregistreerd", "signaalmelding.afgehandeld"
SIGNAALJAREN = 5
"""How many calendar years back a signaal may be; a choice, to catch slips in a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalgegevens:
    """What is known of a signaal, without a name.

    Attributes:
        dag: Day on which the zorgkantoor heard it.
        van_wie: `client`, `naaste` or `professional`.
        leveringsvorm: Empty: not known.
    """

    dag: date
    van_wie: str
    thema: str
    leveringsvorm: str
    omschrijving: str


def registreer_signaal(
    gegevens: Signaalgegevens, *, door: Gebruiker, op: datetime
) -> Signaalmelding:
    """Keep a signaal for the own zorgkantoor.

    Raises:
        DomeinFout: `signaaldag_in_toekomst`, `signaaldag_te_oud` or `bsn_in_tekst`.

    Bron: [processen] D1.
    """
    vandaag = clock.local_day(op)
    if gegevens.dag > vandaag:
        raise DomeinFout("signaaldag_in_toekomst", veld="dag")
    if gegevens.dag.year < vandaag.year - SIGNAALJAREN:
        raise DomeinFout("signaaldag_te_oud", veld="dag", jaren=SIGNAALJAREN)
    eis_zonder_bsn(gegevens.omschrijving, veld="omschrijving")
    rij = Signaalmelding(
        zorgkantoor_id=door.organisatie_id,
        dag=gegevens.dag,
        van_wie=gegevens.van_wie,
        thema=gegevens.thema,
        leveringsvorm=gegevens.leveringsvorm,
        door_id=door.id,
        op=op,
    )
    rij.omschrijving, rij.afhandeling = gegevens.omschrijving, ""
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel(GEREGISTREERD, door=door, over=rij))
    return rij


def handel_signaal_af(
    rij: Signaalmelding, dag: date, tekst: str, *, door: Gebruiker, op: datetime
) -> None:
    """Record once on which day and how a signaal was dealt with.

    Raises:
        DomeinFout: `signaal_afgehandeld`, `bsn_in_tekst`, or `afhandeldag_kan_niet` before the day
            of the signaal or after today.

    Bron: [processen] D1.
    """
    if rij.afgehandeld_op is not None:
        raise DomeinFout("signaal_afgehandeld")
    if not rij.dag <= dag <= clock.local_day(op):
        raise DomeinFout("afhandeldag_kan_niet", veld="dag", vroegste=rij.dag)
    eis_zonder_bsn(tekst, veld="afhandeling")
    rij.afgehandeld_op, rij.afhandeling = dag, tekst
    db.session.flush()
    audit.leg_vast(audit_regel(AFGEHANDELD, door=door, over=rij))
