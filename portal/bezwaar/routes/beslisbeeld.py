"""What the pages of a beslissing op bezwaar start with, and its letter as it would be sent now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import request
from werkzeug.exceptions import NotFound

from portal.bezwaar.letters.beslissing_versturen import stel_beslissing_op
from portal.bezwaar.queries.beslissing import (
    gevolg_van,
    lees_beslisbeeld,
    list_voorbereiders,
)
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.bezwaar.queries.onderzoekteksten import onderzoektekst
from portal.bezwaar.routes.stap import open_bezwaar
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.web import texts
from portal.platform.web.messages import tekst_van
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker

if TYPE_CHECKING:
    import uuid

    from portal.bezwaar.models import Bezwaarbeslissing
    from portal.bezwaar.queries.beslissing import Beslisbeeld
    from portal.platform.pdf import Document

NOG_ONBEKEND = ("Nog niet vastgesteld", "")


def open_beeld(bezwaar_id: uuid.UUID) -> Beslisbeeld:
    """Give what is being decided on a bezwaar in view; a page that only reads leaves a line.

    Raises:
        NotFound: It does not exist or is not in view.
    """
    gebruiker = huidige_gebruiker()
    bezwaar = open_bezwaar(bezwaar_id)
    code = Handeling.BEZWAAR_LEZEN.value
    if request.method == "GET":
        leg_lezen_vast(audit_regel(code, door=gebruiker, over=bezwaar, client_id=bezwaar.client_id))
    return lees_beslisbeeld(bezwaar, op=clock.today())


def open_beslissing(bezwaar_id: uuid.UUID) -> tuple[Beslisbeeld, Bezwaarbeslissing]:
    """Give the same with its beslissing.

    Raises:
        NotFound: There is none yet, or the bezwaar is not in view.
    """
    beeld = open_beeld(bezwaar_id)
    if beeld.beslissing is None:
        raise NotFound
    return beeld, beeld.beslissing


def maak_concept(beeld: Beslisbeeld) -> tuple[Document | None, str]:
    """Give the draft of the letter, marked as such, or why there is none."""
    try:
        document = stel_beslissing_op(beeld, op=clock.now(), ondertekenaar=NOG_ONBEKEND)
    except DomeinFout as fout:
        return None, tekst_van(fout)
    return replace(document, titel=f"Concept. {document.titel}"), ""


def na_verzoek(beeld: Beslisbeeld) -> Beslisbeeld:
    """Give the same for a page that is shown again: after a refusal as it is now."""
    return beeld if request.method == "GET" else open_beeld(beeld.bezwaar.id)


def maak_pagina(beeld: Beslisbeeld) -> dict[str, object]:
    """Give what every page of a beslissing shows."""
    rij, gebruiker = beeld.beslissing, huidige_gebruiker()
    uiterlijk = beeld.onderzoek.advies.uiterlijk if beeld.onderzoek.advies else None
    dag = texts.datum(uiterlijk) if uiterlijk else ""
    return {
        "beeld": beeld,
        "bezwaar": beeld.bezwaar,
        "blokkade": onderzoektekst("blokkade", beeld.blokkade, dag=dag) if beeld.blokkade else "",
        "advieszin": beslistekst("volgt", beeld.advies) if beeld.advies else "",
        "uitleg": {deel.value: beslistekst("uitleg", deel) for deel in beeld.uitkomsten},
        "gevolg": beslistekst("gevolg", gevolg_van(rij)) if rij else "",
        "uitkomst": beslistekst("uitkomst", rij.uitkomst) if rij else "",
        "zelf_betrokken": rij is not None and gebruiker.id in list_voorbereiders(rij),
        "mag_voorbereiden": mag(gebruiker.rol_set, Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN),
        "mag_beslissen": mag(gebruiker.rol_set, Handeling.BEZWAAR_BESLISSEN),
    }
