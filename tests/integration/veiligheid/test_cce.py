"""The CCE has no part in a decision: it sees no aanvraag, assessment, besluit or BSN."""

import html
import io
import re

import sqlalchemy as sa
from pypdf import PdfReader

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Client
from portal.dialoog.models import Afspraak, Dialoog, Dialoogbrief, Meerzorgplan
from portal.domain.bevoegdheid import Rol
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectverslag
from portal.platform.database import Base, db
from portal.platform.encrypted import RijMetGeheim
from portal.toegang.models import Organisatie
from tests.integration.veiligheid.test_lekken import LANG, LEESBAAR, losse_teksten
from tests.objecten import iemand, list_adressen, onbekend
from tests.person import Browser

DICHT = {"aanvraag", "beoordeling", "bezwaar", "clienten", "toekenning"}
"""Slices of which no address opens for the CCE."""
LEEST = {"dialoog", "ontwikkeltraject", "overzicht", "voorbeelden", "berichten", "monitoring"}
"""Slices of which it may open something."""
STUKKEN = {
    "dialoog_id": Dialoog,
    "afspraak_id": Afspraak,
    "dialoogbrief_id": Dialoogbrief,
    "plan_id": Meerzorgplan,
    "traject_id": Traject,
    "trajectactie_id": Trajectactie,
    "trajectverslag_id": Trajectverslag,
}
BSN = re.compile(r"(?<!\d)99999\d{4}(?!\d)")
NAAR_DICHT = re.compile(
    r'href="/(aanvragen|dossiers|beschikkingen|bezwaren|clienten|groepen|toekenningen|werkvoorraad)'
)


def coordinator(kopie) -> Browser:
    with kopie.app.app_context():
        wie = iemand(Rol.CCE_COORDINATOR)
    return Browser(kopie.app).als(wie)


def test_geen_pagina_van_een_aanvraag_of_besluit_gaat_open(kopie, gevallen):
    """Knock on every address of those slices, with what exists and with what does not."""
    cce, open_, geklopt = coordinator(kopie), [], set()
    for adres in list_adressen(kopie.app):
        if adres.endpoint.split(".")[0] not in DICHT:
            continue
        for ids in (gevallen[0], gevallen[0] | onbekend(gevallen[0]) | {"nr": 1}):
            try:
                pad = adres.pad(kopie.app, ids)
            except KeyError:
                continue
            status = cce.client.open(pad, method=adres.methode).status_code
            geklopt.add(adres.endpoint)
            if status not in {400, 403, 404}:
                open_.append((adres.methode, pad, status))
    assert open_ == []
    assert len(geklopt) > 100


def list_dicht() -> set[str]:
    """Give every text and number of a dossier, an assessment or a decision, and every BSN."""
    modellen = [m.class_ for m in Base.registry.mappers if issubclass(m.class_, RijMetGeheim)]
    gevonden: set[str] = set()
    elders: set[str] = set()
    for soort in modellen:
        eigen = gevonden if soort.__module__.split(".")[1] in DICHT - {"clienten"} else elders
        velden = [naam for naam, veld in vars(soort).items() if isinstance(veld, LEESBAAR)]
        for rij in db.session.scalars(sa.select(soort)):
            teksten = (t for naam in velden for t in losse_teksten(getattr(rij, naam)))
            eigen |= {" ".join(t.split()) for t in teksten if len(t) >= LANG and " " in t}
    organisaties = {rij.naam for rij in db.session.scalars(sa.select(Organisatie))}
    for soort in (Aanvraag, Besluit, Toekenning):
        gevonden |= {rij.nummer for rij in db.session.scalars(sa.select(soort)) if rij.nummer}
    gevonden |= {rij.bsn for rij in db.session.scalars(sa.select(Client)) if rij.bsn}
    return gevonden - elders - organisaties


def lees_alles(cce: Browser, pad: str) -> str:
    """Give what an address answers with its headers: a page, a PDF or a calendar, as text."""
    antwoord = cce.client.get(pad)
    if antwoord.status_code != 200:
        return ""
    tekst = antwoord.text if antwoord.mimetype.startswith("text/") else ""
    if antwoord.mimetype == "application/pdf":
        bladen = PdfReader(io.BytesIO(antwoord.data)).pages
        tekst = " ".join(blad.extract_text() for blad in bladen)
    return html.unescape(f"{antwoord.headers} {' '.join(tekst.split())}")


def list_paden(kopie, ids) -> set[tuple[str, str]]:
    """Give the addresses of what the CCE may read, with every stuk that exists."""
    with kopie.app.app_context():
        stukken = {
            naam: db.session.scalars(sa.select(soort.id)).all() for naam, soort in STUKKEN.items()
        }
    paden = set()
    for adres in list_adressen(kopie.app):
        if adres.methode == "POST" or adres.endpoint.split(".")[0] not in LEEST:
            continue
        keuzes = [
            ids | {naam: nr} for naam in adres.objecten if naam in stukken for nr in stukken[naam]
        ]
        for keuze in keuzes or [ids]:
            paden.add((adres.endpoint, adres.pad(kopie.app, keuze)))
    return paden


def test_niets_wat_het_cce_opent_komt_uit_een_dossier(kopie, gevallen):
    """Pages, PDFs, calendars, messages and file names, of everything that exists."""
    with kopie.app.app_context():
        dicht = list_dicht()
    assert len(dicht) > 300
    cce, gelezen, lek = coordinator(kopie), set(), []
    for endpoint, pad in sorted(list_paden(kopie, gevallen[0])):
        tekst = lees_alles(cce, pad)
        gelezen |= {endpoint} if tekst else set()
        lek += [(endpoint, deel[:60]) for deel in dicht if deel in tekst]
        lek += [(endpoint, deel) for deel in (*BSN.findall(tekst), *NAAR_DICHT.findall(tekst))]
    assert lek == []
    traject = {"traject", "lijst", "agenda", "plannen", "stand", "acties", "afspraken", "leesbaar",
               "afronden", "stoppen", "verslag", "bijeenkomst", "actie_bijwerken", "beurt",
               "verslag_pdf", "zoeken"}  # fmt: skip
    dialoog = {"dialogen", "dialoog", "brief", "brief_pdf", "agendabestand", "plan", "plannen",
               "plan_document", "plan_pdf", "afspraken", "afspraak", "bevestigen"}  # fmt: skip
    verwacht = {f"ontwikkeltraject.{naam}" for naam in traject}
    verwacht |= {f"dialoog.{naam}" for naam in dialoog}
    verwacht |= {"overzicht.begin", "berichten.lijst", "berichten.aandacht"}
    assert verwacht - gelezen == set()
