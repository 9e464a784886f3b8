"""Save what was typed on a page of the vragenlijst, each answer against its own version."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import NA_BEVESTIGEN, bewaar_antwoord
from portal.aanvraag.actions.bewerken import bewerk, eis_bewerker
from portal.aanvraag.actions.samenvoegen import Getoond, botst, schoon, voeg_samen
from portal.aanvraag.models import Aanvraag, Antwoord, Doel
from portal.aanvraag.queries.conflict import Conflict
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

SECTIE = "vragenlijst-"
"""Prefix of the code under which work on a section is shown to colleagues."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What a page showed of one value, and what it posts.

    Attributes:
        sleutel: Id of the question, or of the doel.
        getoond: What the page showed.
        mijn: What was posted, without empty parts.
        gezien: Version of a colleague over which the user chose the own text; 0 for none.
    """

    sleutel: str
    getoond: Getoond
    mijn: JsonWaarde
    gezien: int = 0

    @property
    def is_anders(self) -> bool:
        """Say whether the user changed anything."""
        return self.mijn != self.getoond.waarde


@dataclass(frozen=True, slots=True)
class Verslag:
    """What became of the values of one page.

    Attributes:
        getoond: By key what the page shows from now on, for what was saved.
        conflicten: What somebody else changed meanwhile; nothing of it was saved.
    """

    getoond: dict[str, Getoond] = field(default_factory=dict)
    conflicten: list[Conflict] = field(default_factory=list)


def bewaar_antwoorden(
    aanvraag: Aanvraag,
    sectie_id: str,
    wijzigingen: Sequence[Wijziging],
    *,
    door: Gebruiker,
    op: datetime,
    bevestig: bool = False,
) -> Verslag:
    """Save every answer that the user changed and nobody else did.

    Args:
        aanvraag: The dossier; locked from here to the commit, so that colleagues wait their turn.
        sectie_id: The section that is worked on.
        wijzigingen: One for each question of the page.
        door: Who saves.
        op: The moment, UTC.
        bevestig: The user saved the page as it stands: what was carried over is confirmed.

    Raises:
        DomeinFout: `niet_in_driehoek`, or as `voer_uit` when the content is closed.
    """
    vergrendel(aanvraag, door=door)
    anders = [wijziging for wijziging in wijzigingen if wijziging.is_anders]
    bevestigd = bevestig and _bevestig(aanvraag, wijzigingen, door=door, op=op)
    rijen = _lees(aanvraag, [wijziging.sleutel for wijziging in anders])
    verslag = Verslag()
    for wijziging in anders:
        rij = rijen.get(wijziging.sleutel)
        hun = None if rij is None else schoon(rij.waarde)
        if rij is not None and is_conflict(wijziging, rij.versie, hun):
            verslag.conflicten.append(maak_conflict(wijziging, rij, hun))
            continue
        waarde = voeg_samen(wijziging.getoond.waarde, hun, wijziging.mijn)
        rij = bewaar_antwoord(aanvraag, wijziging.sleutel, waarde, door=door, op=op)
        db.session.flush()
        verslag.getoond[wijziging.sleutel] = na_opslaan(wijziging, rij.versie, waarde)
    if verslag.getoond or bevestigd:
        bewerk(aanvraag, SECTIE + sectie_id, door=door, op=op)
    return verslag


def vergrendel(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Read the dossier anew and hold it until the commit; a group before one of its clients.

    Raises:
        DomeinFout: `niet_in_driehoek`.
    """
    if aanvraag.groepsaanvraag_id is not None:
        _lees_vast(aanvraag.groepsaanvraag_id)
    _lees_vast(aanvraag.id)
    eis_bewerker(aanvraag, door=door)


def _lees_vast(aanvraag_id: uuid.UUID) -> None:
    rij = sa.select(Aanvraag).where(Aanvraag.id == aanvraag_id).with_for_update()
    db.session.scalars(rij.execution_options(populate_existing=True)).one()


def is_conflict(wijziging: Wijziging, versie: int, hun: JsonWaarde) -> bool:
    """Say whether what is stored was changed by somebody else where the user changed it too."""
    if versie in {wijziging.getoond.versie, wijziging.gezien}:
        return False
    return botst(wijziging.getoond.waarde, hun, wijziging.mijn)


def na_opslaan(wijziging: Wijziging, versie: int, waarde: JsonWaarde) -> Getoond:
    """Tell a page that stays open what it shows now.

    With a colleague's change merged in, the page still shows the old version of that part: it
    keeps the old number, so that its next save is merged as well.
    """
    gelijk = waarde == wijziging.mijn
    return Getoond(versie if gelijk else wijziging.getoond.versie, wijziging.mijn)


def maak_conflict(wijziging: Wijziging, rij: Antwoord | Doel, hun: JsonWaarde) -> Conflict:
    """Put base, theirs and mine beside each other; mine with what only the other changed."""
    basis = wijziging.getoond.waarde
    return Conflict(
        sleutel=wijziging.sleutel,
        basis=basis,
        hun=hun,
        mijn=voeg_samen(basis, hun, wijziging.mijn),
        versie=rij.versie,
        door=naam_van(rij.door_id),
        op=rij.op,
    )


def naam_van(gebruiker_id: uuid.UUID) -> str:
    """Give the name of a colleague."""
    return db.session.get_one(Gebruiker, gebruiker_id).naam


def _bevestig(
    aanvraag: Aanvraag, wijzigingen: Sequence[Wijziging], *, door: Gebruiker, op: datetime
) -> bool:
    """Confirm the carried-over answers that the page showed and the user left as they are."""
    gelijk = [wijziging for wijziging in wijzigingen if not wijziging.is_anders]
    rijen = _lees(aanvraag, [wijziging.sleutel for wijziging in gelijk])
    te_bevestigen = [
        rij
        for wijziging in gelijk
        if (rij := rijen.get(wijziging.sleutel)) is not None
        and rij.herkomst in NA_BEVESTIGEN
        and rij.versie == wijziging.getoond.versie
    ]
    for rij in te_bevestigen:
        rij.herkomst, rij.door_id, rij.op = NA_BEVESTIGEN[rij.herkomst], door.id, op
    return bool(te_bevestigen)


def _lees(aanvraag: Aanvraag, vraag_ids: Sequence[str]) -> dict[str, Antwoord]:
    vraag = (
        sa.select(Antwoord)
        .where(Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id.in_(vraag_ids))
        .execution_options(populate_existing=True)
    )
    return {rij.vraag_id: rij for rij in db.session.scalars(vraag)}
