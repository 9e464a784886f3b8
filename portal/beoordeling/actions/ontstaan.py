"""A toekenning comes into being when a besluit is fixed, and ends what ran until then (K01)."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.actions.doeldatums import leg_doeldatums_vast
from portal.beoordeling.actions.einddag import zet_einde
from portal.beoordeling.actions.melden import meld_dubbele_maand
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.overlap import (
    Verloop,
    eis_dagen_vrij,
    eis_niet_elders,
    list_vervangen,
    verloop_voor,
)
from portal.domain.procedure import Eindereden, Herkomst
from portal.domain.termijnen import EEN_DAG, Looptijd
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

DOELEN = "dl-doelen"
ONTSTAAN, GEEINDIGD = "toekenning.ontstaan", "toekenning.geeindigd"
DAGEN_TERUG = "toekenning.dagen_terug"
OVERGENOMEN = (
    "aanbieder_id",
    "zorgkantoor_id",
    "meerzorgprofiel",
    "meerzorguren",
    "jaarbedrag_cent",
    "etmaalbedrag_cent",
    "jaarbedrag_100_cent",
    "jaarbedrag_later_cent",
    "etmaalbedrag_later_cent",
    "maatwerk",
    "prijspeil",
    "max_profiel",
    "max_meerzorguren",
    "afgebouwd_op",
    "perspectief",
    "afspraken",
    "voorwaarden",
    "invoer",
    "maanden",
    "laatste_dag",
)
"""What a toekenning holds as its besluit does."""
VAN_AANVRAAG = ("regio_id", "locatie_id", "clientcode", "soort", "leveringsvorm", "zorgprofiel")
_VOLGEND = sa.text(
    "INSERT INTO toekenning_reeks (jaar, laatste) VALUES (:jaar, 1) "
    "ON CONFLICT (jaar) DO UPDATE SET laatste = toekenning_reeks.laatste + 1 RETURNING laatste"
)


def ontstaan(
    besluit: Besluit, doelen: Sequence[JsonWaarde], *, door: Gebruiker, op: datetime
) -> Toekenning:
    """Make the toekenning of a besluit that is being fixed, and end what it replaces.

    A herstelbesluit takes the place of the repaired one as a whole: what that one ended gets its
    days back first, and what ended that one ends this one. So does a besluit after bezwaar, but
    the old one keeps the days before this one begins, and what was granted later stays.

    Args:
        besluit: Toekennen, of one client, with its amounts.
        doelen: Goals of the version, see `doelen_van`; with those of the group for a member.
        door: Who fixes it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `loopt_elders` when one of another aanbieder runs in those days; or as
            `eis_dagen_vrij`.

    Bron: [procedure] §3 K01, §3.1.
    """
    assert besluit.ingangsdatum is not None
    assert besluit.laatste_dag is not None
    verloop = verloop_voor(besluit.aanvraag, besluit, besluit.ingangsdatum)
    looptijd = Looptijd(besluit.ingangsdatum, besluit.laatste_dag)
    eis_dagen_vrij(verloop, looptijd)
    eis_niet_elders(list_vervangen(verloop, looptijd), besluit.aanvraag)
    nieuw = _kopie(besluit, doelen, door=door, op=op)
    db.session.add(nieuw)
    db.session.flush()
    leg_doeldatums_vast(nieuw)
    audit.leg_vast(toekenningregel(ONTSTAAN, nieuw, door=door))
    if verloop.hersteld is not None:
        _neem_over(nieuw, verloop, door=door, op=op)
    _wijk_voor_later(nieuw, verloop, op=op)
    for vervanging in list_vervangen(verloop, Looptijd(nieuw.ingang, nieuw.einde)):
        oud, einde = vervanging.toekenning, vervanging.nieuwe_laatste_dag
        eindig(oud, einde, Eindereden.VERVANGEN, door=door, op=op, vervangen_door=nieuw)
        meld_dubbele_maand(nieuw, oud, op=op)
    db.session.flush()
    return nieuw


def doelen_van(inhoud: Inhoud) -> list[JsonWaarde]:
    """Give the goals of a submitted version as a toekenning keeps them."""
    return [dict(doel) for doel in als_rijen(inhoud.deel("antwoorden").get(DOELEN))]


def volgend_nummer(jaar: int) -> int:
    """Take the next number of the year; two people at once never get the same."""
    return int(db.session.execute(_VOLGEND, {"jaar": jaar}).scalar_one())


def eindig(
    toekenning: Toekenning,
    einde: date,
    reden: Eindereden,
    *,
    door: Gebruiker | None,
    op: datetime,
    vervangen_door: Toekenning | None = None,
) -> None:
    """Give a toekenning an earlier last day, with why; before its ingang it is in force on no day.

    The guards of the step itself are checked by the action that calls this. What ends by itself
    is ended by nobody: `door` is None.
    """
    vervanger = vervangen_door.id if vervangen_door else None
    zet_einde(toekenning, einde, reden.value, op=op, vervangen_door_id=vervanger)
    regel = toekenningregel(GEEINDIGD, toekenning, door=door, kenmerk=reden.value)
    audit.leg_vast(regel)


def toekenningregel(
    code: str, toekenning: Toekenning, *, door: Gebruiker | None, kenmerk: str | None = None
) -> audit.AuditRegelInvoer:
    """Make an audit line about a toekenning; without a user it stands with the zorgkantoor."""
    if door is not None:
        client_id = toekenning.client_id
        return audit_regel(code, door=door, over=toekenning, client_id=client_id, kenmerk=kenmerk)
    return audit.AuditRegelInvoer(
        keten=toekenning.zorgkantoor_id,
        code=code,
        namens=toekenning.zorgkantoor_id,
        client_id=toekenning.client_id,
        object_soort=toekenning.__tablename__,
        object_id=toekenning.id,
        kenmerk=kenmerk,
    )


def _kopie(
    besluit: Besluit, doelen: Sequence[JsonWaarde], *, door: Gebruiker, op: datetime
) -> Toekenning:
    assert besluit.ingangsdatum is not None
    assert besluit.laatste_dag is not None
    jaar, aanvraag = clock.local_day(op).year, besluit.aanvraag
    return Toekenning(
        jaar=jaar,
        volgnummer=volgend_nummer(jaar),
        besluit_id=besluit.id,
        herkomst=Herkomst.BEZWAAR if besluit.na_bezwaar else Herkomst.BESLUIT,
        kenmerk=besluit.nummer,
        client_id=aanvraag.persoon_id,
        groep_id=(aanvraag.groepsaanvraag or aanvraag).groep_id,
        ingang=besluit.ingangsdatum,
        einde=besluit.laatste_dag,
        tarief=als_tekst(als_deel(als_deel(besluit.invoer).get("invoer")).get("tarief")),
        doelen=list(doelen),
        geregistreerd_door_id=door.id,
        geregistreerd_op=op,
        bevestigd_door_id=door.id,
        bevestigd_op=op,
        **{naam: getattr(besluit, naam) for naam in OVERGENOMEN},
        **{naam: getattr(aanvraag, naam) for naam in VAN_AANVRAAG},
    )


def _neem_over(nieuw: Toekenning, verloop: Verloop, *, door: Gebruiker, op: datetime) -> None:
    """Take the place of the old one: give back what it ended, end where it was ended."""
    oud = verloop.hersteld
    assert oud is not None
    if verloop.wijkt:
        geef_dagen_terug(verloop, door=door, op=op)
    if oud.einde_reden and oud.einde < nieuw.laatste_dag:
        vervanger = oud.vervangen_door_id
        zet_einde(nieuw, oud.einde, oud.einde_reden, op=op, vervangen_door_id=vervanger)
    if nieuw.herkomst is not Herkomst.BEZWAAR:
        dag, reden = oud.ingang - EEN_DAG, Eindereden.HERSTELD
        eindig(oud, dag, reden, door=door, op=op, vervangen_door=nieuw)
        return
    laatste = max(oud.ingang, nieuw.ingang) - EEN_DAG
    if laatste < oud.einde:
        eindig(oud, laatste, Eindereden.HERROEPEN, door=door, op=op, vervangen_door=nieuw)


def _wijk_voor_later(nieuw: Toekenning, verloop: Verloop, *, op: datetime) -> None:
    """End before what was granted after the besluit that this one replaces."""
    for rij in sorted(verloop.later, key=lambda deel: deel.ingang, reverse=True):
        if nieuw.ingang < rij.ingang <= nieuw.einde:
            dag, reden = rij.ingang - EEN_DAG, Eindereden.VERVANGEN.value
            zet_einde(nieuw, dag, reden, op=op, vervangen_door_id=rij.id)


def geef_dagen_terug(verloop: Verloop, *, door: Gebruiker, op: datetime) -> None:
    """Give what the replaced one ended its days back, as far as nothing later ended it too."""
    assert verloop.hersteld is not None
    for rij, looptijd in verloop.looptijden.items():
        if rij.vervangen_door_id == verloop.hersteld.id:
            vervanger = verloop.vervangers.get(rij)
            reden, nummer = (Eindereden.VERVANGEN.value, vervanger.id) if vervanger else ("", None)
            zet_einde(rij, looptijd.laatste_dag, reden, op=op, vervangen_door_id=nummer)
            audit.leg_vast(toekenningregel(DAGEN_TERUG, rij, door=door))
