"""B18: the aanvraag is left out of consideration because it stayed incomplete (Awb 4:5)."""

from portal.beoordeling.letters.bouwstenen import IN_PORTAAL, maak_besluit
from portal.beoordeling.letters.gegevens import Brief, Verzoek
from portal.platform.pdf import Alinea, Document, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum


def buiten_behandeling(brief: Brief) -> Document:
    """Write which points stayed open, the request and its date, and that a new start is free."""
    return maak_besluit(
        brief,
        "aanvraag buiten behandeling",
        "Wij laten de aanvraag buiten behandeling.",
        [
            Alinea(
                "Wij baseren dit besluit op artikel 4:5 van de Algemene wet bestuursrecht. "
                "Wij nemen het binnen vier weken na de aanvulling of na de hersteldatum."
            ),
            *_verzoek(brief.verzoek),
            Kop("Deze punten bleven open"),
            Lijst(brief.open_punten),
            *([Alinea(brief.onderbouwing)] if brief.onderbouwing else []),
            Alinea("De zorgaanbieder kan altijd een nieuwe, volledige aanvraag indienen."),
            Alinea("De cliënt of de wettelijk vertegenwoordiger krijgt een afschrift."),
        ],
        verzendwijze=IN_PORTAAL,
    )


def _verzoek(verzoek: Verzoek | None) -> list[Onderdeel]:
    if verzoek is None:
        return []
    gevolg = (
        f"Op {datum(verzoek.beantwoord)} kregen wij een antwoord. Dat was niet genoeg om te "
        "beoordelen."
        if verzoek.beantwoord
        else "Wij kregen geen antwoord."
    )
    return [
        Alinea(
            f"Op {datum(verzoek.gevraagd)} vroegen wij om een aanvulling, uiterlijk op "
            f"{datum(verzoek.hersteldatum)}. {gevolg}"
        )
    ]
