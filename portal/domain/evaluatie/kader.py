"""The eindevaluatie as a form: which parts, which questions, and for whom.

Bron: [processen] A26, A28; [preventief] Eindevaluatie.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Vorm(StrEnum):
    """Which eindevaluatie is asked."""

    VOLLEDIG = "volledig"
    PREVENTIEF = "preventief"
    DOELEN = "doelen"


class Veldsoort(StrEnum):
    """The form of one answer."""

    TEKST = "tekst"
    KEUZE = "keuze"
    GETAL = "getal"


class Herhaling(StrEnum):
    """For what a question is asked again and again."""

    EENMAAL = "eenmaal"
    DOEL = "doel"
    ZONDER_DOELEN = "zonder_doelen"
    INZET = "inzet"
    AFSPRAAK = "afspraak"


@dataclass(frozen=True, slots=True)
class Bijantwoord:
    """An answer to another question that makes this one needed."""

    veld: str
    waarden: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatieveld:
    """One question.

    Attributes:
        id: Key of the answer, within what it is asked for.
        label: What people read.
        hulptekst: Help, empty when none.
        soort: Form of the answer.
        opties: Codes of the choices.
        per: For what it is repeated.
        vormen: Eindevaluaties that have it.
        verplicht: Those in which it must be answered.
        bij: Only needed with this answer elsewhere, None when that plays no part.
        bij_verschil: Only needed when something deployed differs from what was granted.
        max_woorden: Guideline in words, 0 when none.
    """

    id: str
    label: str
    hulptekst: str
    soort: Veldsoort
    opties: tuple[str, ...]
    per: Herhaling
    vormen: frozenset[Vorm]
    verplicht: frozenset[Vorm]
    bij: Bijantwoord | None
    bij_verschil: bool
    max_woorden: int

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Evaluatieveld:
        """Read one question."""
        bij = lezer.deel("verplicht_bij")
        return cls(
            id=lezer.tekst("id"),
            label=lezer.tekst("label"),
            hulptekst=lezer.tekst("hulptekst", ""),
            soort=lezer.een_van("type", Veldsoort),
            opties=lezer.teksten("opties"),
            per=lezer.een_van("per", Herhaling, Herhaling.EENMAAL),
            vormen=frozenset(map(Vorm, lezer.teksten("vormen"))),
            verplicht=frozenset(map(Vorm, lezer.teksten("verplicht"))),
            bij=Bijantwoord(bij.tekst("veld"), frozenset(bij.teksten("waarden")))
            if bij.gegevens
            else None,
            bij_verschil=lezer.vlag("bij_verschil", standaard=False),
            max_woorden=lezer.getal("max_woorden", 0),
        )


@dataclass(frozen=True, slots=True)
class Evaluatieonderdeel:
    """A part of the form under one heading."""

    id: str
    titel: str
    toelichting: str
    velden: tuple[Evaluatieveld, ...]

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Evaluatieonderdeel:
        """Read one part."""
        return cls(
            lezer.tekst("id"),
            lezer.tekst("titel"),
            lezer.tekst("toelichting", ""),
            tuple(map(Evaluatieveld.uit_lezer, lezer.delen("veld"))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatiekader:
    """One version of everything that is asked while a toekenning runs and when it ends.

    Attributes:
        versie: Name of the version, equal to the name of its file.
        geldig_vanaf: First day on which it is used.
        onderdelen: Parts of the eindevaluatie, in order.
        opties: Text of a choice by its code.
        meetstanden: Text by code of how a doel can stand at a tussenmeting.
        planpunten: Text by code of what has to stand in the plan of the client.
    """

    versie: str
    geldig_vanaf: date
    onderdelen: tuple[Evaluatieonderdeel, ...]
    opties: Mapping[str, str]
    meetstanden: Mapping[str, str]
    planpunten: Mapping[str, str]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Evaluatiekader:
        """Read one version.

        Raises:
            DomeinFout: `gegevens_onjuist` when something is absent or of the wrong type.

        Bron: [processen] A26, A29, A30.
        """
        lezer = Lezer(gegevens, "evaluatie")
        meting = lezer.deel("tussenmeting")
        teksten = meting.deel("opties").alle_teksten()
        return cls(
            versie=lezer.tekst("versie"),
            geldig_vanaf=lezer.datum("geldig_vanaf"),
            onderdelen=tuple(map(Evaluatieonderdeel.uit_lezer, lezer.delen("onderdeel"))),
            opties=lezer.deel("opties").alle_teksten(),
            meetstanden={code: teksten[code] for code in meting.teksten("standen")},
            planpunten=lezer.deel("planbevestiging").alle_teksten(),
        )
