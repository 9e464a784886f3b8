"""Fix a besluit: the letter becomes the record, and the aanvraag gets its toestand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from portal.aanvraag.actions.bijstellen import Bijstelpunt, open_bijstellen
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluitinhoud import (
    Voorbereiding,
    keuze_van,
    list_vervangen_door,
)
from portal.beoordeling.actions.bevoegd import (
    eis_geen_bezwaar,
    eis_geen_bezwaar_open,
    eis_toetser_van,
)
from portal.beoordeling.actions.groepsinhoud import eis_besluit_mogelijk, is_besluit_actueel
from portal.beoordeling.actions.kenmerken import kenmerken
from portal.beoordeling.actions.melden import meld_besluit
from portal.beoordeling.actions.nieuw import leg_wijziging_vast
from portal.beoordeling.actions.ontstaan import doelen_van, ontstaan
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import list_betrokkenen
from portal.beoordeling.queries.termijnkeuzes import bepaal_laatste_verzenddag
from portal.beoordeling.queries.toetsing import Toetsstand
from portal.beoordeling.queries.vier_ogen import list_mandaten, regels_van
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.bevoegdheid import (
    Handeling,
    Rol,
    Vaststelling,
    controleer_vaststelling,
    mandaat_dekt,
    vier_ogen_nodig,
)
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, pas_toe_op_besluit
from portal.domain.termijnen import laatste_dag_bezwaar
from portal.domain.toetsingskader.toetsing import ONVOLDAAN
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """The letter as it goes out: bytes of content and PDF with their digests.

    Attributes:
        verzonden: Day on the letter.
        bezwaar_tot: Last day for bezwaar, counted from that day; None when none is open.
        beroep_tot: Last day for beroep, only at a besluit after bezwaar.
        sjabloonversie: Template and library that made it.
        ontbreekt: Required parts of the letter that are empty.
        bevat_bsn: Something in the letter can be a BSN.
    """

    verzonden: date
    bezwaar_tot: date | None
    inhoud: bytes
    inhoud_sha256: str
    pdf: bytes
    pdf_sha256: str
    sjabloonversie: str
    ontbreekt: tuple[str, ...] = ()
    bevat_bsn: bool = False
    beroep_tot: date | None = None


def bepaal_verzenddatum(besluit: Besluit, op: datetime) -> date:
    """Give the day on the letter: chosen, or the day of vaststellen.

    Raises:
        DomeinFout: as `kies_verzenddatum`.
    """
    return kies_verzenddatum(besluit.verzenddatum, besluit.zorgkantoor_id, op)


def kies_verzenddatum(gevraagd: date | None, zorgkantoor_id: UUID, op: datetime) -> date:
    """Give the day on a letter that is fixed at a moment: the one that was asked, or that day.

    Raises:
        DomeinFout: `verzenddatum_buiten_bereik` when the asked day is past or too late.
    """
    vandaag = clock.local_day(op)
    gekozen = gevraagd or vandaag
    laatste = bepaal_laatste_verzenddag(zorgkantoor_id, vandaag)
    if not vandaag <= gekozen <= laatste:
        raise DomeinFout("verzenddatum_buiten_bereik", vroegste=vandaag, laatste=laatste)
    return gekozen


def bepaal_bezwaar_tot(verzonden: date) -> date:
    """Give the last day for bezwaar against a besluit sent on a day; for beroep it is the same.

    Bron: [awb] art. 6:7 en 6:8; [atw] art. 1 en 3.
    """
    return laatste_dag_bezwaar(
        verzonden, regels=load_termijnregels(verzonden), kalender=load_kalender()
    ).datum


def controleer(
    besluit: Besluit, voorbereiding: Voorbereiding, *, door: Gebruiker, op: datetime
) -> str:
    """Check that this user may fix this besluit, and that it is what was prepared.

    Returns:
        The functietitel under which this user signs.

    Raises:
        DomeinFout: `niet_de_toetser`; `rol_ontbreekt`, `mandaat_ontbreekt`, `vier_ogen_vereist` or
            `zelf_betrokken`; `besluit_verouderd`; `buiten_behandeling_te_laat`; or what
            `bepaal_verzenddatum`, `list_vervangen_door` and `eis_besluit_mogelijk` raise; or
            `besluit_bij_bezwaar`; `bezwaar_open` for a herstelbesluit.
    """
    eis_geen_bezwaar(besluit)
    if besluit.herstelt_id is not None:
        eis_geen_bezwaar_open(besluit.herstelt_id)
    functie = _controleer_bevoegd(besluit, voorbereiding, door=door, op=op)
    controleer_inhoud(besluit, voorbereiding, op=op)
    return functie


def controleer_inhoud(besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime) -> None:
    """Check that a besluit is what was prepared, and can be sent now.

    Raises:
        DomeinFout: see `controleer`.
    """
    if not is_besluit_actueel(besluit, voorbereiding):
        raise DomeinFout("besluit_verouderd")
    verzonden = bepaal_verzenddatum(besluit, op)
    if besluit.uitkomst is Uitkomst.BUITEN_BEHANDELING and besluit.herstelt_id is None:
        tot = voorbereiding.ruimte.buiten_behandeling_tot
        if tot is None or verzonden > tot:
            raise DomeinFout("buiten_behandeling_te_laat")
    eis_besluit_mogelijk(keuze_van(besluit), voorbereiding, besluit, dag=verzonden)
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        list_vervangen_door(besluit, voorbereiding)


def _controleer_bevoegd(
    besluit: Besluit, voorbereiding: Voorbereiding, *, door: Gebruiker, op: datetime
) -> str:
    """Check role, mandaat and the second person, for the heaviest besluit of each uitkomst."""
    dag, aanvraag = clock.local_day(op), voorbereiding.stand.aanvraag
    gewogen = kenmerken(besluit, voorbereiding)
    regels, mandaten = regels_van(besluit.zorgkantoor_id, dag), list_mandaten(door.id)
    if besluit.stand is BesluitToestand.CONCEPT:
        eis_toetser_van(aanvraag, door)
        if besluit.vier_ogen or any(vier_ogen_nodig(deel, regels) for deel in gewogen):
            raise DomeinFout("vier_ogen_vereist")
    betrokkenen = list_betrokkenen(aanvraag, besluit)
    for deel in gewogen:
        controleer_vaststelling(
            Vaststelling(
                door=door.id,
                rollen=door.rol_set,
                mandaten=[mandaat for mandaat, _ in mandaten],
                betrokkenen=betrokkenen,
                besluit=deel,
                dag=dag,
            ),
            regels,
        )
    _controleer_tweede_persoon(besluit, betrokkenen, door)
    return next(
        titel
        for mandaat, titel in mandaten
        if mandaat_dekt([mandaat], gewogen[0].uitkomst, gewogen[0].jaarbedrag, dag)
    )


def _controleer_tweede_persoon(
    besluit: Besluit, betrokkenen: Collection[UUID], door: Gebruiker
) -> None:
    """Hold what was offered for a second look to it, also when the settings changed meanwhile."""
    if besluit.stand is not BesluitToestand.TER_CONTROLE:
        return
    if Rol.TEAMLEIDER not in door.rol_set:
        raise DomeinFout("vier_ogen_vereist")
    if door.id in betrokkenen:
        raise DomeinFout("zelf_betrokken")


def vaststellen(
    besluit: Besluit,
    voorbereiding: Voorbereiding,
    verzending: Verzending,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Fix a besluit (T21, T22): its bytes never change after this.

    Call `controleer` first: it names who signs, and the letter holds that name.

    Raises:
        DomeinFout: `brief_onvolledig`, `bsn_in_brief`, `brief_verouderd` when the date for bezwaar
            no longer fits, or what `voer_uit` raises.
    """
    leg_brief_vast(besluit, verzending, door=door, op=op)
    aanvraag = voorbereiding.stand.aanvraag
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        ontstaan(besluit, doelen_van(voorbereiding.stand.versie), door=door, op=op)
    meld_besluit(besluit, Adresboek(), op=op)
    if besluit.herstelt_id is not None:
        _herstel(aanvraag, besluit, door=door, op=op)
        return
    aanvraag.toegekend_bedrag_cent, aanvraag.antwoorddatum = besluit.jaarbedrag_cent, None
    gebeurtenis = voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.BESLUIT_VASTSTELLEN,
            door=door,
            op=op,
            uitkomst=besluit.uitkomst,
            gegevens=_gegevens(besluit),
        ),
    )
    assert gebeurtenis is not None
    if besluit.antwoorddatum is not None:
        punten = _bijstelpunten(voorbereiding.stand)
        open_bijstellen(aanvraag, gebeurtenis, punten, besluit.antwoorddatum)


