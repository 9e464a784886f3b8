"""Tables of the audit log, and what one line says: codes and ids only, never content."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.database import Model, keuze

CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")


class Uitkomst(StrEnum):
    """How what the line describes ended."""

    GELUKT = "gelukt"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRegelInvoer:
    """One event to write down.

    Args:
        keten: Organisation whose chain the line belongs to.
        code: What happened, such as `aanvraag.ingediend` or `client.bsn_getoond`.
        gebruiker_id: Who did it; None for the system itself and for unknown visitors.
        rol: In which role.
        namens: On whose behalf: the organisation whose work it is.
        uitkomst: Whether it was done or refused.
        client_id: The client it is about.
        object_soort: Kind of the object it is about, such as `aanvraag`.
        object_id: That object.
        versie: Reference to a version, instead of what is in it.
        kenmerk: A code that the event needs more, such as a reason.

    Raises:
        ValueError: A code looks like a text.
    """

    keten: uuid.UUID
    code: str
    gebruiker_id: uuid.UUID | None = None
    rol: str | None = None
    namens: uuid.UUID | None = None
    uitkomst: Uitkomst = Uitkomst.GELUKT
    client_id: uuid.UUID | None = None
    object_soort: str | None = None
    object_id: uuid.UUID | None = None
    versie: str | None = None
    kenmerk: str | None = None

    def __post_init__(self) -> None:
        for code in (self.code, self.rol, self.object_soort, self.versie, self.kenmerk):
            if code is not None and not CODE.fullmatch(code):
                raise ValueError("an audit line holds codes and ids only")


class AuditRegel(Model):
    """One line; `vorige` and `hmac` tie it to the line before it."""

    __tablename__ = "audit_regel"
    __table_args__ = (sa.UniqueConstraint("keten", "hmac"),)

    keten: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    nr: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    moment: Mapped[datetime]
    code: Mapped[str] = mapped_column(sa.String(80))
    gebruiker_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    rol: Mapped[str | None] = mapped_column(sa.String(80))
    namens: Mapped[uuid.UUID | None]
    uitkomst: Mapped[Uitkomst] = mapped_column(keuze(Uitkomst, "uitkomst"))
    client_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    object_soort: Mapped[str | None] = mapped_column(sa.String(80))
    object_id: Mapped[uuid.UUID | None]
    versie: Mapped[str | None] = mapped_column(sa.String(80))
    kenmerk: Mapped[str | None] = mapped_column(sa.String(80))
    vorige: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    hmac: Mapped[bytes] = mapped_column(sa.LargeBinary(32))


class AuditKop(Model):
    """The last line of each chain; its row lock lets one writer at a time append."""

    __tablename__ = "audit_kop"

    keten: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    nr: Mapped[int] = mapped_column(sa.BigInteger)
    hmac: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
