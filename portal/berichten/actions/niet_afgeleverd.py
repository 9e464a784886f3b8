"""An e-mail did not arrive: tell who treats the dossier, and ask for what has to be done today."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from portal.berichten.actions.afhandelen import handel_af
from portal.berichten.actions.melden import Melding, meld
from portal.berichten.actions.taken import BEREIKBAARHEID, NIET_AFGELEVERD, vraag_taak
from portal.berichten.dossiers import Dossierplek, find_dossierplek
from portal.berichten.models import Bericht, Mail, Taak
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.berichten import Bezorging
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker

CODE = "N14"
BEHEERDERS = {
    OrganisatieSoort.AANBIEDER: Rol.BEHEERDER_AANBIEDER,
    OrganisatieSoort.ZORGKANTOOR: Rol.BEHEERDER_ZORGKANTOOR,
    OrganisatieSoort.CCE: Rol.CCE_BEHEERDER,
    OrganisatieSoort.PORTAAL: Rol.FUNCTIONEEL_BEHEERDER,
}


def meld_niet_afgeleverd(mail: Mail, *, op: datetime) -> None:
    """Deal with an e-mail that the server refused for good, or that came back.

    Whatever it told of, the beheerder of who should have got it gets a task to mend the address.
    What the law wants told is told to the behandelaar and to that beheerder at once, and the team
    of the zorgkantoor gets a task: send it again, or by letter, on the same working day. Doing it
    twice for one e-mail does nothing more.

    Args:
        mail: Its stand is `mislukt` or `teruggekomen` by now.
        op: The moment, UTC.

    Bron: [awb] art. 2:11; [berichten] N14; [processen] L4.
    """
    berichten, boek = list_berichten(mail), Adresboek()
    _vraag_adres(mail, berichten, op=op)
    for bericht in berichten:
        if bericht.bezorging is Bezorging.WETTELIJK:
            _meld_wettelijk(bericht, mail, boek, op=op)


def list_berichten(mail: Mail) -> Sequence[Bericht]:
    """Give the messages that an e-mail told of; one that repeats another tells of the same."""
    eerste = mail
    while eerste.opnieuw_van_id is not None:
        eerste = db.session.get_one(Mail, eerste.opnieuw_van_id)
    return db.session.scalars(
        sa.select(Bericht)
        .where(Bericht.mail_id.in_({mail.id, eerste.id}))
        .order_by(Bericht.op, Bericht.id)
    ).all()


def sluit_taken(mail: Mail, *, ook_adres: bool, door: Gebruiker, op: datetime) -> None:
    """Close the tasks about an e-mail: somebody saw to it that the message arrives.

    Args:
        mail: What did not arrive.
        ook_adres: The address has been looked at as well; after a letter it still has to be.
        door: Who saw to it.
        op: The moment, UTC.
    """
    sleutels = Taak.sleutel.startswith(f"{NIET_AFGELEVERD}:{mail.id}:")
    if ook_adres:
        sleutels = sa.or_(sleutels, Taak.sleutel == f"{BEREIKBAARHEID}:{mail.id}")
    for taak in db.session.scalars(sa.select(Taak).where(sleutels)):
        handel_af(taak, door=door, op=op)


def _vraag_adres(mail: Mail, berichten: Sequence[Bericht], *, op: datetime) -> None:
    if not berichten:
        return
    eerste = berichten[0]
    vraag_taak(
        Taak(
            sleutel=f"{BEREIKBAARHEID}:{mail.id}",
            soort=BEREIKBAARHEID,
            code=eerste.code,
            organisatie_id=mail.organisatie_id,
            rol=BEHEERDERS[mail.gebruiker.organisatie.soort],
            object_soort=eerste.object_soort,
            object_id=eerste.object_id,
            kenmerk=eerste.kenmerk,
            over_id=mail.gebruiker_id,
            gegevens={"mail": str(mail.id)},
            op=op,
        )
    )


def _meld_wettelijk(bericht: Bericht, mail: Mail, boek: Adresboek, *, op: datetime) -> None:
    plek = find_dossierplek(bericht.object_soort, bericht.object_id)
    if plek is None:
        return
    melding = Melding(
        code=CODE,
        object_soort=bericht.object_soort,
        object_id=bericht.object_id,
        kenmerk=bericht.kenmerk,
        moment=str(mail.id),
        gegevens={"code": bericht.code, "mail": str(mail.id)},
    )
    meld(melding, _list_mensen(plek, mail, boek), op=op)
    vraag_taak(
        Taak(
            sleutel=f"{NIET_AFGELEVERD}:{mail.id}:{bericht.id}",
            soort=NIET_AFGELEVERD,
            code=bericht.code,
            organisatie_id=plek.zorgkantoor_id,
            rol=plek.team,
            object_soort=bericht.object_soort,
            object_id=bericht.object_id,
            kenmerk=bericht.kenmerk,
            over_id=bericht.gebruiker_id,
            gegevens={"mail": str(mail.id), "organisatie": str(bericht.organisatie_id)},
            op=op,
        )
    )


def _list_mensen(plek: Dossierplek, mail: Mail, boek: Adresboek) -> list[Gebruiker]:
    """Give the behandelaar, else the teamleiders, and the beheerders of both sides."""
    behandelaar = boek.met_id(plek.zorgkantoor_id, [plek.behandelaar_id])
    if not behandelaar:
        behandelaar = boek.met_rol(plek.zorgkantoor_id, Rol.TEAMLEIDER, regio_id=plek.regio_id)
    eigen = boek.met_rol(mail.organisatie_id, BEHEERDERS[mail.gebruiker.organisatie.soort])
    return [
        *behandelaar,
        *boek.met_rol(plek.zorgkantoor_id, Rol.BEHEERDER_ZORGKANTOOR),
        *eigen,
    ]
