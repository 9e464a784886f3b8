"""What the zorgkantoor does to an aanvraag, for tests of the aanbieder's side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.bijstellen import Bijstelpunt, open_bijstellen
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Aanvulvraag
from portal.domain.bevoegdheid import Handeling
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True)
class Gevraagd:
    """One question of an aanvulverzoek."""

    plaats: str
    reden: str = "Dit is nog niet duidelijk genoeg."
    bestand: str = ""


def vraag_aanvulling(
    aanvraag: Aanvraag,
    vragen: Sequence[Gevraagd],
    *,
    hersteldatum: date,
    door: Gebruiker,
    op: datetime,
) -> Aanvulverzoek:
    """Ask for an aanvulling (T12)."""
    verzoek = Aanvulverzoek(
        aanvraag_id=aanvraag.id,
        nr=1,
        gevraagd_op=op,
        door_id=door.id,
        hersteldatum=hersteldatum,
        stand="open",
    )
    verzoek.vragen = [
        Aanvulvraag(
            volgnummer=nr,
            plaats=vraag.plaats,
            reden=vraag.reden,
            gevraagd_bestand=vraag.bestand,
        )
        for nr, vraag in enumerate(vragen, start=1)
    ]
    db.session.add(verzoek)
    aanvraag.hersteldatum = hersteldatum
    gegevens: dict[str, str | int] = {"hersteldatum": hersteldatum.isoformat(), "verzoek": 1}
    handeling = Handeling.DOSSIER_AANVULLING_VRAGEN
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
    db.session.flush()
    return verzoek


def stel_bij(aanvraag: Aanvraag, *, antwoorddatum: date, door: Gebruiker, op: datetime) -> None:
    """Declare complete and fix a besluit with uitkomst bijstellen (T11, T16, T21)."""
    voer_uit(aanvraag, Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=door, op=op))
    stel_getoetste_bij(aanvraag, antwoorddatum=antwoorddatum, door=door, op=op)


def stel_getoetste_bij(
    aanvraag: Aanvraag, *, antwoorddatum: date, door: Gebruiker, op: datetime
) -> None:
    """Fix a besluit with uitkomst bijstellen on what is in toetsing (T16, T21)."""
    uitkomst = Uitkomst.BIJSTELLEN
    for handeling in (Handeling.BESLUIT_VOORBEREIDEN, Handeling.BESLUIT_VASTSTELLEN):
        gegevens = {"uitkomst": uitkomst.value}
        stap = Stap(handeling=handeling, door=door, op=op, gegevens=gegevens, uitkomst=uitkomst)
        gebeurtenis = voer_uit(aanvraag, stap)
    punten = [Bijstelpunt("Contextmiddelen boven de drempel", "Onderbouw de wand.")]
    open_bijstellen(aanvraag, gebeurtenis, punten, antwoorddatum)
    db.session.flush()
