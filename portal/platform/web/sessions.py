"""Sessions on the server: only a digest of the id is stored, the content is encrypted."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from flask import Flask, Request, Response, request, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import NullSession, SessionInterface, SessionMixin
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import CallbackDict

from portal.platform import clock
from portal.platform.database import Model, db
from portal.platform.encrypted import ontsleutel, versleutel
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import eigen_transactie
from portal.platform.web.errors import DatabaseWeg, is_onbereikbaar
from portal.platform.web.rules import GEZONDHEID

AANRAKEN_NA = timedelta(minutes=1)
_json = TaggedJSONSerializer()


class Sessie(Model):
    """One session; `sleutel` is the SHA-256 of the id that only the browser holds."""

    __tablename__ = "sessie"

    sleutel: Mapped[bytes] = mapped_column(sa.LargeBinary(32), primary_key=True)
    gebruiker_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    begonnen_op: Mapped[datetime]
    gezien_op: Mapped[datetime] = mapped_column(index=True)
    gegevens_v: Mapped[bytes]


class SessieWeg(NullSession):
    """Stands in for the session while the database is away."""


class ServerSessie(CallbackDict[str, Any], SessionMixin):
    """The content of one session and whose it is."""

    def __init__(self, rij: sa.Row[Any] | None = None, *, sid: str = "") -> None:
        super().__init__(_lees(rij) if rij else None, on_update=self._gewijzigd)
        nu = clock.now()
        self.new = rij is None
        self.modified = False
        self.sid = sid if rij else secrets.token_urlsafe(32)
        self.gebruiker_id: uuid.UUID | None = rij.gebruiker_id if rij else None
        self.begonnen_op: datetime = rij.begonnen_op if rij else nu
        self.gezien_op: datetime = rij.gezien_op if rij else nu
        self.te_wissen: list[str] = []
        self.geschreven = False

    def _gewijzigd(self, _zelf: object) -> None:
        self.modified = True

    def begin_opnieuw(self, gebruiker_id: uuid.UUID | None) -> None:
        """Go on under a new id, without the old content."""
        if not self.new:
            self.te_wissen.append(self.sid)
        self.clear()
        self.new = True
        self.modified = True
        self.sid = secrets.token_urlsafe(32)
        self.gebruiker_id = gebruiker_id
        self.begonnen_op = self.gezien_op = clock.now()

    def moet_bewaard(self) -> bool:
        """Say whether the row must be written: content, id, or the moment last seen."""
        if self.geschreven:
            return False
        return self.modified or (not self.new and clock.now() - self.gezien_op >= AANRAKEN_NA)


class ServerSessies(SessionInterface):
    """Keep the sessions in the table `sessie`, on a connection of their own."""

    def open_session(self, app: Flask, request: Request) -> SessionMixin:
        """Find the living session of the cookie, else start an empty one."""
        sid = request.cookies.get(self.get_cookie_name(app), "")
        if not sid:
            return ServerSessie()
        try:
            rij = _zoek(sid)
        except SQLAlchemyError as fout:
            if is_onbereikbaar(fout):
                return SessieWeg()
            raise
        return ServerSessie(rij, sid=sid)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed; a session that was ended elsewhere stays ended."""
        assert isinstance(session, ServerSessie)
        if session.accessed:
            response.vary.add("Cookie")
        if not session.moet_bewaard():
            return
        session.geschreven = True
        db.session.rollback()
        leeft = _bewaar(session)
        if leeft and session.new:
            self._zet_cookie(app, response, session.sid)
        elif not leeft and self.get_cookie_name(app) in request.cookies:
            self._zet_cookie(app, response, "", max_age=0)

    def _zet_cookie(
        self, app: Flask, response: Response, waarde: str, *, max_age: int | None = None
    ) -> None:
        response.set_cookie(
            self.get_cookie_name(app),
            waarde,
            max_age=max_age,
            path="/",
            secure=app.extensions["instellingen"].https,
            httponly=True,
            samesite="Lax",
        )

    def get_cookie_name(self, app: Flask) -> str:
        """Give the name that browsers only take from this very host, over https."""
        instellingen = app.extensions["instellingen"]
        return "__Host-sessie" if instellingen.https else "sessie"


