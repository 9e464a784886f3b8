"""Tell people something: the message in the portal and its e-mail, in the same transaction."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.berichten.actions.taken import PER_BRIEF, vraag_taak
from portal.berichten.actions.uitbox import schrijf_mail
from portal.berichten.dossiers import find_dossierplek
from portal.berichten.models import Bericht, Taak
from portal.berichten.queries.bereikbaarheid import list_op_papier
from portal.berichten.queries.vervangers import met_vervangers
from portal.berichten.queries.voorkeuren import lees_voorkeuren
from portal.domain.berichten import Berichtsoort, Bezorging, bepaal_bezorging
from portal.platform import clock
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.platform.transactions import invoeging
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding:
    """What there is to tell.

    Attributes:
        code: N.. of config/berichten.
        object_soort: What it is about, as in `Bericht.object_soort`; it decides the link.
        object_id: The row it is about.
        kenmerk: Number that people know it by.
        moment: What makes this occasion different from an earlier one about the same row: the
            number of the event, or the ISO day of a reminder.
        dag: The day it is about, if any.
        trede: Days after `dag` at which this step of a ladder was due; None at an event.
        direct: This step is sent at once unless somebody chose otherwise.
        gegevens: Codes, ids and ISO dates for the text; never free text, never about a person.
    """

    code: str
    object_soort: str
    object_id: uuid.UUID
    kenmerk: str
    moment: str
    dag: date | None = None
    trede: int | None = None
    direct: bool = False
    gegevens: Mapping[str, object] = field(default_factory=dict)

    def sleutel(self, gebruiker_id: uuid.UUID) -> str:
        """Give what makes the message to one person unique."""
        return f"{self.code}:{self.object_id}:{self.moment}:{gebruiker_id}"


def meld(melding: Melding, aan: Iterable[Gebruiker], *, op: datetime) -> int:
    """Tell each of some people, once; who was told of the same occasion before hears nothing.

    While somebody is away, the vervanger is told too. A wettelijk message to an aanbieder that
    may not be written to electronically stands in the portal without an e-mail: the team of the
    zorgkantoor sends a letter, of a reminder none.

    Args:
        melding: What there is to tell.
        aan: Who is told; the same person twice counts once.
        op: The moment, UTC.

    Returns:
        How many people were told now.

    Bron: [berichten] Kanalen; [processen] L2, L3, L5.
    """
    dag = clock.local_day(op)
    aan_wie = met_vervangers({mens.id: mens for mens in aan}.values(), dag)
    mensen = {mens.id: mens for mens, _ in aan_wie}
    soort = load_berichtsoorten(dag)[melding.code]
    gekozen = lees_voorkeuren(mensen.values(), melding.code) if soort.is_instelbaar else {}
    papier = _list_op_papier(soort, mensen.values(), dag)
    if melding.trede is None:
        for organisatie_id in sorted(papier):
            vraag_brief(melding, organisatie_id, op=op)
    return sum(
        _meld_een(
            melding,
            mens,
            bepaal_bezorging(soort, gekozen.get(mens.id), direct=melding.direct),
            op,
            namens_id=namens_id,
            met_mail=mens.organisatie_id not in papier,
        )
        for mens, namens_id in aan_wie
    )


def vraag_brief(melding: Melding, aan: uuid.UUID, *, op: datetime) -> None:
    """Ask the team of the zorgkantoor to send by post what cannot reach an aanbieder otherwise.

    Args:
        melding: What there is to tell.
        aan: The aanbieder.
        op: The moment, UTC.

    Bron: [awb] art. 2:8; [processen] L2.
    """
    plek = find_dossierplek(melding.object_soort, melding.object_id)
    assert plek is not None, melding.object_soort
    vraag_taak(
        Taak(
            sleutel=f"{PER_BRIEF}:{melding.code}:{melding.object_id}:{melding.moment}:{aan}",
            soort=PER_BRIEF,
            code=melding.code,
            organisatie_id=plek.zorgkantoor_id,
            rol=plek.team,
            object_soort=melding.object_soort,
            object_id=melding.object_id,
            kenmerk=melding.kenmerk,
            gegevens={"organisatie": str(aan)},
            op=op,
        )
    )


def _list_op_papier(
    soort: Berichtsoort, mensen: Iterable[Gebruiker], dag: date
) -> frozenset[uuid.UUID]:
    """Give who has to be written to by letter; only the law asks that."""
    if soort.bezorging is not Bezorging.WETTELIJK:
        return frozenset()
    return list_op_papier({mens.organisatie_id for mens in mensen}, dag)


def _meld_een(
    melding: Melding,
    mens: Gebruiker,
    bezorging: Bezorging,
    op: datetime,
    *,
    namens_id: uuid.UUID | None,
    met_mail: bool,
) -> bool:
    bericht_id = uuid.uuid4()
    waarden = {
        "id": bericht_id,
        "sleutel": melding.sleutel(mens.id),
        "code": melding.code,
        "trede": melding.trede,
        "organisatie_id": mens.organisatie_id,
        "gebruiker_id": mens.id,
        "namens_id": namens_id,
        "object_soort": melding.object_soort,
        "object_id": melding.object_id,
        "kenmerk": melding.kenmerk,
        "gegevens": dict(melding.gegevens),
        "dag": melding.dag,
        "bezorging": bezorging,
        "op": op,
    }
    tabel = Bericht.__table__
    vraag = (
        invoeging(db.engine.dialect.name, tabel)
        .values(**waarden)
        .on_conflict_do_nothing(index_elements=["sleutel"])
        .returning(Bericht.id)
    )
    if db.session.scalar(vraag) is None:
        return False
    if met_mail and bezorging in {Bezorging.WETTELIJK, Bezorging.DIRECT}:
        schrijf_mail(mens, bezorging, bericht_id=bericht_id, op=op)
    return True
