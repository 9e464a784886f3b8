"""Is an aanvraag complete: declare it, ask for a supplement, or withdraw that request."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Aanvulvraag
from portal.beoordeling.actions.bevoegd import eis_behandelaar
from portal.beoordeling.actions.verzenden import verzend
from portal.beoordeling.queries.dossier import find_open_verzoek
from portal.beoordeling.queries.plaatsen import plek
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.termijnen import controleer_hersteldatum
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.platform.pdf import Document
from portal.platform.rows import volgend_nr
from portal.toegang.models import Gebruiker

AANVULLING = "aanvulling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagpunt:
    """One point to supplement: its place, why, and the kind of file; empty asks for none.

    Attributes:
        lid: Part of the client that it is about; None for the aanvraag itself.
    """

    plaats: str
    reden: str
    bestand: str = ""
    lid: UUID | None = None

    @property
    def plek(self) -> str:
        """Name the place, in a group with the client."""
        return plek(self.plaats, self.lid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """What is asked, until when, and the letter that says so."""

    punten: Sequence[Vraagpunt]
    hersteldatum: date
    brief: Document


def verklaar_volledig(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Declare an aanvraag complete (T11): the toetsing begins.

    Raises:
        DomeinFout: `niet_de_behandelaar`, or as `voer_uit`.
    """
    eis_behandelaar(aanvraag, door=door)
    stap = Stap(handeling=Handeling.DOSSIER_VOLLEDIG_VERKLAREN, door=door, op=op)
    voer_uit(aanvraag, stap)


def vraag_aanvulling(
    aanvraag: Aanvraag,
    verzoek: Verzoek,
    *,
    plaatsen: Collection[str],
    door: Gebruiker,
    op: datetime,
) -> Aanvulverzoek:
    """Ask for a supplement (T12): the beslistermijn stands still from the day after.

    Args:
        aanvraag: A dossier in view.
        verzoek: What is asked.
        plaatsen: Places of the submitted version that may be opened, as `plekken` names them.
        door: Who asks.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niet_de_behandelaar`, `geen_vragen`, `plaats_onbekend`, `plaats_dubbel`,
            `reden_ontbreekt`, `hersteldatum_buiten_bereik`, or as `voer_uit`.
    """
    eis_behandelaar(aanvraag, door=door)
    controleer_vragen(
        verzoek.punten, verzoek.hersteldatum, plaatsen=plaatsen, dag=clock.local_day(op)
    )
    rij = _bewaar(aanvraag, verzoek, door=door, op=op)
    poststuk = verzend(aanvraag, verzoek.brief, AANVULLING, door=door, op=op)
    aanvraag.hersteldatum = verzoek.hersteldatum
    gegevens: dict[str, str | int] = {
        "hersteldatum": verzoek.hersteldatum.isoformat(),
        "verzoek": rij.nr,
        "poststuk": str(poststuk.id),
    }
    handeling = Handeling.DOSSIER_AANVULLING_VRAGEN
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
    return rij


def trek_verzoek_in(aanvraag: Aanvraag, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Withdraw the open request (T14): the beslistermijn runs again from this day.

    Raises:
        DomeinFout: `niet_de_behandelaar`, `reden_ontbreekt`, or as `voer_uit`.
    """
    eis_behandelaar(aanvraag, door=door)
    tekst = eis_reden(reden)
    verzoek = find_open_verzoek(aanvraag)
    if verzoek is not None:
        verzoek.stand, verzoek.afgesloten_op = "ingetrokken", op
    aanvraag.hersteldatum = None
    handeling = Handeling.DOSSIER_AANVULVERZOEK_INTREKKEN
    gebeurtenis = voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op))
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, tekst)


def controleer_vragen(
    punten: Sequence[Vraagpunt], hersteldatum: date, *, plaatsen: Collection[str], dag: date
) -> None:
    """Refuse questions that cannot be asked on a day.

    Raises:
        DomeinFout: `geen_vragen`, `plaats_onbekend`, `plaats_dubbel`, `reden_ontbreekt` or
            `hersteldatum_buiten_bereik`.
    """
    if not punten:
        raise DomeinFout("geen_vragen")
    gevraagd = [punt.plek for punt in punten]
    if not set(gevraagd) <= set(plaatsen):
        raise DomeinFout("plaats_onbekend")
    if len(set(gevraagd)) != len(gevraagd):
        raise DomeinFout("plaats_dubbel")
    for punt in punten:
        eis_reden(punt.reden)
    controleer_hersteldatum(
        hersteldatum, vraagdag=dag, regels=load_termijnregels(dag), kalender=load_kalender()
    )


def _bewaar(
    aanvraag: Aanvraag, verzoek: Verzoek, *, door: Gebruiker, op: datetime
) -> Aanvulverzoek:
    rij = Aanvulverzoek(
        aanvraag_id=aanvraag.id,
        nr=volgend_nr(Aanvulverzoek.nr, Aanvulverzoek.aanvraag_id == aanvraag.id),
        gevraagd_op=op,
        door_id=door.id,
        hersteldatum=verzoek.hersteldatum,
        stand="open",
        vragen=[
            Aanvulvraag(
                volgnummer=nr,
                plaats=punt.plaats,
                lid_id=punt.lid,
                reden=punt.reden.strip(),
                gevraagd_bestand=punt.bestand,
            )
            for nr, punt in enumerate(verzoek.punten, start=1)
        ],
    )
    db.session.add(rij)
    db.session.flush()
    return rij
