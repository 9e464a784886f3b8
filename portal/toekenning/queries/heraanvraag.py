"""What a her-aanvraag starts from: the toekenning in view, and the copy that goes along."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import sqlalchemy as sa

from portal.aanvraag.models import AanvraagVersie
from portal.aanvraag.queries.groep import vraagt_als_groep
from portal.aanvraag.queries.stand.check import VG7PLUS
from portal.aanvraag.queries.starten import SOORTEN, find_open_aanvraag
from portal.aanvraag.queries.versie import Inhoud, lees_versie
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import is_bevestigd
from portal.domain.procedure.heraanvraag import PREVENTIEF, Aanleiding, mogelijke_aanleidingen
from portal.domain.rekentool import ONDERDELEN
from portal.domain.termijnen import EEN_DAG, Maandgrens, looptijdgrens
from portal.domain.waarden import breuk_uit_tekst
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.toekenning import get_toekenning

INVOER = (
    "wonen",
    "dagbesteding",
    "nachtzorg",
    "behandelaren",
    "context_uren_jaar",
    "context_totaal",
)
BLOKKEN = {"zorginzet": ("dagprogramma", "zorg"), "financien": ("context", "maatwerk")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Herbegin:
    """A toekenning from which a her-aanvraag may start.

    Attributes:
        aanleidingen: Why it may be made today; empty when it may not.
        open_nummer: Number of another aanvraag of the client that is still open, empty for none.
        grenzen: Smallest and largest number of months by soort.
        groep_kan: It was granted within a group that can ask again, with this client.
    """

    toekenning: Toekenning
    aanleidingen: tuple[Aanleiding, ...]
    open_nummer: str
    grenzen: Mapping[str, Maandgrens]
    groep_kan: bool

    @property
    def volgende_dag(self) -> date:
        """Give the day after its last one."""
        return self.toekenning.einde + EEN_DAG


def get_herbegin(toekenning_id: uuid.UUID, *, op: date, voor: Gebruiker) -> Herbegin:
    """Give a toekenning with what it may be followed by.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    toekenning = get_toekenning(toekenning_id, voor=voor)
    duur, open_ = duur_van(toekenning), find_open_aanvraag(toekenning.client_id)
    return Herbegin(
        toekenning=toekenning,
        aanleidingen=mogelijke_aanleidingen(duur, soort=toekenning.soort, dag=op),
        open_nummer=open_.nummer if open_ else "",
        grenzen={
            soort: looptijdgrens(
                preventief=soort == PREVENTIEF,
                vg7plus=toekenning.zorgprofiel == VG7PLUS,
                regels=load_looptijdregels(op),
            )
            for soort in SOORTEN
        },
        groep_kan=_kan_groep(toekenning, op),
    )


def _kan_groep(toekenning: Toekenning, op: date) -> bool:
    if toekenning.groep_id is None:
        return False
    minimum = get_toetsingskader(op=op).drempels.groep_minimum
    kan = vraagt_als_groep(toekenning.groep_id, toekenning.client_id, op=op, minimum=minimum)
    return bool(db.session.scalar(sa.select(kan)))


