"""What every letter that is kept and every event in a course has, whichever slice it is of."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from portal.platform.database import RijMetId
from portal.platform.encrypted import RijMetGeheim, VersleuteldBlob


class Bewaardebrief(RijMetGeheim):
    """A letter or report, numbered within what it is about, kept exactly as it was made."""

    __abstract__ = True

    nr: Mapped[int]
    brief_v: Mapped[bytes]
    brief_sha256: Mapped[str] = mapped_column(sa.String(64))
    pdf_v: Mapped[bytes]
    pdf_sha256: Mapped[str] = mapped_column(sa.String(64))
    sjabloonversie: Mapped[str] = mapped_column(sa.String(40))
    op: Mapped[datetime]

    brief = VersleuteldBlob("brief_v")
    """Canonical JSON of the letter."""
    pdf = VersleuteldBlob("pdf_v")


class Verloopregel(RijMetId):
    """Something that happened, numbered gapless; codes, dates and ids only."""

    __abstract__ = True

    nr: Mapped[int]
    soort: Mapped[str] = mapped_column(sa.String(40))
    op: Mapped[datetime]
    dag: Mapped[date]
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """None: the system itself."""
    gegevens: Mapped[dict[str, object]] = mapped_column(sa.JSON, default=dict)