def leg_brief_vast(
    besluit: Besluit, verzending: Verzending, *, door: Gebruiker, op: datetime
) -> None:
    """Make a letter the record of its besluit, unless something is wrong with it.

    Raises:
        DomeinFout: `brief_onvolledig`, `bsn_in_brief` or `brief_verouderd`.
    """
    if verzending.ontbreekt:
        raise DomeinFout("brief_onvolledig", onderdelen=", ".join(verzending.ontbreekt))
    if verzending.bevat_bsn:
        raise DomeinFout("bsn_in_brief")
    termijn = {verzending.bezwaar_tot, verzending.beroep_tot}
    if not termijn <= {None, bepaal_bezwaar_tot(verzending.verzonden)}:
        raise DomeinFout("brief_verouderd")
    besluit.stand = pas_toe_op_besluit(besluit.stand, Handeling.BESLUIT_VASTSTELLEN)
    besluit.vastgesteld_door_id, besluit.vastgesteld_op = door.id, op
    besluit.verzenddatum, besluit.bezwaar_tot = verzending.verzonden, verzending.bezwaar_tot
    besluit.beroep_tot = verzending.beroep_tot
    besluit.brief, besluit.brief_sha256 = verzending.inhoud, verzending.inhoud_sha256
    besluit.pdf, besluit.pdf_sha256 = verzending.pdf, verzending.pdf_sha256
    besluit.sjabloonversie = verzending.sjabloonversie
    db.session.flush()


