"""Build the bytes of one e-mail: the same fields always give the same bytes."""

from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

NAAM = "Meerzorgportaal"


def bouw_bericht(
    *, afzender: str, aan: str, onderwerp: str, tekst: str, message_id: str, datum: datetime
) -> bytes:
    """Give an e-mail as it is handed to a mail server (RFC 5322), lines ending in CRLF.

    Quoted-printable keeps every byte plain ASCII, so that no server on its way changes it.

    Args:
        afzender: Address it comes from.
        aan: Address it goes to.
        onderwerp: Subject.
        tekst: Plain text.
        message_id: With its angle brackets; the same at every try.
        datum: When it was written.

    Raises:
        ValueError: An address or the subject cannot be written in a header.
    """
    bericht = EmailMessage(policy=SMTP)
    bericht["From"] = Address(NAAM, addr_spec=afzender)
    bericht["To"] = Address(addr_spec=smtp_adres(aan))
    bericht["Subject"] = onderwerp
    bericht["Date"] = format_datetime(datum.astimezone(UTC))
    bericht["Message-ID"] = message_id
    bericht["Auto-Submitted"] = "auto-generated"
    bericht.set_content(tekst, cte="quoted-printable")
    return bytes(bericht)


def smtp_adres(adres: str) -> str:
    """Give an address as mail servers know it: plain ASCII, an international domain in punycode.

    Raises:
        ValueError: No mail server takes it.
    """
    voor, _, domein = adres.rpartition("@")
    plat = f"{voor}@{domein.encode('idna').decode('ascii')}"
    try:
        Address(addr_spec=plat)
    except MessageError as fout:
        raise ValueError("not an address") from fout
    return plat
