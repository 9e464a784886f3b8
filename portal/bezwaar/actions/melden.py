"""Tell people about a bezwaar: that it came, that it came late, that a letter is there."""

from datetime import date, datetime

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.bezwaar.models import Bezwaar, Bezwaarbrief, Bezwaargebeurtenis
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.bezwaar.queries.brieven import AAN_BELANGHEBBENDE
from portal.domain.bevoegdheid import Rol
from portal.toegang.models import Gebruiker

SOORT = "bezwaar"
BRIEF = "P02"


def bezwaarteam(bezwaar: Bezwaar, boek: Adresboek | None = None) -> list[Gebruiker]:
    """Give who may handle a bezwaar: the bezwaarbehandelaars of the region."""
    boek = boek or Adresboek()
    return boek.met_rol(bezwaar.zorgkantoor_id, Rol.BEZWAARBEHANDELAAR, regio_id=bezwaar.regio_id)


def meld_ontvangen(bezwaar: Bezwaar, *, op: datetime) -> None:
    """Tell the team and who took the besluit that a bezwaar came (N30), or came late (N31).

    Bron: [berichten] N30 and N31.
    """
    boek = Adresboek()
    team = bezwaarteam(bezwaar, boek)
    besluit, brief = bezwaar.besluit, bezwaar.toekenningsbrief
    beslisser = besluit.vastgesteld_door_id if besluit else brief.door_id if brief else None
    meld(
        melding_over(bezwaar, "N30", "1", dag=bezwaar.ontvangst),
        [*team, *boek.met_id(bezwaar.zorgkantoor_id, [beslisser])],
        op=op,
    )
    if not bezwaar.is_tijdig:
        meld(melding_over(bezwaar, "N31", "1"), team, op=op)


def meld_brief(bezwaar: Bezwaar, brief: Bezwaarbrief, *, code: str = BRIEF, op: datetime) -> None:
    """Tell who reads in the portal that a letter is there: as bezwaarmaker, or as other party.

    Args:
        bezwaar: The one the letter is about.
        brief: The letter; who reads on paper gets it by post.
        code: N38 when the term moved.
        op: The moment, UTC.

    Bron: [berichten] N30 and N38; [processen] L3.
    """
    if not is_in_portaal(bezwaar) and brief.soort not in AAN_BELANGHEBBENDE:
        return
    managers = Adresboek().met_rol(bezwaar.aanbieder_id, Rol.MANAGER, locatie_id=bezwaar.locatie_id)
    meld(melding_over(bezwaar, code, f"brief-{brief.nr}"), managers, op=op)


def meld_beslissing(bezwaar: Bezwaar, gebeurtenis: Bezwaargebeurtenis, *, op: datetime) -> None:
    """Tell the managers of the aanbieder that there is a beslissing (N39).

    They act for the bezwaarmaker, or get the copy; a client who lodged it himself gets the letter
    by post.

    Bron: [berichten] N39.
    """
    managers = Adresboek().met_rol(bezwaar.aanbieder_id, Rol.MANAGER, locatie_id=bezwaar.locatie_id)
    meld(melding_over(bezwaar, "N39", str(gebeurtenis.nr)), managers, op=op)


def melding_over(bezwaar: Bezwaar, code: str, moment: str, *, dag: date | None = None) -> Melding:
    """Make a message about a bezwaar; its day is the beslisdatum unless another is given."""
    return Melding(
        code=code,
        object_soort=SOORT,
        object_id=bezwaar.id,
        kenmerk=bezwaar.nummer,
        moment=moment,
        dag=dag or bezwaar.beslisdatum,
    )
