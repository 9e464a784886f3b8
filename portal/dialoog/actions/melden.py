"""Tell the people of a dialoog: that it is planned, moved or off, and what waits for them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.dialoog.models import Dialoog
from portal.dialoog.queries.deelnemers import list_accounts
from portal.dialoog.queries.dialogen import kenmerk_van
from portal.dialoog.queries.verslag import find_antwoorddag
from portal.toegang.models import Gebruiker

SOORT = "dialoog"
UITNODIGING = "N48"
NIET_MEER = "niet_meer"
AFGEZEGD, TE_BEVESTIGEN, OPMERKING, GEREED = "afgezegd", "te_bevestigen", "opmerking", "gereed"


def meld_uitnodiging(dialoog: Dialoog, *, op: datetime) -> None:
    """Tell who takes part that there is an invitation: a first one, or a new one.

    Bron: [berichten] N48.
    """
    _meld(dialoog, f"uitnodiging-{dialoog.uitnodiging_nr}", op=op)


def list_genodigden(dialoog: Dialoog) -> Sequence[Gebruiker]:
    """Give the accounts that hear of a dialoog now."""
    return list_accounts(dialoog, Adresboek())


def meld_niet_meer(dialoog: Dialoog, eerder: Iterable[Gebruiker], *, op: datetime) -> None:
    """Tell who was invited before and is no longer, so that it leaves their calendar too.

    Bron: [berichten] N48.
    """
    nu = {mens.id for mens in list_genodigden(dialoog)}
    weg = [mens for mens in eerder if mens.id not in nu]
    _meld(dialoog, f"{NIET_MEER}-{dialoog.uitnodiging_nr}", op=op, variant=NIET_MEER, aan=weg)


def meld_afgezegd(dialoog: Dialoog, *, op: datetime) -> None:
    """Tell who would take part that the dialoog is off.

    Bron: [berichten] N48.
    """
    _meld(dialoog, AFGEZEGD, op=op, variant=AFGEZEGD)


def meld_verslag(dialoog: Dialoog, wat: str, *, op: datetime) -> None:
    """Tell who takes part where the verslag stands, and by when an answer is due.

    Args:
        dialoog: The dialoog.
        wat: `TE_BEVESTIGEN`, `OPMERKING` or `GEREED`.
        op: The moment, UTC.

    Bron: [procedure] §5; it goes as N48, which is about the same dialoog.
    """
    dag = find_antwoorddag(dialoog) if wat == TE_BEVESTIGEN else None
    _meld(dialoog, f"{wat}-{dialoog.ronde}", op=op, variant=wat, dag=dag)


def _meld(
    dialoog: Dialoog,
    moment: str,
    *,
    op: datetime,
    variant: str = "",
    dag: date | None = None,
    aan: Sequence[Gebruiker] | None = None,
) -> None:
    melding = Melding(
        code=UITNODIGING,
        object_soort=SOORT,
        object_id=dialoog.id,
        kenmerk=kenmerk_van(dialoog),
        moment=moment,
        dag=dag or dialoog.dag,
        gegevens={"variant": variant} if variant else {},
    )
    meld(melding, list_genodigden(dialoog) if aan is None else aan, op=op)
