"""The outbox: each e-mail is written in the transaction that caused it, and sent later."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.domain.berichten import Bezorging, Mailstand
from portal.platform.database import RijMetId, keuze
from portal.toegang.models import Gebruiker

TE_VERZENDEN = sa.text("stand in ('klaar', 'bezig', 'overdracht')")


class Mail(RijMetId):
    """One e-mail to one person: that something waits in the portal, nothing about whom or what."""

    __tablename__ = "mail"
    __table_args__ = (
        sa.UniqueConstraint("gebruiker_id", "bundeldag"),
        sa.Index(
            "ix_mail_te_verzenden",
            "volgende_op",
            sqlite_where=TE_VERZENDEN,
            postgresql_where=TE_VERZENDEN,
        ),
        sa.Index("ix_mail_organisatie", "organisatie_id", "aangemaakt_op", "id"),
    )

    organisatie_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("organisatie.id"))
    gebruiker_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("gebruiker.id"))
    adres: Mapped[str] = mapped_column(sa.String(254))
    """As it was when the e-mail was written."""
    bezorging: Mapped[Bezorging] = mapped_column(keuze(Bezorging, "bezorging"))
    bundeldag: Mapped[date | None]
    """Day of a digest: one per person per day; None for an e-mail about one message."""
    opnieuw_van_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("mail.id"))
    """The e-mail that did not arrive and that this one repeats."""
    message_id: Mapped[str] = mapped_column(sa.String(120), unique=True)
    """Message-ID header: fixed when written, the same at every attempt."""
    onderwerp: Mapped[str] = mapped_column(sa.String(120))
    tekst: Mapped[str] = mapped_column(sa.Text())
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """Of the bytes as they are handed to the mail server."""
    stand: Mapped[Mailstand] = mapped_column(keuze(Mailstand, "stand"))
    pogingen: Mapped[int] = mapped_column(default=0)
    volgende_op: Mapped[datetime]
    """Not before this moment; also until when a worker that took it may be busy with it."""
    aangemaakt_op: Mapped[datetime]
    verzonden_op: Mapped[datetime | None]
    antwoord: Mapped[str] = mapped_column(sa.String(200), default="")
    """Last reply of the mail server, without addresses."""

    gebruiker: Mapped[Gebruiker] = relationship()
    gebeurtenissen: Mapped[list["Mailgebeurtenis"]] = relationship(
        back_populates="mail", order_by="Mailgebeurtenis.nr"
    )


class Mailgebeurtenis(RijMetId):
    """What happened to an e-mail, in order: the proof of sending (Awb 2:25)."""

    __tablename__ = "mailgebeurtenis"
    __table_args__ = (sa.UniqueConstraint("mail_id", "nr"),)

    mail_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("mail.id", ondelete="CASCADE"))
    nr: Mapped[int]
    stand: Mapped[Mailstand] = mapped_column(keuze(Mailstand, "stand"))
    op: Mapped[datetime]
    antwoord: Mapped[str] = mapped_column(sa.String(200), default="")
    door_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("gebruiker.id"))
    """Who recorded it; None for the worker."""

    mail: Mapped[Mail] = relationship(back_populates="gebeurtenissen")
