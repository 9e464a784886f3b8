"""B2: the request to supplement an aanvraag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.letters.mededelingen import maak_mededeling
from portal.beoordeling.queries.verzending import Verzending
from portal.platform.pdf import Alinea, Document, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import aantal, datum

TITEL = "Verzoek om aanvulling"
_GEEN_STUKKEN = (
    Kop("Geen dossierstukken"),
    Alinea(
        "Stuur geen zorgplan, behandelplan, rapportages of andere stukken uit het dossier van "
        "de cliënt. Die mogen wij niet ontvangen. Beschrijf in uw antwoord wat nodig is."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntregel:
    """One point to supplement: where it stands, why it is asked, and which file, if any."""

    plaats: str
    reden: str
    bestand: str = ""


def maak_aanvulverzoek(
    verzending: Verzending,
    punten: Sequence[Puntregel],
    *,
    hersteldatum: date,
    staat_stil_vanaf: date,
    buiten_behandeling_tot: date,
) -> Document:
    """Write the letter.

    Args:
        verzending: Who writes about which aanvraag.
        punten: At least one.
        hersteldatum: Last day to answer.
        staat_stil_vanaf: First day on which the beslistermijn stands still.
        buiten_behandeling_tot: Last day to leave the aanvraag out of consideration.

    Bron: [awb] art. 4:5 and 4:15; [brieven] B2.
    """
    delen: tuple[Onderdeel, ...] = (
        Alinea(
            f"Op {datum(verzending.ontvangen)} kregen wij uw aanvraag voor meerzorg. Wij kunnen de "
            "aanvraag nog niet goed beoordelen. Wij vragen u om "
            f"{aantal(len(punten), 'punt', 'punten')} aan te vullen."
        ),
        Kader("Vul aan in het portaal", f"Uiterlijk op {datum(hersteldatum)}."),
        Kop("Wat wij van u vragen"),
        *_vragen(punten),
        *_GEEN_STUKKEN,
        Kop("Wat betekent dit voor de termijn"),
        Lijst(
            (
                f"De termijn waarin wij beslissen staat stil vanaf {datum(staat_stil_vanaf)}.",
                "De termijn loopt verder op de dag waarop wij uw aanvulling krijgen.",
                f"Komt er niets, dan loopt de termijn verder op de dag na {datum(hersteldatum)}.",
            )
        ),
        Kop("Als u niet aanvult"),
        Alinea(
            "Krijgen wij geen aanvulling, of is de aanvulling niet genoeg? Dan kunnen wij "
            "besluiten de aanvraag niet te behandelen. Dat besluit nemen wij binnen vier "
            f"weken. Krijgen wij niets, dan is dat uiterlijk op {datum(buiten_behandeling_tot)}."
        ),
        Alinea("Dit staat in de artikelen 4:5 en 4:15 van de Algemene wet bestuursrecht."),
    )
    return maak_mededeling(verzending, TITEL, delen)


def _vragen(punten: Sequence[Puntregel]) -> Iterator[Onderdeel]:
    for nr, punt in enumerate(punten, start=1):
        yield Kop(f"{nr}. {punt.plaats}", 3)
        yield Alinea(punt.reden)
        if punt.bestand:
            yield Alinea(f"Voeg een bestand toe: {punt.bestand}.")
