"""The page of one aanvraag: the task list while it is being made, the dossier afterwards."""

import uuid
from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.intern import mag_weggooien
from portal.aanvraag.actions.verloop import mag_stap
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import is_bewerker, list_versies
from portal.aanvraag.queries.groep import maak_groepsbeeld
from portal.aanvraag.queries.overleg import overlegstand
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.taken import (
    CLIENTEN,
    DOEL,
    GEGEVENS,
    REKENTOOL,
    Fase,
    Taak,
    Taakstand,
    bepaal_taken,
)
from portal.aanvraag.queries.werkt_nu import list_werkt_nu
from portal.aanvraag.routes.blauwdruk import bp
from portal.aanvraag.routes.lezen import adres_van_clienten, open_aanvraag, stand_van
from portal.aanvraag.routes.teksten import tekst
from portal.domain.bevoegdheid import DRIEHOEK, Handeling
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.web import texts
from portal.toegang.bewaking import huidige_gebruiker, vereist

IN_BEWERKING = frozenset({Toestand.CONCEPT, Toestand.BIJSTELLEN_GEVRAAGD})
KNOPPEN = (
    Handeling.AANVRAAG_HEROPENEN,
    Handeling.AANVRAAG_INTREKKEN,
    Handeling.AANVRAAG_UITSTEL_INSTEMMEN,
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One task as the list shows it."""

    tekst: str
    href: str
    hint: str
    stand: str


@dataclass(frozen=True, slots=True)
class Blok:
    """One phase as the list shows it."""

    titel: str
    regels: tuple[Regel, ...]
    stand: str


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody of the driehoek, with what he is doing now."""

    naam: str
    rol: str
    u: bool


@bp.get("/aanvragen/<uuid:aanvraag_id>")
@vereist(Handeling.AANVRAAG_LEZEN)
def taken(aanvraag_id: uuid.UUID) -> ResponseReturnValue:
    """Show what is to be done, or after submitting what waits."""
    aanvraag = open_aanvraag(aanvraag_id)
    stand = stand_van(aanvraag)
    if aanvraag.toestand in IN_BEWERKING:
        return _takenlijst(stand)
    return _dossier(stand)


def _takenlijst(stand: Stand) -> ResponseReturnValue:
    aanvraag, gebruiker = stand.dossier.aanvraag, huidige_gebruiker()
    lijst = bepaal_taken(stand)
    bewerker = is_bewerker(aanvraag, gebruiker)
    volgende = lijst.volgende if bewerker else None
    return render_template(
        "aanvraag/taken.html",
        aanvraag=aanvraag,
        groep=maak_groepsbeeld(stand) if aanvraag.is_groep else None,
        opgeslagen=_opgeslagen(aanvraag),
        bewerker=bewerker,
        fasen=[_blok(aanvraag, fase, met_links=bewerker) for fase in lijst.fasen],
        taken=lijst,
        verder=_regel(aanvraag, volgende) if volgende is not None else None,
        personen=_personen(stand),
        weggooien=mag_stap(aanvraag, Handeling.AANVRAAG_WEGGOOIEN, gebruiker)
        and mag_weggooien(aanvraag, gebruiker),
    )


def _dossier(stand: Stand) -> ResponseReturnValue:
    aanvraag, gebruiker = stand.dossier.aanvraag, huidige_gebruiker()
    return render_template(
        "aanvraag/dossier.html",
        aanvraag=aanvraag,
        groep=maak_groepsbeeld(stand) if aanvraag.is_groep else None,
        uitleg=tekst("wacht", aanvraag.toestand.value),
        dossier=stand.dossier,
        paden=stand.dossier.paden,
        versies=list_versies(aanvraag),
        overleg=overlegstand(aanvraag, voor=gebruiker),
        mag={
            handeling.value: not aanvraag.is_lid and mag_stap(aanvraag, handeling, gebruiker)
            for handeling in KNOPPEN
        },
    )


def _opgeslagen(aanvraag: Aanvraag) -> str:
    op = aanvraag.gewijzigd_op
    vandaag = clock.local_day(op) == clock.today()
    return f"Opgeslagen om {texts.tijd(op)}" if vandaag else f"Opgeslagen op {texts.datum(op)}"


def _blok(aanvraag: Aanvraag, fase: Fase, *, met_links: bool) -> Blok:
    dicht = all(taak.stand is Taakstand.KAN_NOG_NIET for taak in fase.taken)
    stand = "klaar" if fase.is_klaar else "wacht" if dicht else ""
    regels = tuple(_regel(aanvraag, taak, met_link=met_links) for taak in fase.taken)
    return Blok(tekst("fase", fase.code), regels, stand)


def _regel(aanvraag: Aanvraag, taak: Taak, *, met_link: bool = True) -> Regel:
    dicht = taak.stand is Taakstand.KAN_NOG_NIET
    titel = taak.sectie.titel if taak.sectie is not None else tekst("taak", _code(aanvraag, taak))
    return Regel(
        tekst=titel,
        href=adres_van(aanvraag, taak) if met_link and not dicht else "",
        hint=tekst("reden", taak.reden, taak.gegevens) if taak.reden else "",
        stand=taak.stand.value,
    )


def _code(aanvraag: Aanvraag, taak: Taak) -> str:
    """Give the code of the words for a task; a group and its clients have some of their own."""
    if aanvraag.is_groep and taak.code in {GEGEVENS, REKENTOOL}:
        return f"{taak.code}_groep"
    return f"{taak.code}_lid" if aanvraag.is_lid and taak.code == DOEL else taak.code


def adres_van(aanvraag: Aanvraag, taak: Taak) -> str:
    """Give the page on which a task is done."""
    if taak.code == CLIENTEN:
        return adres_van_clienten(aanvraag)
    if taak.sectie is not None:
        return url_for("aanvraag.sectie", aanvraag_id=aanvraag.id, sectie_id=taak.sectie.id)
    return url_for(f"aanvraag.{taak.code}", aanvraag_id=aanvraag.id)


def _personen(stand: Stand) -> list[Persoon]:
    aanvraag, gebruiker = stand.dossier.aanvraag, huidige_gebruiker()
    bezig = {rij.gebruiker_id: rij for rij in list_werkt_nu(aanvraag, op=clock.now())}
    personen = []
    for functie in DRIEHOEK:
        lid = stand.dossier.driehoek.get(functie.value)
        if lid is None:
            continue
        rol = tekst("functie", functie.value)
        if (nu := bezig.get(lid.gebruiker_id)) is not None and lid.gebruiker_id != gebruiker.id:
            rol += f", werkt hier nu aan ({texts.tijd(nu.op)})"
        personen.append(Persoon(lid.gebruiker.naam, rol, lid.gebruiker_id == gebruiker.id))
    return personen
