"""Ask for a change in a group, and fix it: only whom it touches gets a besluit (K06)."""

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from portal.beoordeling.models import Toekenning
from portal.clienten.actions.groepslid import beeindig_lidmaatschap
from portal.clienten.models import Groep
from portal.clienten.queries import list_lidmaatschappen
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.mutatie import Mutatiesoort, Mutatiestand
from portal.domain.termijnen import EEN_DAG
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Mutatie, Mutatielid, Verhuizing
from portal.toekenning.queries.mutatiebeeld import (
    Mutatiebeeld,
    Wijziging,
    maak_mutatiebeeld,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutatievraag:
    """What the aanbieder asks.

    Attributes:
        eerste_dag: First day outside the group.
        weg: Toekenningen of who leave or move.
        naar: The other group, at a verplaatsing only.
    """

    soort: Mutatiesoort
    eerste_dag: date
    weg: Collection[uuid.UUID]
    naar: Groep | None = None
    toelichting: str = ""

    @property
    def vingerafdruk(self) -> str:
        """Give the digest of what changes, so that only what was looked at is asked."""
        naar = self.naar.id if self.naar else None
        deel = (self.soort.value, self.eerste_dag, naar, *sorted(self.weg))
        return hashlib.sha256("|".join(map(str, deel)).encode()).hexdigest()


def bekijk_mutatie(groep: Groep, vraag: Mutatievraag, *, voor: Gebruiker) -> Mutatiebeeld:
    """Work out what a change would do, without asking for it.

    Raises:
        DomeinFout: `andere_groep_ontbreekt`, `groep_bij_ander_zorgkantoor`, or as
            `maak_mutatiebeeld`.
    """
    _controleer_groep(groep, vraag)
    return maak_mutatiebeeld(_wijziging(groep.id, vraag), voor=voor)


def vraag_mutatie_aan(
    groep: Groep, vraag: Mutatievraag, *, door: Gebruiker, op: datetime
) -> Mutatie:
    """Ask the zorgkantoor to change a group from a day.

    Raises:
        DomeinFout: As `bekijk_mutatie`.
        IntegrityError: Something is asked for this group already.
    """
    beeld = bekijk_mutatie(groep, vraag, voor=door)
    weg = [lid.toekenning for lid in beeld.leden if lid.toekenning.id in vraag.weg]
    eerste = weg[0]
    mutatie = Mutatie(
        groep_id=groep.id,
        aanbieder_id=eerste.aanbieder_id,
        zorgkantoor_id=eerste.zorgkantoor_id,
        regio_id=eerste.regio_id,
        locatie_id=eerste.locatie_id,
        soort=vraag.soort,
        stand=Mutatiestand.AANGEVRAAGD,
        eerste_dag=vraag.eerste_dag,
        naar_groep_id=vraag.naar.id if vraag.naar else None,
        toelichting=vraag.toelichting.strip(),
        aangevraagd_door_id=door.id,
        aangevraagd_op=op,
        leden=[Mutatielid(toekenning_id=rij.id, clientcode=rij.clientcode) for rij in weg],
    )
    db.session.add(mutatie)
    db.session.flush()
    leg_vast(Handeling.MUTATIE_AANVRAGEN.value, mutatie, door=door)
    return mutatie


def beeld_van(mutatie: Mutatie) -> Mutatiebeeld:
    """Work out what a mutatie that waits would do today.

    Raises:
        DomeinFout: As `maak_mutatiebeeld`: the toekenningen changed since it was asked.
    """
    return maak_mutatiebeeld(
        Wijziging(
            groep_id=mutatie.groep_id,
            soort=mutatie.soort,
            eerste_dag=mutatie.eerste_dag,
            weg={lid.toekenning_id for lid in mutatie.leden},
        )
    )


def laat_niet_doorgaan(mutatie: Mutatie, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """End a mutatie without effect, with why.

    Raises:
        DomeinFout: `mutatie_afgehandeld` or `reden_ontbreekt`.
    """
    eis_open(mutatie)
    if not reden.strip():
        raise DomeinFout("reden_ontbreekt", veld="reden")
    mutatie.stand, mutatie.reden = Mutatiestand.NIET_DOORGEGAAN, reden.strip()
    mutatie.behandeld_door_id, mutatie.behandeld_op = door.id, op
    db.session.flush()
    leg_vast("mutatie.niet_doorgegaan", mutatie, door=door)


def verlaat_groep(verhuizing: Verhuizing, *, door: Gebruiker, op: datetime) -> Mutatie | None:
    """Let a client who moves leave the group on the same day.

    When one client stays the zorgkantoor of the group still has to fix what that means for that
    client; otherwise nothing changes for anybody.

    Bron: [verhuisformulier] VH4; [processen] H3, H4.
    """
    oud = verhuizing.toekenning
    if oud.groep_id is None:
        return None
    laat_uit_groep(oud, verhuizing.verhuisdatum, door=door)
    mutatie = Mutatie(
        groep_id=oud.groep_id,
        aanbieder_id=oud.aanbieder_id,
        zorgkantoor_id=oud.zorgkantoor_id,
        regio_id=oud.regio_id,
        locatie_id=oud.locatie_id,
        soort=Mutatiesoort.VERTREK,
        stand=Mutatiestand.AANGEVRAAGD,
        eerste_dag=verhuizing.verhuisdatum,
        verhuizing_id=verhuizing.id,
        toelichting="",
        aangevraagd_door_id=verhuizing.gestart_door_id,
        aangevraagd_op=op,
        leden=[Mutatielid(toekenning_id=oud.id, clientcode=oud.clientcode)],
    )
    if not beeld_van(mutatie).te_klein:
        mutatie.stand = Mutatiestand.VASTGESTELD
        mutatie.behandeld_door_id, mutatie.behandeld_op = door.id, op
    db.session.add(mutatie)
    db.session.flush()
    leg_vast(Handeling.MUTATIE_AANVRAGEN.value, mutatie, door=door)
    return mutatie


def _controleer_groep(groep: Groep, vraag: Mutatievraag) -> None:
    if vraag.soort is not Mutatiesoort.VERPLAATSING:
        return
    if vraag.naar is None:
        raise DomeinFout("andere_groep_ontbreekt", veld="naar")
    if vraag.naar.locatie.regio.zorgkantoor_id != groep.locatie.regio.zorgkantoor_id:
        raise DomeinFout("groep_bij_ander_zorgkantoor", veld="naar")


def _wijziging(groep_id: uuid.UUID, vraag: Mutatievraag) -> Wijziging:
    return Wijziging(
        groep_id=groep_id, soort=vraag.soort, eerste_dag=vraag.eerste_dag, weg=vraag.weg
    )


def eis_open(mutatie: Mutatie) -> None:
    """Refuse what was dealt with already.

    Raises:
        DomeinFout: `mutatie_afgehandeld`.
    """
    if mutatie.stand is not Mutatiestand.AANGEVRAAGD:
        raise DomeinFout("mutatie_afgehandeld")


def leg_vast(code: str, mutatie: Mutatie, *, door: Gebruiker) -> None:
    """Leave the audit line of a step of a mutatie."""
    audit.leg_vast(audit_regel(code, door=door, over=mutatie, kenmerk=mutatie.soort.value))


def laat_uit_groep(rij: Toekenning, eerste_dag: date, *, door: Gebruiker) -> None:
    """End the membership of the group the day before, where it does not end earlier."""
    laatste = eerste_dag - EEN_DAG
    for lid in list_lidmaatschappen(rij.client):
        if lid.groep_id != rij.groep_id or lid.van > laatste:
            continue
        if lid.tot is None or lid.tot > laatste:
            beeindig_lidmaatschap(lid, tot=laatste, door=door)