def richt_in(app: Flask) -> None:
    """Use these sessions; refuse all but the health pages while the database is away."""
    app.session_interface = ServerSessies()
    app.before_request(_weiger_zonder_database)


def sessie_nu() -> ServerSessie:
    """Give the session of this request."""
    huidig = session._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's own way
    assert isinstance(huidig, ServerSessie)
    return huidig


def begin_sessie(gebruiker_id: uuid.UUID) -> None:
    """Sign a user in: new id, empty content, twelve hours from now."""
    sessie_nu().begin_opnieuw(gebruiker_id)


def beeindig_sessie() -> None:
    """Sign out: this session is gone, in the database as well."""
    sessie_nu().begin_opnieuw(None)


def beeindig_sessies_van(gebruiker_id: uuid.UUID) -> None:
    """End every session of a user, in the transaction of what made it necessary."""
    db.session.execute(sa.delete(Sessie).where(Sessie.gebruiker_id == gebruiker_id))


def wis_oude_sessies() -> int:
    """Delete the sessions that have ended; give their number."""
    duur, nu = huidige_instellingen().sessie, clock.now()
    oud = sa.or_(Sessie.gezien_op <= nu - duur.stil, Sessie.begonnen_op <= nu - duur.max)
    with eigen_transactie() as verbinding:
        return verbinding.execute(sa.delete(Sessie).where(oud)).rowcount


def _weiger_zonder_database() -> None:
    weg = isinstance(session._get_current_object(), SessieWeg)  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's own way
    if weg and request.endpoint not in GEZONDHEID:
        raise DatabaseWeg


def _sleutel(sid: str) -> bytes:
    return hashlib.sha256(sid.encode()).digest()


def _plek(sleutel: bytes) -> str:
    return f"sessie|gegevens_v|{sleutel.hex()}"


def _zoek(sid: str) -> sa.Row[Any] | None:
    """Find a session that is neither idle nor too old."""
    duur, nu = huidige_instellingen().sessie, clock.now()
    vraag = sa.select(Sessie.__table__).where(
        Sessie.sleutel == _sleutel(sid),
        Sessie.gezien_op > nu - duur.stil,
        Sessie.begonnen_op > nu - duur.max,
    )
    with eigen_transactie(lezend=True) as verbinding:
        return verbinding.execute(vraag).one_or_none()


def _lees(rij: sa.Row[Any]) -> dict[str, Any]:
    """Decrypt the content; what a key that is gone once encrypted is lost, as at sign-out."""
    try:
        rauw = ontsleutel(rij.gegevens_v, _plek(rij.sleutel))
    except (KeyError, InvalidTag):
        return {}
    gegevens: dict[str, Any] = _json.loads(rauw.decode())
    return gegevens


def _bewaar(sessie: ServerSessie) -> bool:
    """Write the session; say whether it lives."""
    sleutel = _sleutel(sessie.sid)
    waarden = {
        "gezien_op": clock.now(),
        "gegevens_v": versleutel(_json.dumps(dict(sessie)).encode(), _plek(sleutel)),
    }
    with eigen_transactie() as verbinding:
        for sid in sessie.te_wissen:
            verbinding.execute(sa.delete(Sessie).where(Sessie.sleutel == _sleutel(sid)))
        if not sessie.new:
            bij = sa.update(Sessie).where(Sessie.sleutel == sleutel).values(waarden)
            return verbinding.execute(bij).rowcount == 1
        if not sessie and sessie.gebruiker_id is None:
            return False
        nieuw = waarden | {
            "sleutel": sleutel,
            "gebruiker_id": sessie.gebruiker_id,
            "begonnen_op": sessie.begonnen_op,
        }
        verbinding.execute(sa.insert(Sessie).values(nieuw))
        return True
