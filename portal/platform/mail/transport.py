"""Hand e-mails to a mail server in two halves, so that the caller can write down in between."""

import smtplib
import ssl
from typing import Protocol

from portal.platform.mail.settings import DEMO, STARTTLS, TLS, Mailinstellingen

PUNT = b".\r\n"
DOORGAAN = 354


class Onbereikbaar(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """There is no session with the mail server: it is away, or does not let the portal in."""


class VerbindingWeg(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """The connection broke, or the server was silent for too long."""


class Geweigerd(RuntimeError):  # noqa: N818 - named in Dutch like every other error
    """The server refused one message.

    Attributes:
        antwoord: Code and text of its reply.
        blijvend: Trying again makes no sense.
    """

    def __init__(self, code: int, tekst: bytes, *, blijvend: bool) -> None:
        super().__init__(code)
        self.antwoord = f"{code} {tekst.decode('ascii', 'replace')}"
        self.blijvend = blijvend


class Mailsessie(Protocol):
    """A session with a mail server, for one message after the other."""

    def bereid_voor(self, afzender: str, aan: str, inhoud: bytes) -> None:
        """Hand over all but the final dot: until then the server has nothing.

        Raises:
            Geweigerd: The server does not want it.
            VerbindingWeg: The session is over; the server has nothing.
        """
        ...

    def voltooi(self) -> str:
        """Give the final dot; return the reply with which the server took the message.

        Raises:
            Geweigerd: The server does not want it.
            VerbindingWeg: No reply came; whether the server took it is not known.
        """
        ...

    def breek_af(self) -> None:
        """End the session at once; what was not finished with the dot, the server forgets."""
        ...

    def sluit(self) -> None:
        """End the session politely."""
        ...

    @property
    def is_open(self) -> bool:
        """Say whether another message can be handed over."""
        ...


class DemoSessie:
    """Takes every message and sends none."""

    is_open = True

    def bereid_voor(self, afzender: str, aan: str, inhoud: bytes) -> None:
        """Take it."""

    def voltooi(self) -> str:
        """Say so."""
        return "250 demo"

    def breek_af(self) -> None:
        """Forget it."""

    def sluit(self) -> None:
        """Say nothing."""


class SmtpSessie:
    """A session over SMTP (RFC 5321)."""

    def __init__(self, smtp: smtplib.SMTP, instellingen: Mailinstellingen) -> None:
        self._smtp = smtp
        self._instellingen = instellingen
        self._schoon = True

    @property
    def is_open(self) -> bool:
        """Say whether another message can be handed over."""
        return self._smtp.sock is not None

    def bereid_voor(self, afzender: str, aan: str, inhoud: bytes) -> None:
        """Hand over all but the final dot."""
        self._wacht_hoogstens(self._instellingen.timeout)
        try:
            if not self._schoon:
                self._eis(self._smtp.rset(), blijvend_mag=False)
            self._schoon = False
            self._eis(self._smtp.mail(afzender), blijvend_mag=False)
            self._eis(self._smtp.rcpt(aan))
            self._eis(self._smtp.docmd("DATA"), DOORGAAN)
            self._smtp.send(_met_dubbele_punten(inhoud))
        except (smtplib.SMTPException, OSError) as fout:
            raise self._weg() from fout

    def voltooi(self) -> str:
        """Give the final dot and wait for the reply."""
        self._wacht_hoogstens(self._instellingen.antwoord)
        try:
            self._smtp.send(PUNT)
            code, tekst = self._smtp.getreply()
        except (smtplib.SMTPException, OSError) as fout:
            raise self._weg() from fout
        self._eis((code, tekst))
        self._schoon = True
        return f"{code} {tekst.decode('ascii', 'replace')}"

    def breek_af(self) -> None:
        """Close the connection without another word."""
        self._smtp.close()

    def sluit(self) -> None:
        """Say goodbye, when there is still somebody to say it to."""
        if self.is_open:
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._smtp.close()

    def _eis(
        self, antwoord: tuple[int, bytes], verwacht: int | None = None, *, blijvend_mag: bool = True
    ) -> None:
        """Refuse what the server refused; a fault of the portal itself is never lasting."""
        code, tekst = antwoord
        if code == verwacht or (verwacht is None and 200 <= code < 300):
            return
        if code in {-1, 421}:
            self._smtp.close()
        raise Geweigerd(code, tekst, blijvend=blijvend_mag and 500 <= code < 600)

    def _wacht_hoogstens(self, seconden: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconden)

    def _weg(self) -> VerbindingWeg:
        self._smtp.close()
        return VerbindingWeg()


class Mailserver:
    """The mail server of the portal: connects when it is needed, again when a session ended."""

    def __init__(self, instellingen: Mailinstellingen) -> None:
        self._instellingen = instellingen
        self._sessie: Mailsessie | None = None
        self.is_weg = False

    def sessie(self) -> Mailsessie:
        """Give an open session.

        Raises:
            Onbereikbaar: The server is away, does not offer TLS, or does not let the portal in;
                it is not tried again.
        """
        if self.is_weg:
            raise Onbereikbaar
        if self._sessie is None or not self._sessie.is_open:
            self._sessie = self._open()
        return self._sessie

    def close(self) -> None:
        """Close the session politely."""
        if self._sessie is not None:
            self._sessie.sluit()

    def _open(self) -> Mailsessie:
        if self._instellingen.transport == DEMO:
            return DemoSessie()
        try:
            return SmtpSessie(_verbind(self._instellingen), self._instellingen)
        except (smtplib.SMTPException, OSError) as fout:
            self.is_weg = True
            raise Onbereikbaar from fout


def _verbind(instellingen: Mailinstellingen) -> smtplib.SMTP:
    adres = (instellingen.host, instellingen.poort)
    naam, timeout = instellingen.domein, instellingen.timeout
    smtp: smtplib.SMTP
    if instellingen.tls == TLS:
        veilig = ssl.create_default_context()
        smtp = smtplib.SMTP_SSL(*adres, local_hostname=naam, timeout=timeout, context=veilig)
    else:
        smtp = smtplib.SMTP(*adres, local_hostname=naam, timeout=timeout)
    try:
        smtp.ehlo_or_helo_if_needed()
        if instellingen.tls == STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo_or_helo_if_needed()
        if instellingen.gebruiker:
            smtp.login(instellingen.gebruiker, instellingen.wachtwoord)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _met_dubbele_punten(inhoud: bytes) -> bytes:
    """Double a dot at the start of a line, so that the server does not take it for the end."""
    regels = inhoud.split(b"\r\n")
    vol = b"\r\n".join(b"." + regel if regel.startswith(b".") else regel for regel in regels)
    return vol if vol.endswith(b"\r\n") else vol + b"\r\n"
