"""Read what a mail server sends back about an e-mail that it could not deliver (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser, HeaderParser

GROOTSTE = 5_000_000
MESSAGE_ID = re.compile(r"<[^<>\s]{3,118}>")
STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


@dataclass(frozen=True, slots=True)
class Terugmelding:
    """What a delivery status notification says.

    Attributes:
        message_id: Of the e-mail that it is about, with its angle brackets.
        is_mislukt: It will not arrive; a delay or a delivery is not that.
        status: Enhanced status code, such as 5.1.1; empty without one.
    """

    message_id: str
    is_mislukt: bool
    status: str


def lees_terugmelding(ruw: bytes) -> Terugmelding:
    """Read a delivery status notification.

    Raises:
        ValueError: It is none, or does not say which e-mail it is about; says so in a code.
    """
    if len(ruw) > GROOTSTE:
        raise ValueError("te_groot")
    bericht = BytesParser(policy=policy.compat32).parsebytes(ruw)
    rapport = str(bericht.get_param("report-type", "")).lower()
    if bericht.get_content_type() != "multipart/report" or rapport != "delivery-status":
        raise ValueError("geen_terugmelding")
    delen = list(bericht.walk())
    velden = [blok for deel in delen for blok in _standen(deel)]
    gevonden = [id_ for deel in delen for id_ in _message_ids(deel)]
    if not velden or not gevonden:
        raise ValueError("onvolledig")
    acties = {str(blok.get("Action", "")).strip().lower() for blok in velden}
    statussen = [STATUS.search(str(blok.get("Status", ""))) for blok in velden]
    codes = [treffer[0] for treffer in statussen if treffer]
    return Terugmelding(gevonden[0], "failed" in acties, codes[-1] if codes else "")


def _standen(deel: Message) -> Iterator[Message]:
    """Give the blocks about the receivers."""
    inhoud = deel.get_payload()
    if deel.get_content_type() == "message/delivery-status" and isinstance(inhoud, list):
        yield from (blok for blok in inhoud if isinstance(blok, Message) and "Action" in blok)


def _message_ids(deel: Message) -> Iterator[str]:
    """Give the Message-ID of the e-mail that came back, whole or its headers only."""
    inhoud = deel.get_payload()
    kop: object = None
    if deel.get_content_type() == "message/rfc822" and isinstance(inhoud, list) and inhoud:
        kop = inhoud[0]
    elif deel.get_content_type() == "text/rfc822-headers" and isinstance(inhoud, str):
        kop = HeaderParser(policy=policy.compat32).parsestr(inhoud)
    if isinstance(kop, Message):
        treffer = MESSAGE_ID.search(str(kop.get("Message-ID", "")))
        if treffer:
            yield treffer[0]
