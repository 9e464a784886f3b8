"""B6: the besluit with which meerzorg is refused."""

from portal.beoordeling.letters.bouwstenen import advies, grondslag, maak_besluit, motivering
from portal.beoordeling.letters.gegevens import Brief, Volume
from portal.platform.pdf import Alinea, Blok, Document, Kop, Onderdeel
from portal.platform.web.texts import uren_hms


def afwijzen(brief: Brief) -> Document:
    """Write the refusal: what was not met and why, and what other help fits."""
    return maak_besluit(
        brief,
        "meerzorg afgewezen",
        "Wij wijzen de aanvraag voor meerzorg af.",
        [
            grondslag(brief),
            *motivering(brief, "Waarom wij de aanvraag afwijzen", brief.bevindingen),
            *advies(brief),
            *_volume(brief.volume),
            *_afbouwpad(brief.afbouwpad),
            Kop("Welke hulp wel past"),
            Alinea(brief.andere_hulp),
            Alinea(f"{brief.zaak.aanbieder} krijgt een afschrift van deze brief in het portaal."),
        ],
    )


def _volume(volume: Volume | None) -> list[Onderdeel]:
    if volume is None:
        return []
    tekort = volume.grens - volume.meerzorguren
    return [
        Kop("De uren naast de grens van 25%"),
        Blok(
            (
                ("Meerzorguren per week", uren_hms(volume.meerzorguren)),
                ("Grens per week", uren_hms(volume.grens)),
                ("Verschil per week", uren_hms(tekort)),
            )
        ),
    ]


def _afbouwpad(tekst: str) -> list[Onderdeel]:
    return [Kop("De weg terug naar een profiel"), Alinea(tekst)] if tekst else []
