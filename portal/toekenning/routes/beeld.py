"""The lines, papers and goals on the page of a toekenning, ready to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst, datum
from portal.domain.waarden import Uren, breuk_uit_tekst, uren_en_minuten
from portal.platform.web import texts
from portal.toekenning.queries.teksten import toekenningtekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from portal.beoordeling.models import Toekenning
    from portal.toekenning.queries.toekenning import Toekenningbeeld


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a summary."""

    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One goal in words."""

    naam: str
    streefstand: str
    einddatum: str


def list_regels(beeld: Toekenningbeeld) -> Sequence[Regel]:
    """Give what was granted and how it runs, as label and value."""
    rij = beeld.toekenning
    return [
        Regel("Soort", toekenningtekst("soort", rij.soort)),
        Regel("Zorgprofiel", rij.zorgprofiel),
        Regel("Meerzorgprofiel", rij.meerzorgprofiel or ("Maatwerk" if rij.maatwerk else "–")),
        *([Regel("Meerzorguren per week", _uren(rij.meerzorguren))] if rij.meerzorguren else []),
        Regel("Bedrag per jaar", texts.euro(rij.jaarbedrag_cent)),
        Regel("Bedrag per etmaal", texts.euro(rij.etmaalbedrag_cent)),
        *_tarief(rij),
        Regel("Prijspeil", str(rij.prijspeil)),
        *_looptijd(rij),
        *_perspectief(rij),
        *([Regel("Groep", f"{rij.groep.code}, {rij.groep.naam}")] if rij.groep else []),
        Regel("Locatie", f"{rij.locatie.naam}, AGB-code {rij.locatie.agb_uitvoerder}"),
        Regel("Kenmerk van het besluit", rij.kenmerk),
        Regel("Herkomst", toekenningtekst("herkomst", rij.herkomst.value)),
    ]


def list_doelen(toekenning: Toekenning) -> Sequence[Doelregel]:
    """Give the goals in the order of the aanvraag."""
    return [
        Doelregel(
            als_tekst(doel.get("korte_naam")) or f"Doel {nr}",
            als_tekst(doel.get("streefstand")) or "–",
            datum(doel.get("einddatum")) or "–",
        )
        for nr, doel in enumerate(als_rijen(toekenning.doelen), start=1)
    ]


def list_stukken(beeld: Toekenningbeeld, *, zorgkantoor: bool) -> Iterator[tuple[str, str]]:
    """Give text and address of beschikking, aanvraag, letters, group and neighbours."""
    rij = beeld.toekenning
    if rij.besluit_id is not None:
        yield (
            f"Beschikking {rij.kenmerk}",
            url_for("beoordeling.beschikking", besluit_id=rij.besluit_id),
        )
    if beeld.aanvraag_id is not None:
        plek = "beoordeling.dossier" if zorgkantoor else "aanvraag.taken"
        yield f"Aanvraag {beeld.aanvraagnummer}", url_for(plek, aanvraag_id=beeld.aanvraag_id)
    for brief in beeld.brieven:
        tekst = f"{toekenningtekst('brief', brief.soort)} ({texts.datum(brief.verzenddatum)})"
        yield tekst, url_for("toekenning.brief", brief_id=brief.id)
    if rij.groep_id is not None and rij.groep is not None:
        yield f"Groep {rij.groep.code}", url_for("clienten.groep", groep_id=rij.groep_id)
    if not zorgkantoor:
        yield f"Cliënt {rij.clientcode}", url_for("clienten.client", client_id=rij.client_id)
    for ander in beeld.vervangen:
        yield f"Hiervoor: {ander.nummer}", _adres(ander)
    if beeld.vervanger is not None:
        yield f"Hierna: {beeld.vervanger.nummer}", _adres(beeld.vervanger)


def _adres(toekenning: Toekenning) -> str:
    return url_for("toekenning.toekenning", toekenning_id=toekenning.id)


def _looptijd(rij: Toekenning) -> list[Regel]:
    toegekend = f"{texts.datum(rij.ingang)} tot en met {texts.datum(rij.laatste_dag)}"
    regels = [Regel("Toegekende looptijd", f"{toegekend} ({rij.maanden} maanden)")]
    if rij.einde != rij.laatste_dag:
        dag = (
            "nooit ingegaan" if rij.einde < rij.ingang else f"laatste dag {texts.datum(rij.einde)}"
        )
        reden = toekenningtekst("reden", rij.einde_reden) if rij.einde_reden else "Eerder geëindigd"
        regels.append(Regel("Eerder einde", f"{reden}; {dag}"))
    return regels


def _tarief(rij: Toekenning) -> Iterator[Regel]:
    if rij.tarief:
        yield Regel("Tariefpercentage", texts.procent(breuk_uit_tekst(rij.tarief)))


def _perspectief(rij: Toekenning) -> Iterator[Regel]:
    if rij.max_profiel:
        yield Regel("Hoogste profiel bij een volgende aanvraag", rij.max_profiel)
    if rij.max_meerzorguren:
        yield Regel("Hoogste aantal uren per week daarna", _uren(rij.max_meerzorguren))
    if rij.afgebouwd_op is not None:
        yield Regel("Afgebouwd op", texts.datum(rij.afgebouwd_op))


def _uren(tekst: str) -> str:
    uren, minuten = uren_en_minuten(Uren(breuk_uit_tekst(tekst)))
    return f"{uren} uur en {minuten} minuten"
