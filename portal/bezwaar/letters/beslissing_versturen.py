"""Gather what B13 says from the rows of a bezwaar, and set it as it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.beoordeling.actions import na_bezwaar
from portal.beoordeling.actions.vaststellen import bepaal_bezwaar_tot, kies_verzenddatum
from portal.beoordeling.letters.besluit import SJABLOON
from portal.beoordeling.letters.schrijven import schrijf_brief
from portal.bezwaar.actions.beslissen import Nieuw, controleer_beslissing, stel_beslissing_vast
from portal.bezwaar.actions.brieven import Brief
from portal.bezwaar.letters.beslissing import (
    SOORT,
    Beslist,
    Geadviseerd,
    Gehoord,
    NieuwBesluit,
    schrijf_beslissing,
)
from portal.bezwaar.letters.opbouw import maak_document
from portal.bezwaar.queries.beslissing import gevolg_van
from portal.bezwaar.queries.beslisteksten import beslistekst
from portal.bezwaar.queries.briefbronnen import lees_briefbron
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.bezwaaradvies import GeenAdvies
from portal.domain.procedure.bezwaarbeslissing import Bezwaargevolg
from portal.domain.uitkomst import Uitkomst
from portal.platform import clock
from portal.platform.pdf import maak_brief
from portal.platform.web.texts import datum
from portal.toekenning.actions.terugdraaien import bepaal_terug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from portal.beoordeling.models import Besluit
    from portal.bezwaar.models import Bezwaarbeslissing, Zinadvies
    from portal.bezwaar.queries.beslissing import Beslisbeeld
    from portal.bezwaar.queries.onderzoek import Onderzoekbeeld
    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker


def beslis(beeld: Beslisbeeld, *, door: Gebruiker, op: datetime) -> None:
    """Check, write the letter or letters, and fix all of it in one transaction.

    Raises:
        DomeinFout: as `controleer_beslissing`, `schrijf_brief`, `zet_beslissing` and
            `stel_beslissing_vast`.
    """
    rij = _van(beeld)
    besluit = rij.nieuw_besluit
    voorbereiding = na_bezwaar.voorbereiding_van(besluit, op=op) if besluit else None
    wie = door.naam, controleer_beslissing(rij, voorbereiding, door=door, op=op)
    nieuw = None
    if besluit is not None and voorbereiding is not None:
        verzending = schrijf_brief(besluit, voorbereiding, op=op, ondertekenaar=wie)
        nieuw = Nieuw(voorbereiding, verzending)
    brief = zet_beslissing(beeld, op=op, ondertekenaar=wie)
    stel_beslissing_vast(rij, brief, nieuw, door=door, op=op)


def stel_beslissing_op(
    beeld: Beslisbeeld, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Document:
    """Write B13 as it would be sent at a moment, without setting it as PDF.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt`, `bsn_in_brief`, `verzenddatum_buiten_bereik` or as
            `bepaal_terug`.
    """
    beslissing = _van(beeld)
    dag = kies_verzenddatum(beslissing.verzenddatum, beeld.bezwaar.zorgkantoor_id, op)
    bron = lees_briefbron(beeld.bezwaar, dag=dag)
    if not bron.briefhoofd.rechtbank.strip():
        raise DomeinFout("brief_onvolledig", onderdelen="rechtbank")
    inhoud = schrijf_beslissing(bron, bouw_beslist(beeld, dag))
    return maak_document(bron, inhoud, ondertekenaar=ondertekenaar, dag=dag)


def zet_beslissing(beeld: Beslisbeeld, *, op: datetime, ondertekenaar: tuple[str, str]) -> Brief:
    """Write and set B13 as it goes out; see `stel_beslissing_op`."""
    document = stel_beslissing_op(beeld, op=op, ondertekenaar=ondertekenaar)
    dag = kies_verzenddatum(_van(beeld).verzenddatum, beeld.bezwaar.zorgkantoor_id, op)
    nr = lees_briefbron(beeld.bezwaar, dag=dag).nr
    return Brief(soort=SOORT, nr=nr, gemaakt=maak_brief(document, SJABLOON), verzonden=dag)


def bouw_beslist(beeld: Beslisbeeld, verzonden: date) -> Beslist:
    """Gather what the letter says, when it is sent on a day."""
    beslissing, rij = _van(beeld), beeld.bezwaar
    return Beslist(
        uitkomst=beslissing.uitkomst,
        kenmerk=beeld.geldend.nummer if beeld.geldend else rij.besluitkenmerk,
        gevolg=gevolg_van(beslissing),
        gevolgzin=_gevolgzin(beeld),
        motivering=beslissing.motivering,
        reden_te_laat=rij.reden_te_laat,
        gehoord=tuple(_gehoord(beeld.onderzoek)),
        advies=_advies(beeld.onderzoek.advies, beslissing),
        proceskosten=beslissing.proceskosten,
        nieuw=_nieuw(beslissing.nieuw_besluit),
        beroep_tot=bepaal_bezwaar_tot(verzonden),
    )


def _van(beeld: Beslisbeeld) -> Bezwaarbeslissing:
    assert beeld.beslissing is not None
    return beeld.beslissing


def _gevolgzin(beeld: Beslisbeeld) -> str:
    """Say what it means that something is only revoked."""
    if gevolg_van(_van(beeld)) is not Bezwaargevolg.HERROEPEN:
        return ""
    if beeld.geldend is not None:
        return beslistekst("na_herroepen", beeld.geldend.uitkomst)
    assert beeld.bezwaar.toekenningsbrief is not None
    terug = bepaal_terug(beeld.bezwaar.toekenningsbrief)
    nummer, einde = terug.toekenning.nummer, datum(terug.einde)
    return beslistekst("na_herroepen", "toekenning", nummer=nummer, einde=einde)


def _gehoord(onderzoek: Onderzoekbeeld) -> Iterator[Gehoord]:
    for zitting in onderzoek.zittingen:
        if zitting.stand is Hoorstand.GEHOUDEN and zitting.op is not None:
            wie = zitting.commissie or (zitting.hoorder.naam if zitting.hoorder else "")
            yield Gehoord(
                dag=clock.local_day(zitting.op),
                tekst=zitting.verslag,
                wie=wie,
                aanwezig=zitting.aanwezig,
            )
        elif zitting.stand is Hoorstand.AFGEZIEN:
            grond = onderzoek.gronden.get(zitting.id)
            yield Gehoord(dag=None, tekst=zitting.reden, afgezien=grond)


def _advies(advies: Zinadvies | None, beslissing: Bezwaarbeslissing) -> Geadviseerd | None:
    if advies is None:
        return None
    return Geadviseerd(
        ontvangen=advies.ontvangen,
        inhoud=advies.inhoud,
        volgt=beslissing.volgt_advies,
        afwijkreden=beslissing.afwijkreden,
        geen=GeenAdvies(advies.geen_advies) if advies.geen_advies else None,
    )


def _nieuw(besluit: Besluit | None) -> NieuwBesluit | None:
    if besluit is None:
        return None
    if besluit.uitkomst is not Uitkomst.TOEKENNEN:
        return NieuwBesluit(kenmerk=besluit.nummer)
    return NieuwBesluit(
        kenmerk=besluit.nummer,
        ingang=besluit.ingangsdatum,
        laatste_dag=besluit.laatste_dag,
        profiel=besluit.meerzorgprofiel,
        jaarbedrag_cent=besluit.jaarbedrag_cent,
        etmaalbedrag_cent=besluit.etmaalbedrag_cent,
    )