def maak_voorganger(toekenning: Toekenning) -> Voorgangergegevens:
    """Copy what a toekenning granted, with what the aanvraag behind it told, if there is one."""
    versies = _versies(toekenning)
    berekening = als_deel(toekenning.invoer)
    invoer = als_deel(berekening.get("invoer"))
    blokken = blokken_van(versies[-1]) if versies else {}
    return Voorgangergegevens(
        toekenning_id=toekenning.id,
        nummer=toekenning.nummer,
        kenmerk=toekenning.kenmerk,
        soort=toekenning.soort,
        zorgprofiel=toekenning.zorgprofiel,
        ingang=toekenning.ingang,
        maanden=toekenning.maanden,
        laatste_dag=toekenning.laatste_dag,
        einde=toekenning.einde,
        preventief_maanden=_preventieve_maanden(toekenning),
        meerzorgprofiel=toekenning.meerzorgprofiel,
        meerzorguren=_uren(toekenning.meerzorguren),
        jaarbedrag_cent=toekenning.jaarbedrag_cent,
        etmaalbedrag_cent=toekenning.etmaalbedrag_cent,
        jaarbedrag_100_cent=toekenning.jaarbedrag_100_cent,
        prijspeil=toekenning.prijspeil,
        tarief=toekenning.tarief or als_tekst(invoer.get("tarief")),
        perspectief=toekenning.perspectief,
        max_profiel=toekenning.max_profiel,
        max_uren=_uren(toekenning.max_meerzorguren),
        afgebouwd_op=toekenning.afgebouwd_op,
        afspraken=toekenning.afspraken,
        voorwaarden=toekenning.voorwaarden,
        doelen=_met_kenmerk(toekenning.doelen),
        uren={naam: als_tekst(invoer[naam]) for naam in INVOER if invoer.get(naam) is not None},
        posten=tuple(als_rijen(als_deel(blokken.get("context")).get("posten"))),
        berekening={naam: berekening[naam] for naam in ONDERDELEN if berekening},
        antwoorden=_antwoorden(versies),
        blokken=blokken,
        driehoek=_driehoek(versies[0]) if versies else {},
    )


def _met_kenmerk(doelen: JsonWaarde) -> tuple[Mapping[str, JsonWaarde], ...]:
    """Give the goals, each with a lasting id; one from before the portal gets it here."""
    return tuple(
        {**doel, "doel_id": als_tekst(doel.get("doel_id")) or str(uuid.uuid4())}
        for doel in als_rijen(doelen)
    )


def _antwoorden(versies: Sequence[Inhoud]) -> dict[str, JsonWaarde]:
    return {naam: deel for versie in versies for naam, deel in versie.deel("antwoorden").items()}


def _versies(toekenning: Toekenning) -> Sequence[Inhoud]:
    """Read the version it was granted on; for a member that of the group first."""
    besluit = toekenning.besluit
    if besluit is None:
        return ()
    ids = [besluit.versie_id]
    if besluit.groepsbesluit is not None:
        ids.insert(0, besluit.groepsbesluit.versie_id)
    return [lees_versie_van(nr) for nr in ids]


def _driehoek(versie: Inhoud) -> Mapping[str, str]:
    """Give who made a version, by function."""
    leden = als_deel(versie.onderdeel("gegevens").get("driehoek"))
    return {functie: als_tekst(als_deel(lid).get("id")) for functie, lid in leden.items()}


def blokken_van(versie: Inhoud) -> Mapping[str, JsonWaarde]:
    """Give the input of the rekentool as it was typed."""
    return dict(_gevulde_blokken(versie))


def _gevulde_blokken(versie: Inhoud) -> Iterator[tuple[str, JsonWaarde]]:
    onderdelen = {**BLOKKEN, "behandelaars": ("behandelaars",)}
    for onderdeel, namen in onderdelen.items():
        for naam in namen:
            ruw = versie.onderdeel(onderdeel).get(naam)
            if isinstance(ruw, dict):
                yield naam, ruw


def _preventieve_maanden(toekenning: Toekenning) -> int:
    """Count the months of preventieve meerzorg up to its end, back to the first gap."""
    if toekenning.soort != PREVENTIEF:
        return 0
    vraag = sa.select(Toekenning.ingang, Toekenning.einde, Toekenning.maanden).where(
        Toekenning.client_id == toekenning.client_id,
        Toekenning.soort == PREVENTIEF,
        Toekenning.ingang < toekenning.ingang,
        Toekenning.einde >= Toekenning.ingang,
        is_bevestigd(),
    )
    maanden, begin = toekenning.maanden, toekenning.ingang
    for ingang, einde, duur in db.session.execute(vraag.order_by(Toekenning.ingang.desc())):
        if einde + EEN_DAG < begin:
            break
        maanden, begin = maanden + duur, ingang
    return maanden


def _uren(tekst: str) -> Fraction | None:
    return breuk_uit_tekst(tekst) if tekst else None


def lees_versie_van(versie_id: uuid.UUID) -> Inhoud:
    """Read the version that a besluit rests on."""
    return lees_versie(db.session.get_one(AanvraagVersie, versie_id))
