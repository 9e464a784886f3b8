"""How the dates of a dossier came about, as steps that a person can follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.besluitvorming import begin_buiten_behandeling
from portal.domain.bevoegdheid import Uitkomst
from portal.domain.procedure import (
    BESLIST,
    Gebeurtenis,
    GebeurtenisSoort,
    Publiek,
    Toestand,
    beslistermijn_uit,
)
from portal.domain.termijnen import (
    BerekendeDatum,
    Stap,
    bepaal_einde_looptijd,
    buiten_behandeling_tot,
    laatste_dag_bezwaar,
    laatste_dag_ingebrekestelling,
)
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.overzicht.teksten import termijntekst
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.platform.database import db

TE_TOETSEN = (Toestand.INGEDIEND, Toestand.IN_TOETSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Datumuitleg:
    """One date with the steps that led to it.

    Attributes:
        code: Which date.
        datum: The last day that is in time.
        stappen: The calculation, in order.
        voorlopig: The date may still change, because an aanvulling is awaited.
        besluit: Number of the besluit that it belongs to, or how many there are; empty for none.
    """

    code: str
    datum: date
    stappen: tuple[Stap, ...]
    voorlopig: bool = False
    besluit: str = ""


def leg_datums_uit(aanvraag: Aanvraag, *, publiek: Publiek, op: date) -> tuple[Datumuitleg, ...]:
    """Explain every date of an aanvraag in view, the one that matters first.

    Args:
        aanvraag: The dossier: of a group as a whole, of one of its clients, or of one client.
        publiek: Side that reads; buiten behandeling laten is the zorgkantoor's own date.
        op: The Dutch calendar day.

    Returns:
        Nothing as long as nothing was submitted.
    """
    if aanvraag.ontvangen_op is None:
        return ()
    verloop = lees_gebeurtenissen(aanvraag.geheel_id)
    uitleg = [*_beslisdatum(verloop, op), *_gekozen(aanvraag, verloop), *_ingebreke(verloop)]
    if publiek is Publiek.ZORGKANTOOR and aanvraag.toestand in TE_TOETSEN:
        uitleg += _buiten_behandeling(aanvraag)
    if aanvraag.toestand in BESLIST:
        besluiten = _verstuurd(aanvraag)
        uitleg = [*_bezwaar(besluiten), *_looptijd(besluiten), *uitleg]
    return tuple(uitleg)


def _beslisdatum(verloop: Sequence[Gebeurtenis], op: date) -> Iterator[Datumuitleg]:
    ontvangst = next((rij.dag for rij in verloop if rij.soort is GebeurtenisSoort.INGEDIEND), None)
    if ontvangst is None:
        return
    regels, kalender = load_termijnregels(ontvangst), load_kalender()
    termijn = beslistermijn_uit(verloop, regels=regels, kalender=kalender, peildag=op)
    if termijn is not None:
        yield Datumuitleg(
            code="beslisdatum",
            datum=termijn.beslisdatum,
            stappen=termijn.stappen,
            voorlopig=termijn.voorlopig,
        )


def _gekozen(aanvraag: Aanvraag, verloop: Sequence[Gebeurtenis]) -> Iterator[Datumuitleg]:
    """Give the dates that somebody at the zorgkantoor chose, from the day of asking."""
    for code, dag, soort in (
        ("herstel", aanvraag.hersteldatum, GebeurtenisSoort.AANVULLING_GEVRAAGD),
        ("antwoord", aanvraag.antwoorddatum, GebeurtenisSoort.VASTGESTELD),
    ):
        gevraagd = [rij.dag for rij in verloop if rij.soort is soort]
        if dag is not None:
            stappen = _keuzestappen(gevraagd[-1], dag) if gevraagd else ()
            yield Datumuitleg(code=code, datum=dag, stappen=stappen)


def _keuzestappen(gevraagd: date, gekozen: date) -> tuple[Stap, ...]:
    return Stap("gevraagd", gevraagd), Stap("gekozen", gekozen, dagen=(gekozen - gevraagd).days)


def _ingebreke(verloop: Sequence[Gebeurtenis]) -> Iterator[Datumuitleg]:
    for rij in verloop:
        if rij.soort is GebeurtenisSoort.IN_GEBREKE_GESTELD:
            ontvangen = rij.datum("ontvangen")
            regels, kalender = load_termijnregels(ontvangen), load_kalender()
            berekend = laatste_dag_ingebrekestelling(ontvangen, regels=regels, kalender=kalender)
            yield _uitleg("ingebreke", berekend)


def _buiten_behandeling(aanvraag: Aanvraag) -> Iterator[Datumuitleg]:
    begin = begin_buiten_behandeling(aanvraag)
    if begin is not None:
        regels, kalender = load_termijnregels(begin), load_kalender()
        berekend = buiten_behandeling_tot(begin, regels=regels, kalender=kalender)
        yield _uitleg("buiten_behandeling", berekend)


def _verstuurd(aanvraag: Aanvraag) -> Sequence[Besluit]:
    """Give what was sent: of a group the besluiten of its clients."""
    if not aanvraag.is_groep:
        return list_verstuurd([aanvraag.id])
    leden = sa.select(Aanvraag.id).where(Aanvraag.groepsaanvraag_id == aanvraag.id)
    return list_verstuurd(db.session.scalars(leden).all())


def _bezwaar(besluiten: Sequence[Besluit]) -> Iterator[Datumuitleg]:
    per_dag: dict[date, list[Besluit]] = {}
    for besluit in besluiten:
        if besluit.verzenddatum is not None and besluit.bezwaar_tot is not None:
            per_dag.setdefault(besluit.verzenddatum, []).append(besluit)
    for verzenddatum, samen in per_dag.items():
        regels, kalender = load_termijnregels(verzenddatum), load_kalender()
        berekend = laatste_dag_bezwaar(verzenddatum, regels=regels, kalender=kalender)
        yield _uitleg("bezwaar", berekend, samen)


def _looptijd(besluiten: Sequence[Besluit]) -> Iterator[Datumuitleg]:
    per_looptijd: dict[tuple[date, int], list[Besluit]] = {}
    for besluit in besluiten:
        if besluit.uitkomst is Uitkomst.TOEKENNEN and besluit.ingangsdatum and besluit.maanden:
            sleutel = (besluit.ingangsdatum, besluit.maanden)
            per_looptijd.setdefault(sleutel, []).append(besluit)
    for (ingang, maanden), samen in per_looptijd.items():
        yield _uitleg("looptijd", bepaal_einde_looptijd(ingang, maanden), samen)


def _uitleg(code: str, berekend: BerekendeDatum, besluiten: Sequence[Besluit] = ()) -> Datumuitleg:
    nummer = besluiten[0].nummer if len(besluiten) == 1 else ""
    if len(besluiten) > 1:
        nummer = termijntekst("besluiten", "aantal", {"aantal": len(besluiten)})
    return Datumuitleg(code=code, datum=berekend.datum, stappen=berekend.stappen, besluit=nummer)
