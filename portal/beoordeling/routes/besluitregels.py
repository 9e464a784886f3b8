"""What the pages of a besluit say in lines: what is granted, per client, and what is to be done."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from flask import url_for

from portal.beoordeling.actions.groepsinhoud import Lidbelemmering, uitkomst_van
from portal.beoordeling.letters.opbouw_toekenning import profielwoord
from portal.beoordeling.queries.besluitteksten import besluittekst
from portal.domain.uitkomst import Uitkomst
from portal.platform.web import texts
from portal.platform.web.form_errors import Veldfout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.beoordeling.actions.besluitinhoud import Lid, Voorbereiding
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.toekenning import Groepstoekenning, Toekenning
    from portal.beoordeling.queries.toetsing import Toetsstand
    from portal.domain.toetsingskader import Belemmering

BIJ_TOEKENNING = frozenset(
    {"ingangsdatum_ontbreekt", "maanden_ontbreken", "reden_ontbreekt", "bedrag_ontbreekt"}
)
"""What is done on the page of what is granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledenregel:
    """One client of a group on the pages of the besluit.

    Attributes:
        besluit: Id of the besluit in the making, None while the group was not prepared.
        bedrag: Granted euros per year, None when nothing is granted.
    """

    id: uuid.UUID
    clientcode: str
    woord: str
    besluit: uuid.UUID | None
    bedrag: Decimal | None
    profiel: str
    ingang: date | None
    laatste_dag: date | None


def list_ledenbesluiten(
    voorbereiding: "Voorbereiding", groepsbesluit: "Besluit | None"
) -> tuple[Ledenregel, ...]:
    """Give every client with what would be decided; nothing for an aanvraag of one client."""
    gedeeld = groepsbesluit.uitkomst if groepsbesluit else Uitkomst.TOEKENNEN
    return tuple(_ledenregel(lid, gedeeld) for lid in voorbereiding.leden)


def _ledenregel(lid: "Lid", gedeeld: Uitkomst) -> Ledenregel:
    uitkomst = uitkomst_van(lid, gedeeld)
    toekenning = lid.voorbereiding.toekenning if uitkomst is Uitkomst.TOEKENNEN else None
    bedragen = toekenning.uitkomst.bedragen if toekenning else None
    return Ledenregel(
        id=lid.aanvraag.id,
        clientcode=lid.aanvraag.clientcode,
        woord=besluittekst("woord", uitkomst.value),
        besluit=lid.besluit.id if lid.besluit and lid.besluit.groepsbesluit_id else None,
        bedrag=bedragen.jaarbedrag_cent if bedragen else None,
        profiel=profielwoord(toekenning.uitkomst) if toekenning else "",
        ingang=toekenning.ingang if toekenning else None,
        laatste_dag=toekenning.laatste_dag if toekenning else None,
    )


def maak_toekenningsregels(voorbereiding: "Voorbereiding") -> list[tuple[str, str]]:
    """Give what would be granted to a client or a group, in a few lines."""
    if voorbereiding.groep is not None:
        return _groepsregels(voorbereiding.groep, voorbereiding)
    return _regels(voorbereiding.toekenning) if voorbereiding.toekenning else []


def _regels(toekenning: "Toekenning") -> list[tuple[str, str]]:
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    return [
        ("Uitkomst", profielwoord(uitkomst) or uitkomst.gelezen_als.value.replace("_", " ")),
        ("Meerzorguren", texts.uren_hms(uitkomst.meerzorguren) if uitkomst.meerzorguren else "–"),
        ("Per jaar", texts.euro(bedragen.jaarbedrag_cent) if bedragen else "geen bedrag"),
        ("Per etmaal", texts.euro(bedragen.etmaalbedrag_cent) if bedragen else "geen bedrag"),
        ("Eerste dag", texts.datum(toekenning.ingang)),
        ("Laatste dag", texts.datum(toekenning.laatste_dag)),
    ]


def _groepsregels(
    groep: "Groepstoekenning", voorbereiding: "Voorbereiding"
) -> list[tuple[str, str]]:
    """Name both totals: they may differ by cents (procedure §3.2)."""
    toegekend: Sequence[uuid.UUID] = [
        lid.aanvraag.id
        for lid in voorbereiding.leden
        if uitkomst_van(lid, Uitkomst.TOEKENNEN) is Uitkomst.TOEKENNEN
    ]
    aantal = len(voorbereiding.leden)
    return [
        ("Toegekend", f"{len(toegekend)} van {texts.aantal(aantal, 'cliënt', 'cliënten')}"),
        ("Som van de beschikkingen per jaar", texts.euro(groep.som(toegekend))),
        ("Som van de beschikkingen per etmaal", texts.euro(groep.som_etmaal(toegekend))),
        ("Uitkomst van het werkboek", texts.euro(groep.totaal(toegekend))),
        ("Eerste dag", texts.datum(groep.periode.ingang)),
        ("Laatste dag", texts.datum(groep.periode.laatste_dag)),
    ]


def maak_punt(stand: "Toetsstand", belemmering: "Belemmering") -> Veldfout:
    """Say what must be done first, with a link to the page where that is."""
    lid = belemmering if isinstance(belemmering, Lidbelemmering) else None
    wie = f"Cliënt {lid.clientcode}. " if lid else ""
    aanvraag_id = lid.lid if lid else stand.aanvraag.id
    if belemmering.criterium_id is not None:
        criterium = stand.kader.criteria[belemmering.criterium_id]
        adres = url_for(
            "beoordeling.toetsing", aanvraag_id=aanvraag_id, groep=criterium.groep_id.lower()
        )
        tekst = besluittekst("belemmering", belemmering.code, criterium=criterium.vraag)
        return Veldfout(f"{adres}#{criterium.id}", wie + tekst)
    tekst = wie + besluittekst("belemmering", belemmering.code)
    if belemmering.code in BIJ_TOEKENNING:
        return Veldfout(url_for("beoordeling.toekenning", aanvraag_id=aanvraag_id), tekst)
    veld = belemmering.code.rpartition("_")[0]
    adres = url_for("beoordeling.lidbesluit", aanvraag_id=aanvraag_id) if lid else ""
    return Veldfout(f"{adres}#{veld}", tekst)
