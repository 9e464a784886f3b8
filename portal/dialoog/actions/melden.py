"""Tell the people of a dialoog: that it is planned, moved or off, and what waits for them."""

from datetime import datetime

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.dialoog.models import Dialoog
from portal.dialoog.queries.deelnemers import list_accounts
from portal.dialoog.queries.dialogen import kenmerk_van
from portal.domain.bevoegdheid import Rol
from portal.toegang.models import Gebruiker

SOORT = "dialoog"
UITNODIGING = "N48"
AFGEZEGD, TE_BEVESTIGEN, OPMERKING, GEREED = "afgezegd", "te_bevestigen", "opmerking", "gereed"


def meld_uitnodiging(dialoog: Dialoog, *, op: datetime) -> None:
    """Tell who takes part that there is an invitation: a first one, or a new one.

    Bron: [berichten] N48.
    """
    meld(_melding(dialoog, f"uitnodiging-{dialoog.uitnodiging_nr}"), _mensen(dialoog), op=op)


def meld_afgezegd(dialoog: Dialoog, *, op: datetime) -> None:
    """Tell who would take part that the dialoog is off.

    Bron: [berichten] N48.
    """
    meld(_melding(dialoog, AFGEZEGD, variant=AFGEZEGD), _mensen(dialoog), op=op)


def meld_verslag(dialoog: Dialoog, wat: str, *, op: datetime) -> None:
    """Tell who takes part where the verslag stands.

    Args:
        dialoog: The dialoog.
        wat: `TE_BEVESTIGEN`, `OPMERKING` or `GEREED`.
        op: The moment, UTC.

    Bron: [procedure] §5; it goes as N48, which is about the same dialoog.
    """
    meld(_melding(dialoog, f"{wat}-{dialoog.ronde}", variant=wat), _mensen(dialoog), op=op)


def _mensen(dialoog: Dialoog) -> list[Gebruiker]:
    """Give the accounts that take part, and of a party without one who may confirm for it."""
    mensen = list(list_accounts(dialoog))
    boek = Adresboek()
    for organisatie_id, rol in (
        (dialoog.aanbieder_id, Rol.MANAGER),
        (dialoog.zorgkantoor_id, Rol.TEAMLEIDER),
        (dialoog.cce_id, Rol.CCE_COORDINATOR),
    ):
        if not any(mens.organisatie_id == organisatie_id for mens in mensen):
            mensen += boek.met_rol(organisatie_id, rol)
    return mensen


def _melding(dialoog: Dialoog, moment: str, *, variant: str = "") -> Melding:
    return Melding(
        code=UITNODIGING,
        object_soort=SOORT,
        object_id=dialoog.id,
        kenmerk=kenmerk_van(dialoog),
        moment=moment,
        dag=dialoog.dag,
        gegevens={"variant": variant} if variant else {},
    )
