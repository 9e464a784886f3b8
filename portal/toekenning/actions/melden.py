"""Who is told of what happens to a toekenning, in the transaction in which it happens."""

import uuid
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.queries.ontvangers import (
    list_bij_aanbieder,
    list_bij_zorgkantoor,
    list_managers,
    list_team,
)
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import duur_van, is_voor_portaal
from portal.beoordeling.queries.toekenningen import is_van_kracht
from portal.berichten.actions.melden import Melding, meld, vraag_brief
from portal.berichten.queries.adresboek import Adresboek
from portal.clienten.models import Groep
from portal.domain.procedure import Evaluatieplicht, bepaal_evaluatieplicht
from portal.domain.procedure.mutatie import is_te_klein
from portal.domain.procedure.verhuizing import Partij
from portal.domain.termijnen import EEN_DAG
from portal.platform import clock
from portal.platform.database import db
from portal.platform.message_data import load_berichtsoorten
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief, Verhuizing
from portal.toekenning.queries.dossierplek import plek_van_groep
from portal.toekenning.queries.verhuizing import als_formulier

BESLUIT, ALLEEN_OVER, HANDTEKENING, EVALUATIE = "N11", "N26", "N27", "N50"
TEAM = ("team",)


def meld_brief(brief: Toekenningsbrief, *, op: datetime) -> None:
    """Tell the aanbieder of a letter to its client.

    Bron: [berichten] N11; [brieven] B8, B9; [awb] art. 2:10.
    """
    toekenning = brief.toekenning
    melding = Melding(
        code=BESLUIT,
        object_soort="toekenningsbrief",
        object_id=brief.id,
        kenmerk=brief.kenmerk,
        moment="verzonden",
        dag=brief.bezwaar_tot,
        gegevens={"soort": brief.soort},
    )
    mensen = _lezers(toekenning, Adresboek(), clock.local_day(op))
    meld(melding, mensen, op=op)
    if not mensen:
        vraag_brief(melding, toekenning.aanbieder_id, op=op)


def meld_verhuisd(verhuizing: Verhuizing, *, op: datetime) -> None:
    """Tell the old aanbieder that a move is in force: the letter itself is no business of it.

    Bron: [berichten] N11; [brieven] B8.
    """
    nieuw, boek = verhuizing.nieuwe_toekenning, Adresboek()
    assert nieuw is not None
    gehoord = {mens.id for mens in _lezers(nieuw, boek, clock.local_day(op))}
    melding = Melding(
        code=BESLUIT,
        object_soort="verhuizing",
        object_id=verhuizing.id,
        kenmerk=verhuizing.toekenning.nummer,
        moment="van_kracht",
        dag=verhuizing.verhuisdatum,
        gegevens={"soort": "verhuizing"},
    )
    mensen = list_managers(verhuizing.oude_aanbieder_id, verhuizing.oude_locatie_id, boek)
    meld(melding, [mens for mens in mensen if mens.id not in gehoord], op=op)


def meld_ondertekenaar(verhuizing: Verhuizing, *, door: Gebruiker, op: datetime) -> None:
    """Tell who signs next that a verhuisformulier waits, unless that is the own organisation.

    Bron: [berichten] N27.
    """
    getekend = len(verhuizing.geldig_getekend)
    boek = Adresboek()
    mensen = [
        mens
        for partij in sorted(als_formulier(verhuizing).aan_de_beurt(getekend))
        for mens in _ondertekenaars(verhuizing, partij, boek)
        if mens.organisatie_id != door.organisatie_id
    ]
    melding = Melding(
        code=HANDTEKENING,
        object_soort="verhuizing",
        object_id=verhuizing.id,
        kenmerk=verhuizing.toekenning.nummer,
        moment=f"{verhuizing.formulierversie}:{getekend + 1}",
        dag=clock.local_day(op),
    )
    meld(melding, mensen, op=op)


def meld_alleen_over(groep_id: uuid.UUID | None, laatste: date, *, op: datetime) -> None:
    """Tell that one client is left in a group, where that follows from an end.

    Args:
        groep_id: The group that somebody left; None for a client outside a group.
        laatste: Last day of who left.
        op: The moment, UTC.

    Bron: [berichten] N26; [processen] H4.
    """
    over = _list_lopend(groep_id, laatste + EEN_DAG) if groep_id else []
    groep = db.session.get(Groep, groep_id) if groep_id else None
    if groep is None or not over or not is_te_klein(len(over)):
        return
    boek = Adresboek()
    melding = Melding(
        code=ALLEEN_OVER,
        object_soort="groep",
        object_id=groep.id,
        kenmerk=groep.code,
        moment=str(over[0].id),
        dag=over[0].einde,
        gegevens={"toekenning": str(over[0].id)},
    )
    team = list_bij_zorgkantoor(plek_van_groep(groep), TEAM, boek)
    managers = list_managers(groep.aanbieder_id, groep.locatie_id, boek)
    meld(melding, [*managers, *team], op=op)


def meld_eerder_einde(toekenning: Toekenning, *, op: datetime) -> None:
    """Ask for the eindevaluatie of a toekenning that was just ended early.

    Bron: [berichten] N50; [processen] A25.
    """
    duur, voor_portaal = duur_van(toekenning), is_voor_portaal(toekenning)
    if bepaal_evaluatieplicht(duur, voor_portaal=voor_portaal) is not Evaluatieplicht.VERPLICHT:
        return
    melding = Melding(
        code=EVALUATIE,
        object_soort="toekenning",
        object_id=toekenning.id,
        kenmerk=toekenning.nummer,
        moment=f"einde-{toekenning.einde}",
        dag=toekenning.einde,
    )
    dag = clock.local_day(op)
    meld(melding, _lezers(toekenning, Adresboek(), dag, code=EVALUATIE), op=op)


def _lezers(
    toekenning: Toekenning, boek: Adresboek, dag: date, *, code: str = BESLUIT
) -> list[Gebruiker]:
    """Give who made its aanvraag, and the managers of where it is now."""
    managers = list_managers(toekenning.aanbieder_id, toekenning.locatie_id, boek)
    aanvraag = toekenning.besluit.aanvraag if toekenning.besluit else None
    if aanvraag is None or aanvraag.aanbieder_id != toekenning.aanbieder_id:
        return managers
    functies = load_berichtsoorten(dag)[code].aan
    return [*list_bij_aanbieder(aanvraag, functies, boek), *managers]


def _ondertekenaars(verhuizing: Verhuizing, partij: Partij, boek: Adresboek) -> list[Gebruiker]:
    match partij:
        case Partij.OUDE_AANBIEDER:
            return list_managers(verhuizing.oude_aanbieder_id, verhuizing.oude_locatie_id, boek)
        case Partij.NIEUWE_AANBIEDER:
            return list_managers(verhuizing.nieuwe_aanbieder_id, verhuizing.nieuwe_locatie_id, boek)
        case Partij.OUD_ZORGKANTOOR:
            return list_team(verhuizing.oud_zorgkantoor_id, verhuizing.oude_regio_id, boek)
        case Partij.NIEUW_ZORGKANTOOR:
            return list_team(verhuizing.nieuw_zorgkantoor_id, verhuizing.nieuwe_regio_id, boek)


def _list_lopend(groep_id: uuid.UUID, dag: date) -> list[Toekenning]:
    return list(
        db.session.scalars(
            sa.select(Toekenning)
            .where(Toekenning.groep_id == groep_id, is_van_kracht(dag))
            .order_by(Toekenning.id)
            .limit(2)
        )
    )
