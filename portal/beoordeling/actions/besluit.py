"""Prepare a besluit, offer it for a second look, send it back."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden, licht_toe
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import find_besluit_in_de_maak, volgend_besluitnummer
from portal.beoordeling.queries.toekenning import Toekenning
from portal.beoordeling.queries.toetsing import Toetsstand, is_toetser
from portal.beoordeling.queries.vier_ogen import kenmerken_van, regels_van
from portal.domain.bevoegdheid import Handeling, vier_ogen_nodig
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand, pas_toe_op_besluit
from portal.domain.rekentool import uitkomst_als_gegevens
from portal.domain.toetsingskader import Besluitconcept, belemmeringen
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import breuk_als_tekst
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

CENT = 100
VG7_VERLENGING = "SG-VG7-VERLENGING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """What the reviewer chose and wrote; texts as typed.

    Attributes:
        afspraken: Agreements on the result in hours and money, one a line.
        open_punten: Points that stayed open, one a line.
        verzenddatum: Day of the letter; None is the day of vaststellen.
        max_meerzorguren: Exact hours as `n/d`, empty when not agreed.
    """

    uitkomst: Uitkomst
    onderbouwing: str
    perspectief: str = ""
    max_profiel: str = ""
    max_meerzorguren: str = ""
    afgebouwd_op: date | None = None
    afspraken: str = ""
    voorwaarden: str = ""
    termijnreden: str = ""
    andere_hulp: str = ""
    afbouwpad: str = ""
    open_punten: str = ""
    antwoorddatum: date | None = None
    teamleider_akkoord: bool = False
    verzenddatum: date | None = None
    oude_tabel_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbereiding:
    """Where the besluit is made from: the toetsing, and what would be granted."""

    stand: Toetsstand
    toekenning: Toekenning | None
    eerder_bijgesteld: bool
    herstelt: Besluit | None = None
    herstelreden: str = ""


def voorbereiden(
    aanvraag: Aanvraag,
    keuze: Keuze,
    voorbereiding: Voorbereiding,
    *,
    door: Gebruiker,
    op: datetime,
) -> Besluit:
    """Prepare the besluit (T16, T17), or change the one that is being prepared.

    Raises:
        DomeinFout: `niet_de_toetser`, `besluit_niet_mogelijk` with `belemmeringen`,
            `termijnreden_ontbreekt`, `oude_tabel_reden_ontbreekt`, or what `voer_uit` raises.
    """
    _eis_toetser(aanvraag, door)
    gevonden = belemmeringen(_concept(keuze, voorbereiding), voorbereiding.stand.toetsing)
    if gevonden:
        raise DomeinFout("besluit_niet_mogelijk", belemmeringen=gevonden)
    besluit = find_besluit_in_de_maak(aanvraag) or _nieuw(aanvraag, voorbereiding, door, op)
    _eis_redenen(keuze, voorbereiding)
    _vul(besluit, keuze, voorbereiding)
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    besluit.vier_ogen = is_vier_ogen_nodig(besluit, voorbereiding.stand, op)
    db.session.add(besluit)
    db.session.flush()
    if aanvraag.toestand is Toestand.BESLUIT_KLAARZETTEN or besluit.herstelt_id is not None:
        _leg_wijziging_vast(aanvraag, besluit, door)
    else:
        voer_uit(
            aanvraag,
            Stap(
                handeling=Handeling.BESLUIT_VOORBEREIDEN,
                door=door,
                op=op,
                uitkomst=keuze.uitkomst,
                gegevens={"besluit": str(besluit.id)},
            ),
        )
    return besluit


def terug_naar_toetsing(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take the prepared besluit back (T18); its texts stay for the next time."""
    _eis_toetser(aanvraag, door)
    voer_uit(aanvraag, Stap(handeling=Handeling.BESLUIT_TERUG_NAAR_TOETSING, door=door, op=op))


