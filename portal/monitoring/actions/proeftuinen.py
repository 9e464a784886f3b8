"""Keep an old experiment as a historical mark: it starts nothing and counts for nothing."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.monitoring.models import Proeftuin
from portal.monitoring.queries.proeftuinen import list_aanbieders, list_locaties, looptijd
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

GEREGISTREERD = "proeftuin.geregistreerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proeftuingegevens:
    """What is kept; `geleerd` tells without names what came of it.

    Attributes:
        locatie_id: Where it was; None when nobody knows, or when that is no location any more.
    """

    aanbieder_id: uuid.UUID
    locatie_id: uuid.UUID | None
    naam: str
    van: date
    tot: date
    geleerd: str


def registreer_proeftuin(
    gegevens: Proeftuingegevens, *, door: Gebruiker, op: datetime
) -> Proeftuin:
    """Keep an experiment of an aanbieder with whom the own zorgkantoor works.

    Raises:
        DomeinFout: `proeftuin_aanbieder_onbekend`; `proeftuin_locatie_onbekend` for a location
            that is not of the aanbieder in an own region; `proeftuin_begin_kan_niet` before the
            experiment began or after it was over; `proeftuin_einde_kan_niet` when it ends before
            it begins or after the experiment; `bsn_in_tekst`, as the CCE reads it.

    Bron: [kamerbrief-proeftuinen]; [processen] E1-E3.
    """
    if gegevens.aanbieder_id not in {rij.id for rij in list_aanbieders(voor=door)}:
        raise DomeinFout("proeftuin_aanbieder_onbekend", veld="aanbieder")
    locaties = {rij.id for rij in list_locaties(gegevens.aanbieder_id, voor=door)}
    if gegevens.locatie_id is not None and gegevens.locatie_id not in locaties:
        raise DomeinFout("proeftuin_locatie_onbekend", veld="locatie")
    eerste, laatste = looptijd()
    if not eerste <= gegevens.van <= laatste:
        raise DomeinFout("proeftuin_begin_kan_niet", veld="van", van=eerste, tot=laatste)
    if not gegevens.van <= gegevens.tot <= laatste:
        raise DomeinFout("proeftuin_einde_kan_niet", veld="tot", tot=laatste)
    for veld in ("naam", "geleerd"):
        eis_zonder_bsn(getattr(gegevens, veld), veld=veld)
    rij = Proeftuin(
        aanbieder_id=gegevens.aanbieder_id,
        zorgkantoor_id=door.organisatie_id,
        locatie_id=gegevens.locatie_id,
        naam=gegevens.naam,
        van=gegevens.van,
        tot=gegevens.tot,
        geleerd=gegevens.geleerd,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel(GEREGISTREERD, door=door, over=rij))
    return rij
