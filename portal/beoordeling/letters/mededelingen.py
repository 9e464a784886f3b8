"""What the letters to an aanbieder about the procedure share: head, address and close."""

from collections.abc import Iterable

from portal.beoordeling.queries.verzending import Verzending
from portal.platform.pdf import Document, Onderdeel, Ondertekening
from portal.platform.web.texts import aaneen, datum


def maak_mededeling(
    verzending: Verzending, titel: str, onderdelen: Iterable[Onderdeel]
) -> Document:
    """Put letterhead, address and kenmerken around the content, and close it."""
    naam, functie = verzending.ondertekenaar
    regels = (naam, functie, f"namens {verzending.gezag}")
    sluiting = Ondertekening(
        groet="Met vriendelijke groet,", regels=tuple(regel for regel in regels if regel)
    )
    return Document(
        titel=titel,
        onderwerp=f"Meerzorg, kenmerk {verzending.kenmerk}",
        datum=verzending.dag,
        briefhoofd=verzending.briefhoofd,
        geadresseerde=verzending.geadresseerde,
        kenmerken=(
            ("Datum", datum(verzending.dag)),
            ("Kenmerk", verzending.kenmerk),
            ("Aanvraag", f"{verzending.nummer}, cliënt {verzending.clientcode}"),
            ("Contact", f"{naam}, {aaneen(verzending.telefoon)}"),
        ),
        onderdelen=(*onderdelen, sluiting),
        voettekst=verzending.kenmerk,
    )
