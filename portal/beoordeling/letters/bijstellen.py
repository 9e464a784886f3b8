"""B5: the aanvraag goes back to be changed; a besluit only where the zorgkantoor chose so."""

from portal.beoordeling.letters.bouwstenen import (
    IN_PORTAAL,
    advies,
    bekendmaking,
    bezwaar,
    grondslag,
    maak_document,
    motivering,
    ondertekening,
)
from portal.beoordeling.letters.gegevens import Brief
from portal.platform.pdf import Alinea, Document, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum


def bijstellen(brief: Brief) -> Document:
    """Write what must change per criterium, and until when the aanbieder can answer."""
    assert brief.antwoorddatum is not None
    kern = (
        f"Pas de aanvraag aan en dien haar opnieuw in, uiterlijk op {datum(brief.antwoorddatum)}."
    )
    return maak_document(
        brief,
        "Besluit: aanvraag bijstellen" if brief.is_besluit else "Verzoek: aanvraag bijstellen",
        [
            Alinea(f"Op {datum(brief.zaak.ontvangen)} ontvingen wij uw aanvraag."),
            Kader("Besluit" if brief.is_besluit else "Ons verzoek", kern),
            *([grondslag(brief)] if brief.is_besluit else []),
            *motivering(brief, "Wat er anders moet", brief.bevindingen),
            *_gang(brief),
            *([*advies(brief), bekendmaking(brief), *bezwaar(brief)] if brief.is_besluit else []),
            ondertekening(brief.afzender),
        ],
        verzendwijze=IN_PORTAAL,
    )


def _gang(brief: Brief) -> list[Onderdeel]:
    zaak = brief.zaak
    return [
        Kop("Zo gaat het verder"),
        Lijst(
            (
                f"Versie {zaak.versie} van uw aanvraag blijft bewaard.",
                "U werkt in een nieuwe versie.",
                "Reageert u niet op tijd, dan besluiten wij op de ingediende versie.",
                (
                    "Wilt u niets veranderen? Vraag dan in het portaal om een besluit. "
                    "Daartegen kunt u bezwaar maken."
                ),
                "De beslistermijn loopt door, behalve als u schriftelijk instemt met uitstel.",
            )
        ),
    ]
