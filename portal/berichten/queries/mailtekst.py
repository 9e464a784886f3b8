"""What an e-mail says: that something waits in the portal, and where to sign in."""

from functools import cache

from portal.platform.dated_files import read_toml
from portal.platform.settings import huidige_instellingen


def maak_mailtekst(aantal: int) -> tuple[str, str]:
    """Give subject and body for a number of messages; no name, number, profile or reason.

    Bron: [berichten] Kanalen.
    """
    teksten = _teksten()["een" if aantal == 1 else "meer"]
    gegevens = {"aantal": aantal, "adres": f"{huidige_instellingen().base_url}/berichten"}
    return teksten["onderwerp"].format_map(gegevens), teksten["tekst"].format_map(gegevens)


@cache
def _teksten() -> dict[str, dict[str, str]]:
    teksten: dict[str, dict[str, str]] = read_toml("teksten/mail.toml")
    return teksten
