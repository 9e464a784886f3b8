"""What an installation sets about e-mail, and which settings are refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

SMTP = "smtp"
DEMO = "demo"
STARTTLS = "starttls"
TLS = "tls"
GEEN = "geen"

LOKAAL = ("127.0.0.1", "localhost", "::1")
WACHTWOORD = "MAIL_WACHTWOORD"
ADRES = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailinstellingen:
    """How e-mail leaves the portal.

    Attributes:
        transport: `smtp`, or `demo`: nothing leaves, every e-mail counts as sent.
        host: Name of the mail server.
        poort: Its port.
        tls: `starttls`, `tls` (from the first byte) or `geen`.
        gebruiker: User name at the mail server; empty: it asks for none.
        wachtwoord: The password that belongs to it.
        afzender: Address that the e-mails come from, and that what returns is sent to.
        timeout: Seconds that each step may take.
        antwoord: Seconds to wait for the reply that the server took the message.
        lease: How long a worker may be busy with an e-mail before another may take it.
        wachten: Time between one try and the next; after the last one follows no other.
    """

    transport: str
    host: str
    poort: int
    tls: str
    gebruiker: str
    wachtwoord: str = field(repr=False)
    afzender: str
    timeout: float
    antwoord: float
    lease: timedelta
    wachten: tuple[timedelta, ...]

    @property
    def domein(self) -> str:
        """Give the domain of the sender, by which the portal names itself to the server."""
        return self.afzender.rpartition("@")[2]


def lees_mailinstellingen(
    bron: Mapping[str, Any], wachtwoord: str, *, demo: bool, test: bool
) -> Mailinstellingen:
    """Read the settings of e-mail.

    Args:
        bron: The settings by name, as in config/base.toml.
        wachtwoord: Password for the mail server; empty when it asks for none.
        demo: This is a demonstration, in which no e-mail has to leave.
        test: This is the test suite.

    Raises:
        ValueError: One of them is missing or cannot be used; says which.
    """
    tijden = bron["mail"]
    mail = Mailinstellingen(
        transport=bron["MAIL_TRANSPORT"],
        host=bron["MAIL_HOST"],
        poort=bron["MAIL_PORT"],
        tls=bron["MAIL_TLS"],
        gebruiker=bron["MAIL_GEBRUIKER"],
        wachtwoord=wachtwoord,
        afzender=bron["MAIL_AFZENDER"],
        timeout=tijden["timeout_seconden"],
        antwoord=tijden["antwoord_seconden"],
        lease=timedelta(seconds=tijden["lease_seconden"]),
        wachten=tuple(timedelta(minutes=minuten) for minuten in tijden["wachten_minuten"]),
    )
    _weiger_onbruikbare(mail, demo_mag=demo or test)
    return mail


def _weiger_onbruikbare(mail: Mailinstellingen, *, demo_mag: bool) -> None:
    if mail.transport not in {SMTP, DEMO}:
        raise ValueError("MAIL_TRANSPORT must be smtp or demo")
    if mail.transport == DEMO and not demo_mag:
        raise ValueError("MAIL_TRANSPORT demo sends nothing: it is for demonstrations only")
    if ADRES.fullmatch(mail.afzender) is None:
        raise ValueError("MAIL_AFZENDER must be the address that e-mails come from")
    if mail.lease.total_seconds() <= mail.antwoord:
        raise ValueError("mail.lease_seconden must be more than mail.antwoord_seconden")
    if mail.transport == SMTP:
        _weiger_onbruikbare_server(mail)


def _weiger_onbruikbare_server(mail: Mailinstellingen) -> None:
    if not mail.host:
        raise ValueError("MAIL_HOST must be the name of the mail server")
    if mail.tls not in {STARTTLS, TLS, GEEN}:
        raise ValueError("MAIL_TLS must be starttls, tls or geen")
    if mail.tls == GEEN and mail.host not in LOKAAL:
        raise ValueError("MAIL_TLS geen is for a mail server on this machine only")
    if bool(mail.gebruiker) != bool(mail.wachtwoord):
        raise ValueError(f"MAIL_GEBRUIKER and {WACHTWOORD} go together")
