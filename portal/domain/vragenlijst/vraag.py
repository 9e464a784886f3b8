"""One question, its parts, and the parts of a doel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portal.domain.voorwaarden import Voorwaarde, Zichtbaarheid, lees_voorwaarde, lees_zichtbaarheid

if TYPE_CHECKING:
    from portal.domain.gegevens import Lezer

JA_NEE = ("ja", "nee")


class Vraagtype(StrEnum):
    """The form of an answer."""

    TEKST = "tekst"
    KEUZE = "keuze"
    JA_NEE = "ja-nee-toelichting"
    DOELEN = "doelen"
    BEDRAG = "bedrag"


class Veldtype(StrEnum):
    """The form of a part of an answer or of a doel."""

    TEKST = "tekst"
    TEKSTVAK = "tekstvak"
    GETAL = "getal"
    BEDRAG = "bedrag"
    DATUM = "datum"
    TELEFOON = "telefoon"
    EMAIL = "email"
    KEUZE = "keuze"
    DOEL = "doel"
    UUID = "uuid"
    RIJEN = "rijen"


class Verplicht(StrEnum):
    """When a visible question must be answered."""

    ALTIJD = "altijd"
    BIJ_HERAANVRAAG = "bij-heraanvraag"
    BIJ_GROEP = "bij-groep"
    PER_CLIENT = "per-client"
    ALS_ZICHTBAAR = "als-zichtbaar"
    NEE = "nee"


class Overname(StrEnum):
    """What a her-aanvraag does with the old answer."""

    OVERNEMEN = "overnemen"
    OUD_NAAST_NIEUW = "oud-naast-nieuw"
    LEEG = "leeg"


class Niveau(StrEnum):
    """Asked once for the aanvraag, or once for each client."""

    AANVRAAG = "aanvraag"
    CLIENT = "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subveld:
    """One part of an answer.

    Args:
        id: Key of the part in the answer.
        label: What people read.
        type: Form of the part; `rijen` repeats its `kolommen`.
        opties: Choices, for `keuze`.
        verplicht: Must be filled in when the question must.
        verplicht_bij: Only with this choice of the question, None when the choice plays no part.
        berekend: The portal fills it in.
        kolommen: Parts of one row, for `rijen`.
        max_rijen: Most rows, None is no limit.
        max_woorden: Guideline, None when there is none.
    """

    id: str
    label: str
    type: Veldtype
    opties: tuple[str, ...]
    verplicht: bool
    verplicht_bij: str | None
    berekend: bool
    kolommen: tuple[Subveld, ...]
    max_rijen: int | None
    max_woorden: int | None

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Subveld:
        """Read one part, and the columns of a repeated part."""
        return cls(
            id=lezer.tekst("id"),
            label=lezer.tekst("label"),
            type=lezer.een_van("type", Veldtype),
            opties=lezer.teksten("opties"),
            verplicht=lezer.vlag("verplicht", standaard=True),
            verplicht_bij=lezer.tekst_of_niets("verplicht_bij"),
            berekend=lezer.vlag("berekend", standaard=False),
            kolommen=tuple(map(cls.uit_lezer, lezer.delen("kolommen"))),
            max_rijen=lezer.getal_of_niets("max_rijen"),
            max_woorden=lezer.getal_of_niets("max_woorden"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelveld:
    """One part of a doel.

    Args:
        id: Key of the part.
        label: What people read.
        toelichting: Help, empty when none.
        type: Form of the part.
        opties: Choices, for `keuze`.
        opties_groep: Choices that only the aanvraag of a group has besides.
        verplicht: Must be filled in.
        berekend: The portal fills it in.
        terugblik: Belongs to a doel of the vorige toekenning.
        max_woorden: Guideline in words, None when none.
        max_tekens: Longest text in characters, None when none.
    """

    id: str
    label: str
    toelichting: str
    type: Veldtype
    opties: tuple[str, ...]
    opties_groep: tuple[str, ...]
    verplicht: bool
    berekend: bool
    terugblik: bool
    max_woorden: int | None
    max_tekens: int | None

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Doelveld:
        """Read one part of a doel."""
        return cls(
            id=lezer.tekst("id"),
            label=lezer.tekst("label"),
            toelichting=lezer.tekst("toelichting", ""),
            type=lezer.een_van("type", Veldtype),
            opties=lezer.teksten("opties"),
            opties_groep=lezer.teksten("opties_groep"),
            verplicht=lezer.vlag("verplicht"),
            berekend=lezer.vlag("berekend", standaard=False),
            terugblik=lezer.tekst("deel", "doel") == "terugblik",
            max_woorden=lezer.getal_of_niets("max_woorden"),
            max_tekens=lezer.getal_of_niets("max_tekens"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One question.

    Args:
        id: Stable key, such as `hs-zonder`.
        label: The question as people read it.
        hulptekst: Help under it.
        type: Form of the answer.
        opties: Choices; `ja` and `nee` for a ja-nee-toelichting.
        subvelden: Parts of the answer.
        minstens_een_van: Parts of which at least one is filled in.
        toelichting_bij: Choices that need a toelichting.
        verplicht: When it must be answered.
        zichtbaarheid: When it is asked.
        stop_bij: Choice with which the aanvraag cannot go on, None when there is none.
        stop_alleen_als: Conditions under which `stop_bij` counts.
        min_aantal: Fewest doelen.
        max_aantal: Most doelen, None is no limit.
        terugblik: The doelen are those of the vorige toekenning.
        max_woorden: Guideline of this question, None when it has none of its own.
        gevuld_uit: `check:<knoop>` or `pagina:<naam>` where the answer comes from, else None.
        bij_heraanvraag: What a her-aanvraag does with the old answer.
        herkomst: Where the question comes from.
        criteria: Criteria it serves.
        rekenregels: Numbers of the rekentool that stand beside it.
        instellingen: Lists of the zorgkantoor that are shown with it, empty when none.
    """

    id: str
    label: str
    hulptekst: str
    type: Vraagtype
    opties: tuple[str, ...]
    subvelden: tuple[Subveld, ...]
    minstens_een_van: tuple[str, ...]
    toelichting_bij: tuple[str, ...]
    verplicht: Verplicht
    zichtbaarheid: Zichtbaarheid
    stop_bij: str | None
    stop_alleen_als: tuple[Voorwaarde, ...]
    min_aantal: int
    max_aantal: int | None
    terugblik: bool
    max_woorden: int | None
    gevuld_uit: str | None
    bij_heraanvraag: Overname
    herkomst: str
    criteria: tuple[str, ...]
    rekenregels: tuple[str, ...]
    instellingen: tuple[str, ...]

    @property
    def met_keuze(self) -> bool:
        """The answer holds a choice."""
        return bool(self.opties)

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Vraag:
        """Read one question."""
        vraagtype = lezer.een_van("type", Vraagtype)
        return cls(
            id=lezer.tekst("id"),
            label=lezer.tekst("label"),
            hulptekst=lezer.tekst("hulptekst"),
            type=vraagtype,
            opties=JA_NEE if vraagtype is Vraagtype.JA_NEE else lezer.teksten("opties"),
            subvelden=tuple(map(Subveld.uit_lezer, lezer.delen("subvelden"))),
            minstens_een_van=lezer.teksten("minstens_een_van"),
            toelichting_bij=lezer.teksten("toelichting_bij"),
            verplicht=lezer.een_van("verplicht", Verplicht),
            zichtbaarheid=lees_zichtbaarheid(lezer),
            stop_bij=lezer.tekst_of_niets("stop_bij"),
            stop_alleen_als=tuple(map(lees_voorwaarde, lezer.delen("stop_alleen_als"))),
            min_aantal=lezer.getal("min_aantal", 0),
            max_aantal=lezer.getal_of_niets("max_aantal"),
            terugblik=lezer.tekst("doeldeel", "doel") == "terugblik",
            max_woorden=lezer.getal_of_niets("max_woorden"),
            gevuld_uit=lezer.tekst_of_niets("gevuld_uit"),
            bij_heraanvraag=lezer.een_van("bij_heraanvraag", Overname),
            herkomst=lezer.tekst("herkomst"),
            criteria=lezer.teksten("criteria"),
            rekenregels=lezer.teksten("rekenregels"),
            instellingen=lezer.teksten("instellingen"),
        )
