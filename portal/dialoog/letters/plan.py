"""The meerzorgplan as a document: fixed as JSON and PDF when it is submitted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from portal.dialoog.queries.plan import peildatum
from portal.dialoog.queries.planbeeld import Blokbeeld, Cijferbeeld, list_blokken
from portal.dialoog.queries.planteksten import CONTACT, plantekst
from portal.domain.meerzorgplan import moment_van
from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kolom,
    Kop,
    Onderdeel,
    Tabel,
    canonieke_json,
    maak_pdf,
    van_gegevens,
)
from portal.platform.web.texts import datum, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.dialoog.models import Meerzorgplan
    from portal.toegang.models import Gebruiker

REGEL = 8


def leg_document_vast(plan: Meerzorgplan, *, door: Gebruiker) -> None:
    """Fix the plan that is submitted now as canonical JSON with its digest, and as PDF."""
    document = _maak(plan, door)
    plan.inhoud = canonieke_json(document)
    plan.sha256 = hashlib.sha256(plan.inhoud).hexdigest()
    plan.pdf = maak_pdf(_met_controlegetal(document, plan.sha256))
    plan.pdf_sha256 = hashlib.sha256(plan.pdf).hexdigest()


def lees_document(plan: Meerzorgplan) -> Document:
    """Give the document of a plan that was submitted, as it was fixed."""
    return van_gegevens(json.loads(plan.inhoud))


def _maak(plan: Meerzorgplan, door: Gebruiker) -> Document:
    assert plan.plandatum is not None
    assert plan.ingediend_op is not None
    jaar = str(plan.jaar)
    return Document(
        titel=plantekst("document", "titel", jaar=jaar),
        onderwerp=plantekst("document", "onderwerp", jaar=jaar),
        datum=plan.plandatum,
        briefhoofd=Briefhoofd(organisatie=plan.aanbieder.naam),
        kenmerken=(
            ("Zorgkantoor", plan.zorgkantoor.naam),
            ("Datum van het plan", datum(plan.plandatum)),
            ("Versie", str(plan.nr)),
        ),
        onderdelen=tuple(_delen(plan, door)),
        voettekst=f"{plantekst('document', 'titel', jaar=jaar)}, versie {plan.nr}",
    )


def _met_controlegetal(document: Document, sha256: str) -> Document:
    getal = " ".join(sha256[begin : begin + REGEL] for begin in range(0, len(sha256), REGEL))
    kader = Kader(plantekst("document", "controlegetal"), getal)
    return replace(document, onderdelen=(*document.onderdelen, kader))


def _delen(plan: Meerzorgplan, door: Gebruiker) -> Iterator[Onderdeel]:
    assert plan.ingediend_op is not None
    assert plan.cijfers_op is not None
    assert plan.plandatum is not None
    yield Alinea(
        plantekst(
            "document",
            "inleiding",
            moment=moment(plan.cijfers_op),
            peildag=datum(peildatum(plan.jaar)),
            eind=datum(moment_van(plan.jaar, plan.plandatum).eind),
        )
    )
    if plan.heropenreden:
        reden = plan.heropenreden
        yield Alinea(plantekst("document", "heropend", nr=str(plan.nr), reden=reden))
    yield Blok(tuple((plantekst("contact", naam), getattr(plan, naam)) for naam in CONTACT))
    for blok in list_blokken(plan, voor=door):
        yield from _blok(blok)
    yield Alinea(
        plantekst(
            "document",
            "ingediend",
            moment=moment(plan.ingediend_op),
            naam=door.naam,
            aanbieder=plan.aanbieder.naam,
        )
    )


def _blok(blok: Blokbeeld) -> Iterator[Onderdeel]:
    if blok.cijfers or blok.teksten:
        yield Kop(blok.naam)
    for cijfer in blok.cijfers:
        yield from _cijfer(cijfer)
    for tekst in blok.teksten:
        yield Kop(tekst.item.label, niveau=3)
        yield Alinea(tekst.tekst or plantekst("document", "leeg"))


def _cijfer(cijfer: Cijferbeeld) -> Iterator[Onderdeel]:
    yield Kop(cijfer.item.label, niveau=3)
    yield Tabel(
        kolommen=(Kolom("Onderdeel", breedte=3), Kolom("Waarde", rechts=True)),
        rijen=tuple((regel.tekst, regel.waarde) for regel in cijfer.regels),
    )
    yield Alinea(" ".join(f"{naam}: {tekst}" for naam, tekst in cijfer.definitie))