def ter_controle_aanbieden(
    aanvraag: Aanvraag, besluit: Besluit, *, door: Gebruiker, op: datetime
) -> None:
    """Offer a prepared besluit to the second person (T19).

    Raises:
        DomeinFout: `niet_de_toetser`, or `geen_vier_ogen_nodig`.
    """
    _eis_toetser(aanvraag, door)
    if not besluit.vier_ogen:
        raise DomeinFout("geen_vier_ogen_nodig")
    _zet(besluit, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN)
    _stap_van(aanvraag, besluit, Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN, door, op)


def terugsturen(
    aanvraag: Aanvraag, besluit: Besluit, reden: str, *, door: Gebruiker, op: datetime
) -> None:
    """Send a besluit back to who prepared it, with a reason (T20).

    Raises:
        DomeinFout: `reden_ontbreekt`, or `zelf_betrokken` for the behandelaar.
    """
    tekst = eis_reden(reden)
    if door.id in {aanvraag.behandelaar_id, besluit.voorbereid_door_id}:
        raise DomeinFout("zelf_betrokken")
    _zet(besluit, Handeling.BESLUIT_TERUGSTUREN)
    if besluit.herstelt_id is not None:
        _leg_wijziging_vast(aanvraag, besluit, door)
        return
    gebeurtenis = voer_uit(
        aanvraag, Stap(handeling=Handeling.BESLUIT_TERUGSTUREN, door=door, op=op)
    )
    assert gebeurtenis is not None
    licht_toe(gebeurtenis, tekst)


def is_vier_ogen_nodig(besluit: Besluit, stand: Toetsstand, op: datetime) -> bool:
    """Say whether a second person fixes this besluit."""
    kenmerken = kenmerken_van(besluit, vg7plus_verlenging=is_vg7plus_verlenging(stand))
    return vier_ogen_nodig(kenmerken, regels_van(besluit.zorgkantoor_id, clock.local_day(op)))


def is_vg7plus_verlenging(stand: Toetsstand) -> bool:
    """Say whether the client had meerzorg beside VG7-plus before."""
    return any(signaal.actief for signaal in stand.signalen if signaal.id == VG7_VERLENGING)


def _eis_toetser(aanvraag: Aanvraag, door: Gebruiker) -> None:
    if not is_toetser(aanvraag, door):
        raise DomeinFout("niet_de_toetser")


def _zet(besluit: Besluit, handeling: Handeling) -> None:
    besluit.stand = pas_toe_op_besluit(besluit.stand, handeling)


def _stap_van(
    aanvraag: Aanvraag, besluit: Besluit, handeling: Handeling, door: Gebruiker, op: datetime
) -> None:
    """Move the aanvraag along, unless it is a herstelbesluit: then the aanvraag stays."""
    if besluit.herstelt_id is None:
        voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op))
    else:
        _leg_wijziging_vast(aanvraag, besluit, door)


def _leg_wijziging_vast(aanvraag: Aanvraag, besluit: Besluit, door: Gebruiker) -> None:
    """Leave an audit line for what changes the besluit but not the aanvraag."""
    audit.leg_vast(
        audit_regel("besluit.gewijzigd", door=door, over=besluit, client_id=aanvraag.client_id)
    )


def _concept(keuze: Keuze, voorbereiding: Voorbereiding) -> Besluitconcept:
    toekenning = voorbereiding.toekenning
    return Besluitconcept(
        uitkomst=keuze.uitkomst,
        onderbouwing=keuze.onderbouwing,
        ingangsdatum=toekenning.ingang if toekenning else None,
        maanden=toekenning.maanden if toekenning else None,
        heeft_bedrag=toekenning is not None and toekenning.uitkomst.is_meerzorg,
        perspectief=keuze.perspectief,
        zonder_reden=toekenning.zonder_reden if toekenning else (),
        antwoorddatum=keuze.antwoorddatum,
        eerder_bijgesteld=voorbereiding.eerder_bijgesteld,
        teamleider_akkoord=keuze.teamleider_akkoord,
        andere_hulp=keuze.andere_hulp,
        open_punten=tuple(keuze.open_punten.split("\n")) if keuze.open_punten.strip() else (),
    )


