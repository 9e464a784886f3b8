"""What the pages of a verhuisformulier show: the steps with who signed, and the amounts."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from portal.beoordeling.letters.toekennen import percentage
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.mutatie import is_te_klein
from portal.domain.procedure.verhuizing import (
    AANBIEDERS,
    ZORGKANTOREN,
    Partij,
    Verhuisstand,
    Verhuisvorm,
    is_reden_nodig,
)
from portal.domain.waarden import breuk_uit_tekst
from portal.platform.framework_data import get_verklaringen
from portal.platform.moving_data import load_verhuisregels
from portal.platform.web import texts
from portal.platform.web.messages import tekst_van
from portal.toegang.models import Gebruiker
from portal.toegang.queries import find_samenwerking
from portal.toekenning.models import Verhuishandtekening, Verhuizing
from portal.toekenning.queries.mutatie import list_groepstoekenningen
from portal.toekenning.queries.overname import bepaal_overname, vraagt_basis
from portal.toekenning.queries.verhuisteksten import partijwoord, verhuistekst
from portal.toekenning.queries.verhuizing import als_formulier, partijen_van

OUD = frozenset({Partij.OUDE_AANBIEDER, Partij.OUD_ZORGKANTOOR})
VERHUISD, PLAN = "vk-verhuisd", "vk-plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisstap:
    """One step of signing; `handtekening` is None while nobody signed."""

    wie: str
    organisatie: str
    handtekening: Verhuishandtekening | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nieuwbedrag:
    """What the toekenning is worth at the new place; euros."""

    jaarbedrag: Decimal
    etmaalbedrag: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisbeeld:
    """A form as one of its parties sees it.

    Attributes:
        verhuizing: The row.
        nieuw: Amounts at the new place; None while something is missing.
        ontbreekt: What is missing for it, in words; empty when nothing is.
        tarief_oud: Percentage of the old aanbieder in words; empty: not known.
        declarant_oud: AGB-code under which the old aanbieder declares; empty: not known.
        aan_de_beurt: Who signs next, in words; empty when nobody does.
        mag_tekenen: This user's organisation signs next.
        is_laatste: That signature puts the form into effect.
        is_zorgkantoor: The signature is that of a zorgkantoor.
        reden_nodig: The verhuisdatum is so long ago that a zorgkantoor must say why.
        vraagt_basis: The amount at 100% has to be typed: no table has it.
        groep: What the move means for the group, for the old side only: `vertrek`, `een_over` when
            one client stays (VH4), or empty.
        mag_wijzigen: This user may change fields.
        ziet_client: Who it is about is shown: to the new side only once the old aanbieder signed,
            so that a form to the wrong place tells nobody's name.
    """

    verhuizing: Verhuizing
    vorm: str
    stappen: Sequence[Verhuisstap]
    nieuw: Nieuwbedrag | None
    ontbreekt: str
    tarief_oud: str
    declarant_oud: str
    declarant_nieuw: str
    aan_de_beurt: str
    mag_tekenen: bool
    is_laatste: bool
    is_zorgkantoor: bool
    reden_nodig: bool
    vraagt_basis: bool
    groep: str
    mag_wijzigen: bool
    ziet_client: bool

    @property
    def is_open(self) -> bool:
        """The form waits for a signature."""
        return self.verhuizing.stand is Verhuisstand.OPEN

    @property
    def woord(self) -> str:
        """Give the status in one word."""
        if self.is_open:
            return "Wacht op u" if self.mag_tekenen else "In behandeling"
        return verhuistekst("stand", self.verhuizing.stand.value)


def maak_beeld(verhuizing: Verhuizing, *, voor: Gebruiker, dag: date) -> Verhuisbeeld:
    """Gather what a page shows of a form in view."""
    formulier, getekend = als_formulier(verhuizing), verhuizing.geldig_getekend
    is_open = verhuizing.stand is Verhuisstand.OPEN
    wie = formulier.aan_de_beurt(len(getekend)) if is_open else frozenset()
    eigen = partijen_van(verhuizing, voor)
    nieuw, ontbreekt = _bedragen(verhuizing)
    return Verhuisbeeld(
        verhuizing=verhuizing,
        vorm=verhuistekst("vorm", formulier.vorm.value),
        stappen=[
            Verhuisstap(
                wie=partijwoord(partijen),
                organisatie=_organisatie(verhuizing, partijen),
                handtekening=getekend[nr] if nr < len(getekend) else None,
            )
            for nr, partijen in enumerate(formulier.stappen)
        ],
        nieuw=nieuw,
        ontbreekt=ontbreekt,
        tarief_oud=_percentage(verhuizing.toekenning.tarief),
        declarant_oud=_declarant(verhuizing.oude_aanbieder_id, verhuizing.oud_zorgkantoor_id),
        declarant_nieuw=_declarant(verhuizing.nieuwe_aanbieder_id, verhuizing.nieuw_zorgkantoor_id),
        aan_de_beurt=partijwoord(wie) if wie else "",
        mag_tekenen=bool(wie & eigen),
        is_laatste=len(getekend) + 1 == len(formulier.stappen),
        is_zorgkantoor=bool(wie & ZORGKANTOREN),
        reden_nodig=is_reden_nodig(verhuizing.verhuisdatum, dag, load_verhuisregels(dag)),
        vraagt_basis=vraagt_basis(verhuizing.toekenning),
        groep=_groep(verhuizing) if is_open and eigen & OUD else "",
        mag_wijzigen=is_open and bool(eigen & AANBIEDERS),
        ziet_client=not is_open or bool(eigen & OUD or getekend),
    )


def verklaringen_bij(verhuizing: Verhuizing, *, dag: date) -> dict[str, str]:
    """Give the two declarations in the words of this form: before the move, that it will be.

    Bron: [verhuisformulier] VH2; [declaraties] vk-verhuisd, vk-plan.
    """
    teksten = {rij.id: rij.tekst for rij in get_verklaringen(op=dag).voor("verhuizing")}
    verhuisd = teksten[VERHUISD]
    if verhuizing.verhuisdatum > dag:
        datum = texts.datum(verhuizing.verhuisdatum)
        verhuisd = verhuistekst("verklaring", "komt", datum=datum)
    return {"verhuisd": verhuisd, "plan": teksten[PLAN]}


def is_verkort(verhuizing: Verhuizing) -> bool:
    """Say whether the move is within one aanbieder."""
    return als_formulier(verhuizing).vorm is Verhuisvorm.VERKORT


def _bedragen(verhuizing: Verhuizing) -> tuple[Nieuwbedrag | None, str]:
    rij = verhuizing.nieuwe_toekenning
    if rij is not None:
        jaar, etmaal = Decimal(rij.jaarbedrag_cent) / 100, Decimal(rij.etmaalbedrag_cent) / 100
        return Nieuwbedrag(jaarbedrag=jaar, etmaalbedrag=etmaal), ""
    try:
        bedragen = bepaal_overname(
            verhuizing.toekenning,
            tarief=verhuizing.tarief,
            meerzorguren=verhuizing.meerzorguren,
            basis_100=verhuizing.basis_100,
        ).bedragen
    except DomeinFout as fout:
        return None, tekst_van(fout)
    jaarbedrag, etmaalbedrag = bedragen.jaarbedrag_cent, bedragen.etmaalbedrag_cent
    return Nieuwbedrag(jaarbedrag=jaarbedrag, etmaalbedrag=etmaalbedrag), ""


def _groep(verhuizing: Verhuizing) -> str:
    """Say what stays of the group that the client leaves.

    Bron: [verhuisformulier] VH4.
    """
    rij, dag = verhuizing.toekenning, verhuizing.verhuisdatum
    if rij.groep_id is None:
        return ""
    leden = list_groepstoekenningen(rij.groep_id, dag)
    blijvers = sum(lid.id != rij.id and lid.einde >= dag for lid in leden)
    return "een_over" if is_te_klein(blijvers) else "vertrek"


def _percentage(tarief: str) -> str:
    return percentage(breuk_uit_tekst(tarief)) if tarief else ""


def _declarant(aanbieder_id: uuid.UUID, zorgkantoor_id: uuid.UUID) -> str:
    samenwerking = find_samenwerking(aanbieder_id, zorgkantoor_id)
    return samenwerking.agb_declarant if samenwerking else ""


def _organisatie(verhuizing: Verhuizing, partijen: frozenset[Partij]) -> str:
    namen = {
        Partij.OUDE_AANBIEDER: verhuizing.oude_aanbieder.naam,
        Partij.NIEUWE_AANBIEDER: verhuizing.nieuwe_aanbieder.naam,
        Partij.OUD_ZORGKANTOOR: verhuizing.oud_zorgkantoor.naam,
        Partij.NIEUW_ZORGKANTOOR: verhuizing.nieuw_zorgkantoor.naam,
    }
    return namen[min(partijen)]
