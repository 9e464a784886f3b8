"""Fix a change in a group: only whom it touches gets a besluit (K06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.beoordeling.actions.melden import meld_dubbele_maand
from portal.beoordeling.actions.ontstaan import eindig
from portal.beoordeling.models import Toekenning
from portal.clienten.actions.groepslid import voeg_lid_toe
from portal.clienten.actions.overdracht import Overdracht, draag_over
from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure import Eindereden, Herkomst
from portal.domain.procedure.mutatie import Lidgevolg, Mutatiestand
from portal.domain.termijnen import EEN_DAG
from portal.domain.waarden import Aandeel, breuk_uit_tekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.bevoegd import eis_mandaat
from portal.toekenning.actions.melden import meld_alleen_over, meld_eerder_einde
from portal.toekenning.actions.mutatie import beeld_van, eis_open, laat_uit_groep, leg_vast
from portal.toekenning.actions.voortzetten import Plek, Voortzetting, zet_voort
from portal.toekenning.models import Mutatie, Mutatielid
from portal.toekenning.queries.mutatiebeeld import Lidbeeld
from portal.toekenning.queries.overname import bepaal_overname

REDENEN = {
    Lidgevolg.EINDIGT: Eindereden.UIT_GROEP,
    Lidgevolg.OVERBLIJVER: Eindereden.ALLEEN_OVER,
    Lidgevolg.GAAT_OVER: Eindereden.VERVANGEN,
}


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """One member whom a fixed mutatie touched, for the letter.

    Attributes:
        nieuw: The toekenning in the other group, at a verplaatsing only.
        functie: Functietitel under which the letter is signed.
    """

    beeld: Lidbeeld
    nieuw: Toekenning | None
    functie: str


def stel_mutatie_vast(mutatie: Mutatie, *, door: Gebruiker, op: datetime) -> Sequence[Gewijzigd]:
    """Fix a mutatie: who leaves ends, who moves goes on elsewhere, the others stay as they are.

    Returns:
        Whom it touched; each gets a letter in the same transaction. Whose toekenning had ended
        already by a verhuizing gets none: that one had a letter.

    Raises:
        DomeinFout: `mutatie_afgehandeld`, as `maak_mutatiebeeld`, or as `eis_mandaat`.
    """
    eis_open(mutatie)
    gewijzigd = [
        _pas_toe(mutatie, lid, door=door, op=op)
        for lid in beeld_van(mutatie).geraakt
        if lid.einde < lid.toekenning.einde
    ]
    mutatie.stand = Mutatiestand.VASTGESTELD
    mutatie.behandeld_door_id, mutatie.behandeld_op = door.id, op
    db.session.flush()
    leg_vast(Handeling.MUTATIE_BEHANDELEN.value, mutatie, door=door)
    _meld(mutatie, gewijzigd, op=op)
    return gewijzigd


def _meld(mutatie: Mutatie, gewijzigd: Sequence[Gewijzigd], *, op: datetime) -> None:
    for rij in gewijzigd:
        if rij.nieuw is not None:
            meld_dubbele_maand(rij.nieuw, rij.beeld.toekenning, op=op)
    meld_alleen_over(mutatie.groep_id, mutatie.eerste_dag - EEN_DAG, op=op)


def _pas_toe(mutatie: Mutatie, lid: Lidbeeld, *, door: Gebruiker, op: datetime) -> Gewijzigd:
    rij, nieuw = lid.toekenning, None
    functie = eis_mandaat(rij, door=door, op=op, betrokkenen={mutatie.aangevraagd_door_id})
    if lid.gevolg is not Lidgevolg.OVERBLIJVER:
        laat_uit_groep(rij, mutatie.eerste_dag, door=door)
    if lid.gevolg is Lidgevolg.GAAT_OVER:
        nieuw = _verplaats(mutatie, rij, door=door, op=op)
    reden = REDENEN[lid.gevolg]
    eindig(rij, lid.einde, reden, door=door, op=op, vervangen_door=nieuw)
    if lid.gevolg is not Lidgevolg.OVERBLIJVER:
        meld_eerder_einde(rij, op=op)
    _onthoud(mutatie, rij, nieuw)
    return Gewijzigd(lid, nieuw, functie)


def _onthoud(mutatie: Mutatie, rij: Toekenning, nieuw: Toekenning | None) -> None:
    eigen = next((lid for lid in mutatie.leden if lid.toekenning_id == rij.id), None)
    if eigen is None:
        eigen = Mutatielid(toekenning_id=rij.id, clientcode=rij.clientcode)
        mutatie.leden.append(eigen)
    eigen.nieuwe_toekenning_id = nieuw.id if nieuw else None


def _verplaats(mutatie: Mutatie, rij: Toekenning, *, door: Gebruiker, op: datetime) -> Toekenning:
    """Let the client go on in the other group, at its location, for the amount without context."""
    groep, dag = mutatie.naar_groep, mutatie.eerste_dag
    assert groep is not None
    draag_over(rij.client, Overdracht(groep.locatie, dag), door=door, op=op)
    voeg_lid_toe(groep, rij.client, van=dag, door=door)
    return zet_voort(
        rij,
        Voortzetting(
            herkomst=Herkomst.MUTATIE,
            plek=Plek(
                aanbieder_id=rij.aanbieder_id,
                zorgkantoor_id=rij.zorgkantoor_id,
                regio_id=groep.locatie.regio_id,
                locatie_id=groep.locatie_id,
                client=rij.client,
                groep_id=groep.id,
            ),
            ingang=dag,
            laatste_dag=rij.einde,
            overname=bepaal_overname(rij, tarief=rij.tarief, meerzorguren=rij.meerzorguren),
            tarief=Aandeel(breuk_uit_tekst(rij.tarief)),
            meerzorguren=rij.meerzorguren,
        ),
        door=door,
        op=op,
    )
