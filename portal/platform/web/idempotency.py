"""Sent twice, done once: a repeated POST gets the answer of the first one."""

import functools
import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ParamSpec

import sqlalchemy as sa
from flask import abort, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response

from portal.platform import clock
from portal.platform.database import Model, db
from portal.platform.transactions import eigen_transactie
from portal.platform.web.sessions import sessie_nu

VELD = "_eenmalig"
BEWAARD = timedelta(days=1)

P = ParamSpec("P")


class Idempotentie(Model):
    """A form that was handled, and the address that the user was sent to.

    `sleutel` is the digest of user, address and the form's own number: nobody can ask for the
    result of somebody else.
    """

    __tablename__ = "idempotentie"

    sleutel: Mapped[bytes] = mapped_column(sa.LargeBinary(32), primary_key=True)
    gebruiker_id: Mapped[uuid.UUID | None]
    handeling: Mapped[str] = mapped_column(sa.String(120))
    resultaat: Mapped[str | None] = mapped_column(sa.Text)
    gedaan_op: Mapped[datetime] = mapped_column(index=True)


def nieuw_nummer() -> str:
    """Give the number of one shown form, for its hidden field."""
    return str(uuid.uuid4())


def eenmalig(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let a POST of the same shown form act only once; the view ends with `rond_af`.

    The row is written before the action, in its transaction: of two at the same moment the
    second waits, and finds the first one's answer. A refused form leaves no row behind.
    """

    @functools.wraps(view)
    def bewaakt(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        nummer = request.form.get(VELD) if request.method == "POST" else None
        if nummer is None:
            return view(*args, **kwargs)
        g.eenmalig = _sleutel(nummer)
        return _eerder(g.eenmalig) or view(*args, **kwargs)

    return bewaakt


def rond_af(adres: str) -> Response:
    """Commit the action together with its answer, and send the user there."""
    sleutel: bytes | None = g.get("eenmalig")
    if sleutel is not None:
        bij = sa.update(Idempotentie).where(Idempotentie.sleutel == sleutel)
        db.session.execute(bij.values(resultaat=adres))
    db.session.commit()
    return redirect(adres, code=303)


def wis_oude_nummers() -> int:
    """Delete what is too old to be sent again; give the number."""
    oud = Idempotentie.gedaan_op <= clock.now() - BEWAARD
    with eigen_transactie() as verbinding:
        return verbinding.execute(sa.delete(Idempotentie).where(oud)).rowcount


def _sleutel(nummer: str) -> bytes:
    try:
        geldig = uuid.UUID(nummer)
    except ValueError:
        abort(400)
    wie = sessie_nu().gebruiker_id
    return hashlib.sha256(f"{wie}|{request.path}|{geldig}".encode()).digest()


def _eerder(sleutel: bytes) -> Response | None:
    """Claim the number; give the earlier answer when it was claimed before."""
    rij = {
        "sleutel": sleutel,
        "gebruiker_id": sessie_nu().gebruiker_id,
        "handeling": request.endpoint,
        "gedaan_op": clock.now(),
    }
    try:
        db.session.execute(sa.insert(Idempotentie).values(rij))
    except IntegrityError:
        db.session.rollback()
        vraag = sa.select(Idempotentie.resultaat).where(Idempotentie.sleutel == sleutel)
        return redirect(db.session.scalars(vraag).one() or request.path, code=303)
    return None
