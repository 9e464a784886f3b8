"""Revoke a besluit that ended a toekenning, after bezwaar: it gets its days back."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.beoordeling.actions.einddag import zet_einde
from portal.beoordeling.actions.ontstaan import DAGEN_TERUG, toekenningregel
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, van_persoon
from portal.clienten.actions.groepslid import wijzig_lidmaatschap
from portal.clienten.queries import list_lidmaatschappen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Eindereden
from portal.domain.procedure.einde import Eindestand
from portal.domain.termijnen import EEN_DAG, Looptijd
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Eindebesluit, Toekenningsbrief

DOOR_MUTATIE = {"vertrek": Eindereden.UIT_GROEP, "overblijver": Eindereden.ALLEEN_OVER}
"""Letters about a change of a group after which the toekenning ended, with why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terug:
    """What a toekenning gets back.

    Attributes:
        einde: Its last day from then on.
        reden: Why that is before its laatste dag; empty when it is not.
        besluit: The besluit that is revoked, None at a change of a group.
    """

    toekenning: Toekenning
    einde: date
    reden: str
    besluit: Eindebesluit | None = None


def bepaal_terug(brief: Toekenningsbrief) -> Terug:
    """Say what comes back when the besluit in a letter is revoked.

    Raises:
        DomeinFout: `einde_niet_terug_te_draaien` when meerzorg went on elsewhere;
            `einde_later_veranderd` when it ends for another reason by now; `dagen_niet_vrij` when
            another toekenning has those days.

    Bron: [procedure] §3.1, §4 Z12; [awb] art. 7:11.
    """
    rij, besluit = brief.toekenning, _eindebesluit(brief)
    _eis_nog_zo(brief, besluit)
    terug = _einde_zonder(rij, besluit)
    dagen = Looptijd(max(rij.ingang, rij.einde + EEN_DAG), terug.einde)
    for ander in _andere(rij):
        eigen = Looptijd(ander.ingang, ander.einde)
        if dagen.is_van_kracht and eigen.is_van_kracht and eigen.overlapt(dagen):
            raise DomeinFout("dagen_niet_vrij", nummer=ander.nummer, ingang=ander.ingang)
    return terug


def draai_terug(brief: Toekenningsbrief, *, door: Gebruiker, op: datetime) -> Terug:
    """Revoke the besluit in a letter: the toekenning runs on as it would have.

    Who had left the group for it is a member again.

    Raises:
        DomeinFout: as `bepaal_terug` and `wijzig_lidmaatschap`.
    """
    terug = bepaal_terug(brief)
    rij, was = terug.toekenning, terug.toekenning.einde
    zet_einde(rij, terug.einde, terug.reden, op=op)
    if terug.besluit is not None:
        terug.besluit.stand = Eindestand.VERVALLEN
    if rij.groep_id is not None and brief.soort == "vertrek":
        for lid in list_lidmaatschappen(rij.client):
            if lid.groep_id == rij.groep_id and lid.tot == was:
                wijzig_lidmaatschap(lid, van=lid.van, tot=None, door=door)
    db.session.flush()
    audit.leg_vast(toekenningregel(DAGEN_TERUG, rij, door=door))
    return terug


def _eindebesluit(brief: Toekenningsbrief) -> Eindebesluit | None:
    return db.session.scalar(sa.select(Eindebesluit).where(Eindebesluit.brief_id == brief.id))


def _eis_nog_zo(brief: Toekenningsbrief, besluit: Eindebesluit | None) -> None:
    """Refuse what cannot be undone here, or what is no longer as the letter says."""
    rij = brief.toekenning
    if besluit is None and brief.soort not in DOOR_MUTATIE:
        raise DomeinFout("einde_niet_terug_te_draaien")
    reden = besluit.reden if besluit else DOOR_MUTATIE[brief.soort]
    zelfde_dag = besluit is None or besluit.einde == rij.einde
    if rij.einde_reden != reden.value or not zelfde_dag:
        raise DomeinFout("einde_later_veranderd")


def _einde_zonder(rij: Toekenning, besluit: Eindebesluit | None) -> Terug:
    """Give the last day without this besluit: as granted, or as something else ends it."""
    ander = db.session.scalar(
        sa.select(Eindebesluit)
        .where(
            Eindebesluit.toekenning_id == rij.id,
            Eindebesluit.stand == Eindestand.VASTGESTELD,
            sa.true() if besluit is None else Eindebesluit.id != besluit.id,
        )
        .order_by(Eindebesluit.vastgesteld_op.desc())
        .limit(1)
    )
    einde, reden = (ander.einde, ander.reden.value) if ander else (rij.laatste_dag, "")
    overleden = rij.client.overleden_op
    if overleden is not None and overleden < einde:
        einde, reden = overleden, Eindereden.OVERLIJDEN.value
    return Terug(toekenning=rij, einde=einde, reden=reden, besluit=besluit)


def _andere(rij: Toekenning) -> list[Toekenning]:
    """Give what the zorgkantoor granted the same person beside it, in order of their days."""
    return list(
        db.session.scalars(
            sa.select(Toekenning)
            .where(van_persoon(rij.client_id, rij.zorgkantoor_id), Toekenning.id != rij.id)
            .options(*GEHEIM)
            .order_by(Toekenning.ingang, Toekenning.id)
        )
    )