def _eis_redenen(keuze: Keuze, voorbereiding: Voorbereiding) -> None:
    toekenning = voorbereiding.toekenning
    if keuze.uitkomst is not Uitkomst.TOEKENNEN or toekenning is None:
        return
    bron = voorbereiding.stand.bron
    anders = (toekenning.ingang, toekenning.maanden) != (bron.ingang, bron.maanden)
    if anders and not keuze.termijnreden.strip():
        raise DomeinFout("termijnreden_ontbreekt", veld="termijnreden")
    if toekenning.voorlopig and not keuze.oude_tabel_reden.strip():
        raise DomeinFout("oude_tabel_reden_ontbreekt", veld="oude_tabel_reden")


def _nieuw(
    aanvraag: Aanvraag, voorbereiding: Voorbereiding, door: Gebruiker, op: datetime
) -> Besluit:
    besluit = Besluit(
        aanvraag_id=aanvraag.id,
        aanbieder_id=aanvraag.aanbieder_id,
        zorgkantoor_id=aanvraag.zorgkantoor_id,
        nr=volgend_besluitnummer(aanvraag),
        stand=BesluitToestand.CONCEPT,
        voorbereid_door_id=door.id,
        voorbereid_op=op,
    )
    if voorbereiding.herstelt is not None:
        besluit.herstelt_id = voorbereiding.herstelt.id
        besluit.herstelreden = eis_reden(voorbereiding.herstelreden)
    return besluit


def _vul(besluit: Besluit, keuze: Keuze, voorbereiding: Voorbereiding) -> None:
    besluit.versie_id = voorbereiding.stand.versie.rij.id
    for veld in (
        "uitkomst",
        "onderbouwing",
        "perspectief",
        "max_profiel",
        "max_meerzorguren",
        "afgebouwd_op",
        "afspraken",
        "voorwaarden",
        "termijnreden",
        "andere_hulp",
        "afbouwpad",
        "open_punten",
        "antwoorddatum",
        "teamleider_akkoord",
        "verzenddatum",
        "oude_tabel_reden",
    ):
        setattr(besluit, veld, getattr(keuze, veld))
    _vul_toekenning(besluit, voorbereiding.toekenning)


def _vul_toekenning(besluit: Besluit, toekenning: Toekenning | None) -> None:
    if besluit.uitkomst is not Uitkomst.TOEKENNEN or toekenning is None:
        besluit.invoer = None
        besluit.jaarbedrag_cent = besluit.etmaalbedrag_cent = besluit.jaarbedrag_100_cent = None
        besluit.maatwerk = besluit.deels = False
        return
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    assert bedragen is not None
    assert uitkomst.meerzorguren is not None
    besluit.ingangsdatum, besluit.maanden = toekenning.ingang, toekenning.maanden
    besluit.laatste_dag = toekenning.laatste_dag
    besluit.invoer = uitkomst_als_gegevens(uitkomst)
    besluit.meerzorgprofiel = uitkomst.profiel or ""
    besluit.meerzorguren = breuk_als_tekst(uitkomst.meerzorguren)
    besluit.jaarbedrag_cent = int(bedragen.jaarbedrag_cent * CENT)
    besluit.etmaalbedrag_cent = int(bedragen.etmaalbedrag_cent * CENT)
    besluit.jaarbedrag_100_cent = round(bedragen.jaar_100 * CENT)
    besluit.maatwerk = uitkomst.maatwerk is not None
    besluit.deels = toekenning.is_deels
    besluit.prijspeil, besluit.tabelversie = uitkomst.jaar, uitkomst.versie
