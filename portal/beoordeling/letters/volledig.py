"""The check of a letter before it is sent: every required part has content (brieven, 1-7)."""

from portal.beoordeling.letters.gegevens import Afzender, Brief

AFZENDER = (
    "zorgkantoor",
    "gezag",
    "mandaatgrondslag",
    "ondertekenaar",
    "functie",
    "telefoon",
    "bezwaar_adres",
    "bezwaar_email",
    "rechtbank",
)


def ontbrekende_onderdelen(brief: Brief) -> tuple[str, ...]:
    """Name the required parts of a letter that are empty; nothing when it can be sent."""
    leeg = [f"afzender.{veld}" for veld in AFZENDER if not _gevuld(brief.afzender, veld)]
    zaak = brief.zaak
    onderdelen = {
        "geadresseerde": all(zaak.geadresseerde),
        "client": zaak.client,
        "contact": brief.afzender.contact,
        "onderbouwing": brief.onderbouwing.strip() or brief.open_punten,
    }
    leeg += [naam for naam, inhoud in onderdelen.items() if not inhoud]
    leeg += [
        f"motivering.{nr}"
        for nr, bevinding in enumerate(brief.bevindingen, start=1)
        if not bevinding.toelichting.strip()
    ]
    return tuple(leeg)


def _gevuld(afzender: Afzender, veld: str) -> bool:
    return bool(str(getattr(afzender, veld)).strip())
