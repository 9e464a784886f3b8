"""What an e-mail says: that something waits in the portal, and where to sign in."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from portal.domain.berichten import Mailstand
from portal.platform.dated_files import read_toml
from portal.platform.mail import bouw_bericht
from portal.platform.settings import huidige_instellingen
from portal.platform.web.texts import datum


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailvelden:
    """What the bytes of an e-mail follow from."""

    adres: str
    onderwerp: str
    tekst: str
    message_id: str
    aangemaakt_op: datetime

    def bytes(self) -> bytes:
        """Give the e-mail as it is handed to the mail server.

        Raises:
            ValueError: No mail server takes its address.
        """
        return bouw_bericht(
            afzender=huidige_instellingen().mail.afzender,
            aan=self.adres,
            onderwerp=self.onderwerp,
            tekst=self.tekst,
            message_id=self.message_id,
            datum=self.aangemaakt_op,
        )

    def sha256(self) -> str:
        """Give the digest of those bytes; empty when there are none, and it will not be sent."""
        try:
            return hashlib.sha256(self.bytes()).hexdigest()
        except ValueError:
            return ""


def maak_mailtekst(aantal: int) -> tuple[str, str]:
    """Give subject and body for a number of messages; no name, number, profile or reason.

    Bron: [berichten] Kanalen.
    """
    teksten = _teksten()["een" if aantal == 1 else "meer"]
    gegevens = {"aantal": aantal, "adres": f"{huidige_instellingen().base_url}/berichten"}
    return teksten["onderwerp"].format_map(gegevens), teksten["tekst"].format_map(gegevens)


def mailwoord(groep: str, code: str) -> str:
    """Give the word for a kind of e-mail or for where it is on its way."""
    return _teksten()[groep][code]


def mailantwoord(stand: Mailstand, antwoord: str) -> str:
    """Give what the mail server answered at a step, or in words what came instead of it."""
    woorden = _teksten()["antwoord"]
    if stand is Mailstand.PER_BRIEF:
        return woorden["gepost"].format(dag=datum(date.fromisoformat(antwoord)))
    return woorden.get(antwoord or "leeg", antwoord)


@cache
def _teksten() -> dict[str, dict[str, str]]:
    teksten: dict[str, dict[str, str]] = read_toml("teksten/mail.toml")
    return teksten
