"""Tell the team and the bezwaarmaker how it stands with the advice of the Zorginstituut."""

from datetime import date, datetime

from portal.berichten.actions.melden import meld
from portal.berichten.queries.adresboek import Adresboek
from portal.bezwaar.actions.advies import Gevraagd
from portal.bezwaar.actions.melden import bezwaarteam, melding_over
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.domain.bevoegdheid import Rol


def meld_advies_gevraagd(bezwaar: Bezwaar, gevraagd: Gevraagd, *, op: datetime) -> None:
    """Tell that the Zorginstituut has everything (N33).

    Bron: [berichten] N33.
    """
    _meld_allebei(bezwaar, "N33", gevraagd, gevraagd.advies.uiterlijk, op)


def meld_advies(bezwaar: Bezwaar, gekomen: Gevraagd, *, op: datetime) -> None:
    """Tell that the advice is there (N37).

    Bron: [berichten] N37.
    """
    _meld_allebei(bezwaar, "N37", gekomen, bezwaar.beslisdatum, op)


def _meld_allebei(bezwaar: Bezwaar, code: str, wat: Gevraagd, dag: date, op: datetime) -> None:
    """Tell the team, and the managers when they act for the bezwaarmaker in the portal."""
    boek = Adresboek()
    mensen = bezwaarteam(bezwaar, boek)
    if is_in_portaal(bezwaar):
        plek = bezwaar.locatie_id
        mensen += boek.met_rol(bezwaar.aanbieder_id, Rol.MANAGER, locatie_id=plek)
    meld(melding_over(bezwaar, code, str(wat.gebeurtenis.nr), dag=dag), mensen, op=op)
