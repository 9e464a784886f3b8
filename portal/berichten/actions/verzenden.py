"""Send what waits in the outbox: nothing is lost, and sent twice only where nobody can know."""

import hashlib
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from portal.berichten.actions.mailstand import ONDERWEG, Zending, pak, zet_stand
from portal.berichten.actions.niet_afgeleverd import meld_niet_afgeleverd
from portal.berichten.models import Mail
from portal.domain.berichten import Mailstand
from portal.platform.database import db
from portal.platform.mail import Geweigerd, Mailserver, Onbereikbaar, VerbindingWeg, smtp_adres
from portal.platform.settings import huidige_instellingen

Klok = Callable[[], datetime]

GEEN_VERBINDING = "geen_verbinding"
GEEN_ANTWOORD = "geen_antwoord"
ADRES_ONBRUIKBAAR = "adres_onbruikbaar"
BIJ_WORKER = (Mailstand.BEZIG, Mailstand.OVERDRACHT)


def verzend_uitbox(*, klok: Klok, moet_stoppen: Callable[[], bool] = lambda: False) -> int:
    """Send every e-mail whose time has come, one after the other; each step commits alone.

    Several workers may do this at once. Whoever dies on the way leaves an e-mail that is taken
    again after its lease: one that had not been handed over arrives once; of one that had, nobody
    can know whether the server took it, so it is offered again under the same Message-ID.

    Args:
        klok: Gives the moment, UTC.
        moet_stoppen: Says whether to stop after the e-mail at hand.

    Returns:
        The number of e-mails that the mail server took.

    Raises:
        Onbereikbaar: There was something to send, and no mail server to take it.

    Bron: [processen] L3, L5.
    """
    aantal = 0
    with closing(Mailserver(huidige_instellingen().mail)) as server:
        while not moet_stoppen() and (zending := pak(klok())) is not None:
            aantal += _verzend(zending, server, klok)
        if server.is_weg:
            raise Onbereikbaar
    return aantal


def _verzend(zending: Zending, server: Mailserver, klok: Klok) -> bool:
    """Send one e-mail; say whether the mail server took it."""
    if zending.poging > len(_wachten()) + 1:
        return _niet_verzonden(zending, GEEN_ANTWOORD, klok())
    try:
        inhoud, aan = zending.velden.bytes(), smtp_adres(zending.velden.adres)
    except ValueError:
        return _niet_verzonden(zending, ADRES_ONBRUIKBAAR, klok(), blijvend=True)
    try:
        sessie = server.sessie()
        sessie.bereid_voor(huidige_instellingen().mail.afzender, aan, inhoud)
        if not _leg_overdracht_vast(zending, inhoud, klok()):
            sessie.breek_af()
            return False
        antwoord = _voltooi(sessie.voltooi)
    except Geweigerd as nee:
        return _niet_verzonden(zending, nee.antwoord, klok(), blijvend=nee.blijvend)
    except (Onbereikbaar, VerbindingWeg):
        return _niet_verzonden(zending, GEEN_VERBINDING, klok())
    return antwoord is not None and _verzonden(zending, antwoord, klok())


def _voltooi(punt: Callable[[], str]) -> str | None:
    """Give the final dot; None when no reply came: the e-mail waits for its lease to end."""
    try:
        return punt()
    except VerbindingWeg:
        return None


def _leg_overdracht_vast(zending: Zending, inhoud: bytes, op: datetime) -> bool:
    """Write down that the final dot will be given; False when another worker has the e-mail."""
    gezet = zet_stand(
        zending,
        Mailstand.OVERDRACHT,
        uit=(Mailstand.BEZIG,),
        op=op,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        volgende_op=op + huidige_instellingen().mail.lease,
    )
    db.session.commit()
    return gezet


def _verzonden(zending: Zending, antwoord: str, op: datetime) -> bool:
    zet_stand(zending, Mailstand.VERZONDEN, uit=ONDERWEG, op=op, antwoord=antwoord, verzonden_op=op)
    db.session.commit()
    return True


def _niet_verzonden(
    zending: Zending, antwoord: str, op: datetime, *, blijvend: bool = False
) -> bool:
    """Try again later, or give up and say so to who can do something about it."""
    wachten = _wachten()
    if blijvend or zending.poging > len(wachten):
        if zet_stand(zending, Mailstand.MISLUKT, uit=BIJ_WORKER, op=op, antwoord=antwoord):
            meld_niet_afgeleverd(db.session.get_one(Mail, zending.id), op=op)
    else:
        wanneer = op + wachten[zending.poging - 1]
        zet_stand(
            zending,
            Mailstand.KLAAR,
            uit=BIJ_WORKER,
            op=op,
            antwoord=antwoord,
            volgende_op=wanneer,
        )
    db.session.commit()
    return False


def _wachten() -> tuple[timedelta, ...]:
    return huidige_instellingen().mail.wachten
