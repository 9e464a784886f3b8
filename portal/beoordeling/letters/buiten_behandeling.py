"""B18: the aanvraag is left out of consideration because it stayed incomplete (Awb 4:5)."""

from portal.beoordeling.letters.bouwstenen import (
    IN_PORTAAL,
    bekendmaking,
    bezwaar,
    herstel,
    maak_document,
    ondertekening,
)
from portal.beoordeling.letters.gegevens import Brief, Verzoek
from portal.platform.pdf import Alinea, Document, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum


def buiten_behandeling(brief: Brief) -> Document:
    """Write which points stayed open, the request and its date, and that a new start is free."""
    zaak = brief.zaak
    return maak_document(
        brief,
        "Besluit: aanvraag buiten behandeling",
        [
            Alinea(f"Op {datum(zaak.ontvangen)} ontvingen wij de aanvraag voor {zaak.client}."),
            Kader("Besluit", "Wij laten de aanvraag buiten behandeling."),
            *herstel(brief),
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
            bekendmaking(brief),
            *bezwaar(brief),
            ondertekening(brief.afzender),
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
