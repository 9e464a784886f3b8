"""The proof of sending: how what the law wants told about a row reached people (Awb 2:25)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.berichten.models import Bericht, Mail, Taak
from portal.berichten.queries.mailtekst import mailwoord
from portal.berichten.queries.posttaken import list_posttaken
from portal.domain.berichten import Bezorging, Mailstand
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform import clock
from portal.platform.calendar_data import load_kennisgeving
from portal.platform.database import db
from portal.toegang.models import Gebruiker

GEEN, PER_BRIEF, PER_POST = "geen", "per_brief", (Mailstand.PER_BRIEF,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kennisgeving:
    """One e-mail that told of the message, or why there was none.

    Attributes:
        wie: Name of who was told.
        adres: E-mail address as it was; empty where no e-mail was written.
        stand: Where the e-mail is; None where a letter takes its place.
        woord: The same in words.
        op: When it was written, or sent once it was.
        gepost: Day on which a letter took its place.
        sha256: Of the e-mail as it was handed over.
    """

    wie: str
    adres: str
    stand: Mailstand | None
    woord: str
    op: datetime
    sha256: str
    gepost: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter by post: on which day, None while it still has to go."""

    taak_id: uuid.UUID
    gepost: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """How one row was told of.

    Attributes:
        geplaatst_op: When the message stood in the portal.
        uren: Within how many hours the law wants people told.
        te_laat: Nothing succeeded within those hours.
        geslaagd_op: Day on which telling first succeeded, None while nothing did.
    """

    geplaatst_op: datetime
    kennisgevingen: tuple[Kennisgeving, ...]
    brieven: tuple[Post, ...]
    uren: int
    te_laat: bool
    geslaagd_op: date | None


def lees_verzending(object_id: uuid.UUID, *, voor: Gebruiker, nu: datetime) -> Verzending | None:
    """Give how the legal messages about a row in view went; the zorgkantoor has to be able to tell.

    Returns:
        None for who is not of a zorgkantoor, or when nobody was told.

    Bron: [awb] art. 2:10, 2:11 en 2:25; [processen] L3-L5.
    """
    if voor.organisatie.soort is not OrganisatieSoort.ZORGKANTOOR:
        return None
    berichten = _berichten(object_id)
    taken = list_posttaken([object_id])
    if not berichten and not taken:
        return None
    geplaatst = min([*(rij.op for rij in berichten), *(taak.op for taak in taken)])
    kennisgevingen = _kennisgevingen(berichten)
    brieven = tuple(
        _post(taak) for taak in taken if taak.soort == PER_BRIEF or taak.afgehandeld_op is None
    )
    dagen = [
        *(clock.local_day(k.op) for k in kennisgevingen if k.stand is Mailstand.VERZONDEN),
        *(k.gepost for k in kennisgevingen if k.gepost is not None),
        *(brief.gepost for brief in brieven if brief.gepost is not None),
    ]
    uren = load_kennisgeving(clock.local_day(geplaatst))
    return Verzending(
        geplaatst_op=geplaatst,
        kennisgevingen=kennisgevingen,
        brieven=brieven,
        uren=uren,
        te_laat=not dagen and nu > geplaatst + timedelta(hours=uren),
        geslaagd_op=min(dagen, default=None),
    )


def mag_posten(gebruiker: Gebruiker) -> bool:
    """Say whether somebody records letters by post."""
    return bool(gebruiker.rol_set & {Rol.BEOORDELAAR, Rol.TEAMLEIDER})


def _berichten(object_id: uuid.UUID) -> Sequence[Bericht]:
    return db.session.scalars(
        sa.select(Bericht)
        .where(
            Bericht.object_id == object_id,
            Bericht.bezorging == Bezorging.WETTELIJK,
            Bericht.trede.is_(None),
        )
        .options(joinedload(Bericht.gebruiker))
        .order_by(Bericht.op, Bericht.id)
    ).all()


def _kennisgevingen(berichten: Sequence[Bericht]) -> tuple[Kennisgeving, ...]:
    """Give every e-mail; one that was sent again stands after the one that failed."""
    mails, gevonden = _mails(berichten), []
    for rij in berichten:
        gevonden += [
            Kennisgeving(
                wie=rij.gebruiker.naam,
                adres=mail.adres,
                stand=mail.stand,
                woord=mailwoord("stand", mail.stand),
                op=mail.verzonden_op or mail.aangemaakt_op,
                sha256=mail.sha256,
                gepost=date.fromisoformat(mail.antwoord) if mail.stand in PER_POST else None,
            )
            for mail in _keten(rij.mail_id, mails)
        ]
        if rij.mail_id is None:
            gevonden.append(
                Kennisgeving(
                    wie=rij.gebruiker.naam,
                    adres="",
                    stand=None,
                    woord=mailwoord("stand", GEEN),
                    op=rij.op,
                    sha256="",
                )
            )
    return tuple(gevonden)


def _mails(berichten: Sequence[Bericht]) -> Mapping[uuid.UUID, Mail]:
    """Give the e-mails that told of messages, and those that they repeat."""
    mails: dict[uuid.UUID, Mail] = {}
    zoek = {rij.mail_id for rij in berichten if rij.mail_id is not None}
    while zoek:
        rijen = db.session.scalars(sa.select(Mail).where(Mail.id.in_(zoek))).all()
        mails |= {mail.id: mail for mail in rijen}
        zoek = {mail.opnieuw_van_id for mail in rijen if mail.opnieuw_van_id is not None}
    return mails


def _keten(mail_id: uuid.UUID | None, mails: Mapping[uuid.UUID, Mail]) -> list[Mail]:
    """Give an e-mail after what it repeats, the first one first."""
    keten: list[Mail] = []
    while mail_id is not None:
        keten.insert(0, mails[mail_id])
        mail_id = mails[mail_id].opnieuw_van_id
    return keten


def _post(taak: Taak) -> Post:
    gepost = taak.gegevens.get("gepost")
    return Post(taak_id=taak.id, gepost=date.fromisoformat(str(gepost)) if gepost else None)
