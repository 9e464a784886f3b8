"""E-mail, technically: the settings, the bytes of one message, and its way to a mail server."""

from portal.platform.mail.bounce import Terugmelding, lees_terugmelding
from portal.platform.mail.message import bouw_bericht, smtp_adres
from portal.platform.mail.settings import Mailinstellingen, lees_mailinstellingen
from portal.platform.mail.transport import (
    Geweigerd,
    Mailserver,
    Mailsessie,
    Onbereikbaar,
    VerbindingWeg,
)

__all__ = [
    "Geweigerd",
    "Mailinstellingen",
    "Mailserver",
    "Mailsessie",
    "Onbereikbaar",
    "Terugmelding",
    "VerbindingWeg",
    "bouw_bericht",
    "lees_mailinstellingen",
    "lees_terugmelding",
    "smtp_adres",
]
