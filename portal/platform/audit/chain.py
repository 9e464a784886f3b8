"""Append lines to the chains: gapless numbers, each line bound to the one before it."""

import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, SessionTransaction

from portal.platform import clock
from portal.platform.audit import anchor
from portal.platform.audit.anchor import Stand
from portal.platform.audit.models import AuditKop, AuditRegel, AuditRegelInvoer
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import eigen_transactie, invoeging

Schrijver = Connection | Session
WACHTEND = "audit_ankers"
ONGETEKEND = ("nr", "hmac")


def leg_vast(*regels: AuditRegelInvoer) -> None:
    """Write lines in the transaction of what they describe.

    Call it as the last step of an action: the chain of the organisation is locked from here to
    the commit. Several chains are taken in a fixed order, so that nobody waits in a circle.
    """
    sessie = db.session()
    wachtend = sessie.info.setdefault(WACHTEND, {})
    for regel in sorted(regels, key=lambda regel: regel.keten):
        na, tot = voeg_toe(sessie, regel, sessie.get_bind().dialect.name)
        eerste, _ = wachtend.get(regel.keten, (na, tot))
        wachtend[regel.keten] = (eerste, tot)


def leg_lezen_vast(regel: AuditRegelInvoer, *merken: sa.Update) -> None:
    """Write the line of a read in a short transaction of its own, before the answer is shown.

    Args:
        regel: Who read what.
        merken: What the reading itself marks, in the same transaction: that a message was opened.
    """
    with eigen_transactie() as verbinding:
        for merk in merken:
            verbinding.execute(merk)
        na, tot = voeg_toe(verbinding, regel, verbinding.dialect.name)
    anchor.zet(regel.keten, na=na, tot=tot)


def leg_weigering_vast(regel: AuditRegelInvoer) -> None:
    """Give up what the session did and write down that it was refused."""
    db.session.rollback()
    leg_lezen_vast(regel)


def teken(velden: Mapping[str, object]) -> bytes:
    """Give the HMAC of one line: every column but its number and the HMAC itself.

    The number follows from the order, and the order from `vorige`.
    """
    inhoud = {naam: _tekst(waarde) for naam, waarde in velden.items() if naam not in ONGETEKEND}
    bericht = json.dumps(inhoud, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(huidige_instellingen().sleutels.audit, bericht, "sha256")


def _tekst(waarde: object) -> str | None:
    if waarde is None:
        return None
    if isinstance(waarde, bytes):
        return waarde.hex()
    return waarde.isoformat() if hasattr(waarde, "isoformat") else str(waarde)


def voeg_toe(schrijver: Schrijver, regel: AuditRegelInvoer, dialect: str) -> tuple[Stand, Stand]:
    """Append one line; give the head before it and the line itself. The anchor stays behind."""
    na = _vergrendel(schrijver, regel.keten, dialect)
    velden = asdict(regel) | {"moment": clock.now(), "vorige": na.hmac}
    tot = Stand(na.nr + 1, teken(velden))
    schrijver.execute(sa.insert(AuditRegel).values(velden | {"nr": tot.nr, "hmac": tot.hmac}))
    bij = sa.update(AuditKop).where(AuditKop.keten == regel.keten)
    schrijver.execute(
        bij.values(nr=tot.nr, hmac=tot.hmac), execution_options={"synchronize_session": False}
    )
    return na, tot


def _vergrendel(schrijver: Schrijver, keten: uuid.UUID, dialect: str) -> Stand:
    """Lock the head of a chain until the transaction ends; a new chain starts at zero."""
    vraag = sa.select(AuditKop.nr, AuditKop.hmac).where(AuditKop.keten == keten).with_for_update()
    rij = schrijver.execute(vraag).one_or_none()
    if rij is None:
        nieuw = invoeging(dialect, AuditKop.__table__).values(
            keten=keten, nr=anchor.BEGIN.nr, hmac=anchor.BEGIN.hmac
        )
        schrijver.execute(nieuw.on_conflict_do_nothing())
        rij = schrijver.execute(vraag).one()
    return Stand(rij.nr, rij.hmac)


@event.listens_for(db.session, "after_commit")
def _veranker(sessie: Session) -> None:
    """Move the anchors once the lines are really there; a savepoint is not yet that."""
    if not sessie.in_nested_transaction():
        for keten, (na, tot) in sessie.info.pop(WACHTEND, {}).items():
            anchor.zet(keten, na=na, tot=tot)


@event.listens_for(db.session, "after_soft_rollback")
def _vergeet(sessie: Session, _transactie: SessionTransaction) -> None:
    """Forget lines that were rolled back; after a savepoint the anchor only lags."""
    sessie.info.pop(WACHTEND, None)
