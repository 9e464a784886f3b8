"""What a signed verhuisformulier does: the old toekenning ends, a new one begins (K07)."""

from dataclasses import dataclass
from datetime import datetime

from portal.beoordeling.actions.melden import meld_dubbele_maand
from portal.beoordeling.actions.ontstaan import eindig
from portal.beoordeling.models import Toekenning
from portal.clienten.actions.overdracht import Overdracht, draag_over
from portal.domain.procedure import Eindereden, Herkomst
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.domain.termijnen import EEN_DAG
from portal.domain.waarden import Aandeel, breuk_uit_tekst
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.bevoegd import eis_mandaat
from portal.toekenning.actions.melden import meld_alleen_over, meld_verhuisd
from portal.toekenning.actions.mutatie import verlaat_groep
from portal.toekenning.actions.verhuizing import overname_van
from portal.toekenning.actions.voortzetten import Plek, Voortzetting, zet_voort
from portal.toekenning.models import Verhuizing


@dataclass(frozen=True, slots=True)
class Verhuisd:
    """The toekenning that began, and the functietitel under which its letter is signed."""

    toekenning: Toekenning
    functie: str


def laat_verhuizen(verhuizing: Verhuizing, *, door: Gebruiker, op: datetime) -> Verhuisd:
    """Put a form that all parties signed into effect.

    The old toekenning ends the day before; the new one runs to the same last day. A client of a
    group leaves the group on the same day.

    Args:
        verhuizing: With every signature.
        door: Who signed last.
        op: The moment, UTC.

    Raises:
        DomeinFout: As `bepaal_overname`, or as `eis_mandaat`: the last signature is a besluit.

    Bron: [verhuisformulier] Gevolgen na stap 4; [procedure] §3 K07.
    """
    oud, dag = verhuizing.toekenning, verhuizing.verhuisdatum
    overname = overname_van(verhuizing)
    laatste_dag = oud.einde
    client = draag_over(oud.client, Overdracht(verhuizing.nieuwe_locatie, dag), door=door, op=op)
    plek = Plek(
        aanbieder_id=verhuizing.nieuwe_aanbieder_id,
        zorgkantoor_id=verhuizing.nieuw_zorgkantoor_id,
        regio_id=verhuizing.nieuwe_regio_id,
        locatie_id=verhuizing.nieuwe_locatie_id,
        client=client,
    )
    nieuw = zet_voort(
        oud,
        Voortzetting(
            herkomst=Herkomst.VERHUIZING,
            plek=plek,
            ingang=dag,
            laatste_dag=laatste_dag,
            overname=overname,
            tarief=Aandeel(breuk_uit_tekst(verhuizing.tarief)),
            meerzorguren=verhuizing.meerzorguren,
        ),
        door=door,
        op=op,
    )
    reden = Eindereden.VERHUIZING
    eindig(oud, dag - EEN_DAG, reden, door=door, op=op, vervangen_door=nieuw)
    verhuizing.stand, verhuizing.nieuwe_toekenning = Verhuisstand.VAN_KRACHT, nieuw
    db.session.flush()
    verlaat_groep(verhuizing, door=door, op=op)
    db.session.flush()
    meld_dubbele_maand(nieuw, oud, op=op)
    meld_verhuisd(verhuizing, op=op)
    meld_alleen_over(oud.groep_id, oud.einde, op=op)
    return Verhuisd(nieuw, eis_mandaat(nieuw, door=door, op=op))
