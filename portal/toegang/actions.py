"""Signing in and out, and setting a passphrase; each step with its audit line."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.domain.fouten import DomeinFout
from portal.platform.audit import AuditRegelInvoer, Uitkomst, leg_vast, leg_weigering_vast
from portal.platform.clock import local_day
from portal.platform.database import db
from portal.platform.web import throttle
from portal.platform.web.sessions import beeindig_sessies_van
from portal.toegang import queries, wachtwoord
from portal.toegang.aanmelden import Aanmelder
from portal.toegang.audit import audit_regel
from portal.toegang.instellingen import get_getal
from portal.toegang.models import Gebruiker, Organisatie, Uitnodiging

BEZOEKERS = uuid.UUID(int=0)
"""Chain of the audit log for what unknown visitors try."""


def inloggen(
    aanmelder: Aanmelder, naam: str, bewijs: str, *, adres: str, op: datetime
) -> Gebruiker | None:
    """Recognise a person; None when name and proof do not belong together.

    A known and an unknown name cost the same work: one count, one comparison, one audit line.

    Raises:
        TooManyRequests: This account or this address tried too often.
    """
    kenmerken = (f"account {queries.normaliseer(naam)}", f"adres {adres}")
    throttle.tel("inloggen", *kenmerken)
    gebruiker = aanmelder.herken(naam, bewijs)
    if gebruiker is None:
        leg_weigering_vast(_mislukt(queries.find_gebruiker_op_email(naam)))
        return None
    gebruiker_id = gebruiker.id
    db.session.rollback()
    throttle.vergeef("inloggen", *kenmerken)
    gebruiker = db.session.get_one(Gebruiker, gebruiker_id)
    db.session.execute(
        sa.update(Gebruiker).where(Gebruiker.id == gebruiker.id).values(laatst_ingelogd_op=op)
    )
    leg_vast(audit_regel("toegang.ingelogd", door=gebruiker, over=gebruiker))
    return gebruiker


def uitloggen(gebruiker: Gebruiker) -> None:
    """Write down that a user leaves; the route ends the session."""
    leg_vast(audit_regel("toegang.uitgelogd", door=gebruiker, over=gebruiker))


def wijzig_wachtwoord(gebruiker: Gebruiker, huidig: str, nieuw: str, *, op: datetime) -> None:
    """Replace the own passphrase; every session of the user ends.

    Raises:
        DomeinFout: `wachtzin_klopt_niet` when the present passphrase is another one.
        TooManyRequests: It was tried too often.
    """
    gebruiker_id = gebruiker.id
    throttle.tel("wachtwoord", str(gebruiker_id))
    gebruiker = db.session.get_one(Gebruiker, gebruiker_id)
    if not wachtwoord.klopt(gebruiker.wachtwoord_hash, huidig):
        leg_weigering_vast(
            audit_regel("toegang.wachtzin_gewijzigd", door=gebruiker, over=gebruiker, gelukt=False)
        )
        raise DomeinFout("wachtzin_klopt_niet", veld="huidig")
    _zet_wachtwoord(gebruiker, nieuw, op=op)
    leg_vast(audit_regel("toegang.wachtzin_gewijzigd", door=gebruiker, over=gebruiker))


def maak_link(gebruiker: Gebruiker, *, door: Gebruiker | None, op: datetime) -> str:
    """Make the one-time link with which a person sets a passphrase; earlier ones stop working.

    Returns:
        The token; only its digest is stored, so it can be shown this once.
    """
    _gebruik_links_op(gebruiker.id, op=op)
    token = secrets.token_urlsafe(32)
    uren = get_getal("uitnodiging_uren", gebruiker.organisatie_id, local_day(op))
    uitnodiging = Uitnodiging(
        gebruiker_id=gebruiker.id,
        token_sha256=token_digest(token),
        door_id=door.id if door is not None else None,
        gemaakt_op=op,
        verloopt_op=op + timedelta(hours=uren),
    )
    db.session.add(uitnodiging)
    return token


def aanvaard_uitnodiging(token: str, zin: str, *, op: datetime) -> None:
    """Set the passphrase of a one-time link, once; every session of the user ends.

    Raises:
        DomeinFout: `uitnodiging_werkt_niet` when the link is unknown, used or too old.
    """
    digest = token_digest(token)
    uitnodiging = queries.find_uitnodiging(digest, op)
    if uitnodiging is None or not _gebruik_op(digest, op=op):
        raise DomeinFout("uitnodiging_werkt_niet")
    gebruiker = db.session.get_one(Gebruiker, uitnodiging.gebruiker_id)
    _zet_wachtwoord(gebruiker, zin, op=op)
    leg_vast(audit_regel("toegang.uitnodiging_aanvaard", door=gebruiker, over=gebruiker))


def eerste_beheerder(organisatie: Organisatie, gebruiker: Gebruiker, *, op: datetime) -> str:
    """Add an organisation with its first beheerder; give the token of the one-time link."""
    db.session.add_all([organisatie, gebruiker])
    db.session.flush()
    token = maak_link(gebruiker, door=None, op=op)
    leg_vast(
        AuditRegelInvoer(
            keten=organisatie.id,
            code="organisatie.aangemaakt",
            object_soort="organisatie",
            object_id=organisatie.id,
        )
    )
    return token


def token_digest(token: str) -> bytes:
    """Give what is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def _zet_wachtwoord(gebruiker: Gebruiker, zin: str, *, op: datetime) -> None:
    gebruiker.wachtwoord_hash = wachtwoord.maak_hash(zin)
    gebruiker.wachtwoord_gewijzigd_op = op
    _gebruik_links_op(gebruiker.id, op=op)
    beeindig_sessies_van(gebruiker.id)
    db.session.flush()


def _gebruik_op(digest: bytes, *, op: datetime) -> bool:
    """Use a link; of two at the same moment only one finds it unused."""
    gebruikt = db.session.execute(
        sa.update(Uitnodiging)
        .where(Uitnodiging.token_sha256 == digest, Uitnodiging.gebruikt_op.is_(None))
        .values(gebruikt_op=op)
        .returning(Uitnodiging.id)
    )
    return gebruikt.one_or_none() is not None


def _gebruik_links_op(gebruiker_id: uuid.UUID, *, op: datetime) -> None:
    db.session.execute(
        sa.update(Uitnodiging)
        .where(Uitnodiging.gebruiker_id == gebruiker_id, Uitnodiging.gebruikt_op.is_(None))
        .values(gebruikt_op=op)
    )


def _mislukt(gebruiker: Gebruiker | None) -> AuditRegelInvoer:
    return AuditRegelInvoer(
        keten=gebruiker.organisatie_id if gebruiker is not None else BEZOEKERS,
        code="toegang.ingelogd",
        gebruiker_id=gebruiker.id if gebruiker is not None else None,
        uitkomst=Uitkomst.GEWEIGERD,
    )
