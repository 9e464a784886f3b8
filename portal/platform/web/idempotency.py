"""Sent twice, done once: a repeated POST gets the answer of the first one.

Of a file some rows may stay out, to mend. Then the answer is a page and no address; sent again, the
same file is handled for those rows only, so that the page comes back and nothing comes in twice.
"""

import functools
import hashlib
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ParamSpec

import sqlalchemy as sa
from flask import abort, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response

from portal.platform import clock
from portal.platform.csv_files import Csvrij
from portal.platform.database import Model, db
from portal.platform.transactions import eigen_transactie
from portal.platform.web.sessions import sessie_nu

VELD = "_eenmalig"
BEWAARD = timedelta(days=1)
DEELS = "deels"
"""What the kept answer begins with when rows stayed out: their numbers follow, and no address."""

P = ParamSpec("P")


class Idempotentie(Model):
    """A form that was handled, and the address that the user was sent to, or which rows stayed out.

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


@dataclass(frozen=True, slots=True)
class Deels:
    """What was done with a file before: how many came in, and the rows that stayed out.

    Attributes:
        over: Numbers of rows; None when the file was not handled before.
    """

    aantal: int = 0
    over: Collection[int] | None = None

    def kies(self, rijen: Sequence[Csvrij]) -> Sequence[Csvrij]:
        """Give the rows that are still to be handled."""
        return [rij for rij in rijen if self.over is None or rij.nr in self.over]


def eenmalig(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let a POST of the same shown form act only once; the view ends with `rond_af`.

    The row is written before the action, in its transaction: of two at the same moment the
    second waits, and finds the first one's answer. A refused form leaves no row behind.
    """

    @functools.wraps(view)
    def bewaakt(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        return _bewaak(b"") or view(*args, **kwargs)

    return bewaakt


def eenmalig_per_regel(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Let the rows of a file come in only once, by the same shown form and with the same content.

    The view asks `deels_gedaan` which rows are left, and ends with `rond_af` or `rond_deels_af`.
    """

    @functools.wraps(view)
    def bewaakt(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        return _bewaak(_inhoud()) or view(*args, **kwargs)

    return bewaakt


def deels_gedaan() -> Deels:
    """Give what this same file did before."""
    eerder: str = g.get("eenmalig_deels", "")
    if not eerder:
        return Deels()
    _, aantal, *over = eerder.split()
    return Deels(int(aantal), frozenset(map(int, over)))


def rond_deels_af(aantal: int, over: Collection[int]) -> None:
    """Commit what came in, together with the numbers of the rows that stayed out."""
    _bewaar(" ".join(map(str, (DEELS, aantal, *over))))


def rond_af(adres: str) -> Response:
    """Commit the action together with its answer, and send the user there."""
    _bewaar(adres)
    return redirect(adres, code=303)


def wis_oude_nummers() -> int:
    """Delete what is too old to be sent again; give the number."""
    oud = Idempotentie.gedaan_op <= clock.now() - BEWAARD
    with eigen_transactie() as verbinding:
        return verbinding.execute(sa.delete(Idempotentie).where(oud)).rowcount


def _bewaak(inhoud: bytes) -> Response | None:
    """Claim the number of the form; give the earlier answer when it was handled before."""
    nummer = request.form.get(VELD) if request.method == "POST" else None
    if nummer is None:
        return None
    g.eenmalig = _sleutel(nummer, inhoud)
    eerder = _eerder(g.eenmalig)
    if eerder is None:
        return None
    if eerder.startswith(DEELS):
        g.eenmalig_deels = eerder
        return None
    return redirect(eerder, code=303)


def _bewaar(antwoord: str) -> None:
    sleutel: bytes | None = g.get("eenmalig")
    if sleutel is not None:
        bij = sa.update(Idempotentie).where(Idempotentie.sleutel == sleutel)
        db.session.execute(bij.values(resultaat=antwoord))
    db.session.commit()


def _inhoud() -> bytes:
    """Give the digest of everything that was filled in and chosen."""
    som = hashlib.sha256(repr(sorted(request.form.items(multi=True))).encode())
    for naam, bestand in sorted(request.files.items(multi=True), key=lambda paar: paar[0]):
        som.update(f"|{naam}|".encode() + bestand.stream.read())
        bestand.stream.seek(0)
    return som.digest()


def _sleutel(nummer: str, inhoud: bytes) -> bytes:
    try:
        geldig = uuid.UUID(nummer)
    except ValueError:
        abort(400)
    wie = sessie_nu().gebruiker_id
    return hashlib.sha256(f"{wie}|{request.path}|{geldig}".encode() + inhoud).digest()


def _eerder(sleutel: bytes) -> str | None:
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
        return db.session.scalars(vraag).one() or request.path
    return None
