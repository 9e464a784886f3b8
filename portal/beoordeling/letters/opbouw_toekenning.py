"""Gather what the beschikking says about what is granted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.letters.gegevens import (
    Berekend,
    Later,
    Perspectief,
    Post,
    Resultaat,
    Verschil,
    Vervangt,
)
from portal.beoordeling.letters.gegevens import Toekenning as Toekenningsdeel
from portal.beoordeling.queries.toekenning import (
    Toekenning,
    regelnaam,
    regelwaarde,
    tweede_jaar,
)
from portal.domain.procedure import Duur, bevestiging_uiterlijk, evaluatie_vanaf
from portal.domain.rekentool import Maatwerkreden, Uitkomst
from portal.domain.vragenlijst import doelnaam
from portal.domain.waarden import Uren, breuk_uit_tekst, centen
from portal.platform.calendar_data import load_volgregels
from portal.platform.web.texts import procent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.overlap import Vervanging
    from portal.beoordeling.queries.toetsing import Toetsstand

MAATWERK = {
    Maatwerkreden.OVERSCHRIJDING: "maatwerk boven het hoogste meerzorgprofiel",
    Maatwerkreden.VOLUME: "maatwerk",
    Maatwerkreden.BUITEN_BANDEN: "maatwerk buiten de banden van het werkboek",
    Maatwerkreden.HANDMATIG: "maatwerk, door het zorgkantoor bepaald",
}


def bouw_toekenning(
    besluit: Besluit,
    stand: Toetsstand,
    toekenning: Toekenning,
    *,
    vervangen: Sequence[Vervanging],
    verzonden: date,
) -> Toekenningsdeel:
    """Gather the part of the letter on what is granted."""
    bron, laatste = stand.bron, toekenning.laatste_dag
    assert bron.ingang is not None
    assert bron.maanden is not None
    volg = load_volgregels(verzonden)
    return Toekenningsdeel(
        ingang=toekenning.ingang,
        maanden=toekenning.maanden,
        laatste_dag=laatste,
        gevraagde_maanden=bron.maanden,
        gevraagde_ingang=bron.ingang,
        termijnreden=besluit.termijnreden,
        deels=toekenning.is_deels,
        gevraagd_jaarbedrag=centen(toekenning.gevraagd_jaarbedrag or Fraction(0)),
        berekend=_berekend(toekenning, volumetoets=bron.volumetoets),
        oude_tabel_reden=besluit.oude_tabel_reden or "",
        verschillen=_verschillen(toekenning),
        posten=_posten(toekenning),
        perspectief=_perspectief(besluit),
        vervangt=tuple(
            Vervangt(deel.kenmerk, None if deel.vervalt else deel.nieuwe_laatste_dag)
            for deel in vervangen
        ),
        afspraken=regels(besluit.afspraken),
        doelen=_doelen(stand),
        voorwaarden=besluit.voorwaarden,
        eindevaluatie_vanaf=evaluatie_vanaf(_duur(toekenning), volg),
        bevestiging_uiterlijk=bevestiging_uiterlijk(toekenning.ingang, volg),
    )


def _duur(toekenning: Toekenning) -> Duur:
    laatste = toekenning.laatste_dag
    return Duur(ingang=toekenning.ingang, laatste_dag=laatste, einde=laatste)


def regels(tekst: str) -> tuple[str, ...]:
    """Give the lines of a text, without empty ones."""
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


def _perspectief(besluit: Besluit) -> Perspectief:
    uren = besluit.max_meerzorguren
    return Perspectief(
        tekst=besluit.perspectief,
        max_profiel=besluit.max_profiel,
        max_uren=Uren(breuk_uit_tekst(uren)) if uren else None,
        afgebouwd_op=besluit.afgebouwd_op,
    )


def _verschillen(toekenning: Toekenning) -> tuple[Verschil, ...]:
    return tuple(
        Verschil(
            regel=regelnaam(rij.regel),
            gevraagd=regelwaarde(rij.regel, rij.berekend),
            toegekend=regelwaarde(rij.regel, rij.toegekend),
            reden=rij.reden,
        )
        for rij in toekenning.verschillen
    )


def _posten(toekenning: Toekenning) -> tuple[Post, ...]:
    return tuple(
        Post(
            onderwerp=regelnaam(rij.regel),
            gevraagd=centen(rij.regel.gevraagd),
            toegekend=centen(rij.toegekend),
            eenmalig=rij.regel.eenmalig,
        )
        for rij in toekenning.posten
    )


def _berekend(toekenning: Toekenning, *, volumetoets: bool) -> Berekend:
    uitkomst = toekenning.uitkomst
    bedragen = uitkomst.bedragen
    assert bedragen is not None
    assert uitkomst.meerzorguren is not None
    return Berekend(
        profiel=profielwoord(uitkomst),
        meerzorguren=uitkomst.meerzorguren,
        volumetoets=_volumezin(uitkomst, geldt=volumetoets),
        basis_100=centen(bedragen.basis_100),
        context_boven_berekend=centen(toekenning.context_boven),
        context_boven_toegekend=centen(bedragen.context_telt_mee),
        jaar_100=centen(bedragen.jaar_100),
        tarief=uitkomst.invoer.tarief,
        jaarbedrag=bedragen.jaarbedrag_cent,
        etmaalbedrag=bedragen.etmaalbedrag_cent,
        prijspeil=uitkomst.jaar,
        tabelversie=uitkomst.versie,
        voorlopig=toekenning.voorlopig,
        later=_later(toekenning),
    )


def _later(toekenning: Toekenning) -> Later | None:
    bedragen = toekenning.later.bedragen if toekenning.later else None
    if bedragen is None:
        return None
    return Later(
        vanaf=tweede_jaar(toekenning.ingang),
        jaarbedrag=bedragen.jaarbedrag_cent,
        etmaalbedrag=bedragen.etmaalbedrag_cent,
    )


def profielwoord(uitkomst: Uitkomst) -> str:
    """Name the profiel as the letter does, with the kind of maatwerk; empty when there is none."""
    if uitkomst.maatwerk is None:
        return uitkomst.profiel or ""
    return f"{uitkomst.profiel or 'Meerzorg'} ({MAATWERK[uitkomst.maatwerk]})"


def _volumezin(uitkomst: Uitkomst, *, geldt: bool) -> str:
    toets = uitkomst.volumetoets
    if not geldt or toets is None:
        return "De grens van 25% geldt niet voor deze aanvraag."
    return (
        f"De meerzorguren zijn {procent(toets.aandeel)} van de uren in het zorgprofiel. "
        "De grens is 25%."
    )


def _doelen(stand: Toetsstand) -> tuple[Resultaat, ...]:
    antwoord = stand.versie.deel("antwoorden").get("dl-doelen")
    return tuple(
        Resultaat(
            naam=doelnaam(doel),
            streefstand=als_tekst(doel.get("streefstand")),
            einddatum=_dag(als_tekst(doel.get("einddatum"))),
            tussenmeting=_dag(als_tekst(doel.get("tussenmeting"))),
        )
        for doel in als_rijen(antwoord)
    )


def _dag(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None