def _bijstelpunten(stand: Toetsstand) -> list[Bijstelpunt]:
    """Give per criterium what must change, as the page of the aanbieder shows it."""
    vragen = {criterium.id: criterium.vraag for criterium in stand.criteria}
    return [
        Bijstelpunt(vragen[oordeel.criterium_id], oordeel.toelichting)
        for oordeel in stand.oordelen
        if oordeel.waarde in ONVOLDAAN
    ]


def _gegevens(besluit: Besluit) -> Mapping[str, str | int]:
    gegevens: dict[str, str | int] = {"besluit": str(besluit.id)}
    if besluit.antwoorddatum is not None:
        gegevens["antwoorddatum"] = besluit.antwoorddatum.isoformat()
    return gegevens


def _herstel(aanvraag: Aanvraag, besluit: Besluit, *, door: Gebruiker, op: datetime) -> None:
    """Mark the besluit that this one replaces; both stay readable."""
    oud = besluit.hersteld_besluit
    assert oud is not None
    oud.stand = BesluitToestand.HERSTELD
    aanvraag.toegekend_bedrag_cent = besluit.jaarbedrag_cent
    if aanvraag.groepsaanvraag is not None:
        tel_opnieuw_op(aanvraag.groepsaanvraag)
    leg_wijziging_vast(aanvraag, besluit, door=door, op=op, code="besluit.hersteld")


def tel_opnieuw_op(groep: Aanvraag) -> None:
    """Write what the clients of a group get together, after the besluit on one changed."""
    db.session.flush()
    som = sa.select(sa.func.sum(Aanvraag.toegekend_bedrag_cent)).where(
        Aanvraag.groepsaanvraag_id == groep.id
    )
    groep.toegekend_bedrag_cent = db.session.scalar(som)
