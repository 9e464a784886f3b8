"""Fix a besluit: the letter becomes the record, and the aanvraag gets its toestand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Verklaring
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluiten import list_betrokkenen
from portal.beoordeling.queries.vier_ogen import kenmerken_van, list_mandaten, regels_van
from portal.domain.bevoegdheid import Handeling, Vaststelling, controleer_vaststelling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, pas_toe_op_besluit
from portal.domain.termijnen import laatste_dag_bezwaar, laatste_verzenddatum
from portal.domain.uitkomst import Uitkomst
from portal.platform import audit, clock
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """The letter as it goes out: bytes of content and PDF with their digests.

    Attributes:
        verzonden: Day on the letter.
        bezwaar_tot: Last day for bezwaar, counted from that day; None when it is no besluit.
        sjabloonversie: Template and library that made it.
        ontbreekt: Required parts of the letter that are empty.
    """

    verzonden: date
    bezwaar_tot: date | None
    inhoud: bytes
    inhoud_sha256: str
    pdf: bytes
    pdf_sha256: str
    sjabloonversie: str
    ontbreekt: tuple[str, ...] = ()


def bepaal_verzenddatum(besluit: Besluit, op: datetime) -> date:
    """Give the day on the letter: chosen, or the day of vaststellen.

    Raises:
        DomeinFout: `verzenddatum_buiten_bereik` when the chosen day is past or too late.
    """
    vandaag = clock.local_day(op)
    gekozen = besluit.verzenddatum or vandaag
    laatste = laatste_verzenddatum(
        vandaag, regels=load_termijnregels(vandaag), kalender=load_kalender()
    )
    if not vandaag <= gekozen <= laatste:
        raise DomeinFout("verzenddatum_buiten_bereik", vroegste=vandaag, laatste=laatste)
    return gekozen


def bepaal_bezwaar_tot(verzonden: date) -> date:
    """Give the last day for bezwaar against a besluit sent on a day.

    Bron: [awb] art. 6:7 en 6:8; [atw] art. 1 en 3.
    """
    return laatste_dag_bezwaar(
        verzonden, regels=load_termijnregels(verzonden), kalender=load_kalender()
    ).datum


def controleer(
    besluit: Besluit,
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    op: datetime,
    vg7plus_verlenging: bool,
) -> str:
    """Check mandaat and vier ogen of who is about to fix a besluit.

    Returns:
        The functietitel under which this user signs.

    Raises:
        DomeinFout: `rol_ontbreekt`, `mandaat_ontbreekt`, `vier_ogen_vereist` or `zelf_betrokken`.
    """
    dag = clock.local_day(op)
    mandaten = list_mandaten(door.id)
    controleer_vaststelling(
        Vaststelling(
            door=door.id,
            rollen=door.rol_set,
            mandaten=[mandaat for mandaat, _ in mandaten],
            betrokkenen=list_betrokkenen(aanvraag, besluit),
            besluit=kenmerken_van(besluit, vg7plus_verlenging=vg7plus_verlenging),
            dag=dag,
        ),
        regels_van(besluit.zorgkantoor_id, dag),
    )
    geldend = [
        titel
        for mandaat, titel in mandaten
        if besluit.uitkomst in mandaat.uitkomsten and mandaat.van <= dag
    ]
    return geldend[-1] if geldend else door.functietitel


def vaststellen(
    aanvraag: Aanvraag, besluit: Besluit, verzending: Verzending, *, door: Gebruiker, op: datetime
) -> None:
    """Fix a besluit (T21, T22): its bytes never change after this.

    Call `controleer` first: it names who signs, and the letter holds that name.

    Raises:
        DomeinFout: `brief_onvolledig`, `brief_verouderd` when the date for bezwaar no longer
            fits, or what `voer_uit` raises.
    """
    if verzending.ontbreekt:
        raise DomeinFout("brief_onvolledig", onderdelen=verzending.ontbreekt)
    if verzending.bezwaar_tot not in {None, bepaal_bezwaar_tot(verzending.verzonden)}:
        raise DomeinFout("brief_verouderd")
    besluit.stand = pas_toe_op_besluit(besluit.stand, Handeling.BESLUIT_VASTSTELLEN)
    besluit.verzenddatum, besluit.bezwaar_tot = verzending.verzonden, verzending.bezwaar_tot
    besluit.brief, besluit.brief_sha256 = verzending.inhoud, verzending.inhoud_sha256
    besluit.pdf, besluit.pdf_sha256 = verzending.pdf, verzending.pdf_sha256
    besluit.sjabloonversie = verzending.sjabloonversie
    besluit.vastgesteld_door_id, besluit.vastgesteld_op = door.id, op
    db.session.flush()
    if besluit.herstelt_id is not None:
        _herstel(aanvraag, besluit, door)
        return
    _gevolgen(aanvraag, besluit)
    voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.BESLUIT_VASTSTELLEN,
            door=door,
            op=op,
            uitkomst=besluit.uitkomst,
            gegevens=_gegevens(besluit),
        ),
    )


def _gegevens(besluit: Besluit) -> Mapping[str, str | int]:
    gegevens: dict[str, str | int] = {"besluit": str(besluit.id)}
    if besluit.antwoorddatum is not None:
        gegevens["antwoorddatum"] = besluit.antwoorddatum.isoformat()
    return gegevens


def _gevolgen(aanvraag: Aanvraag, besluit: Besluit) -> None:
    aanvraag.toegekend_bedrag_cent = besluit.jaarbedrag_cent
    aanvraag.antwoorddatum = None
    if besluit.uitkomst is Uitkomst.BIJSTELLEN:
        aanvraag.antwoorddatum = besluit.antwoorddatum
        db.session.execute(sa.delete(Verklaring).where(Verklaring.aanvraag_id == aanvraag.id))


def _herstel(aanvraag: Aanvraag, besluit: Besluit, door: Gebruiker) -> None:
    """Mark the besluit that this one replaces; both stay readable."""
    oud = db.session.get_one(Besluit, besluit.herstelt_id)
    oud.stand = BesluitToestand.HERSTELD
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        aanvraag.toegekend_bedrag_cent = besluit.jaarbedrag_cent
    audit.leg_vast(
        audit_regel("besluit.hersteld", door=door, over=besluit, client_id=aanvraag.client_id)
    )
