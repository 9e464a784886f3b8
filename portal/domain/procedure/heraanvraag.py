"""The next period is always a her-aanvraag: when may it start, and how does it differ?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.maanden import plus_maanden
from portal.domain.procedure.toekenning import Duur, ToekenningToestand, bepaal_toekenning_toestand
from portal.domain.termijnen import EEN_DAG, Maandgrens
from portal.domain.waarden import Aandeel

PREVENTIEF, INDIVIDUEEL = "preventief", "individueel"
_BEGONNEN = frozenset(
    {ToekenningToestand.LOPEND, ToekenningToestand.AFGELOPEN, ToekenningToestand.BEEINDIGD}
)


class Aanleiding(StrEnum):
    """Why a her-aanvraag is made; the values are those of the vragenlijst."""

    EINDE_LOOPTIJD = "einde looptijd"
    TUSSENTIJDS = "tussentijds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omvang:
    """How much meerzorg: what was granted, or what is asked.

    Attributes:
        profiel: Name of the meerzorgprofiel, empty without one.
        meerzorguren: Per week, exact; None when unknown.
        jaarbedrag: Euros a year at the tariefpercentage; None when unknown.
        jaarbedrag_100: Euros a year at 100%; None when unknown.
        prijspeil: Year of the table.
    """

    profiel: str
    meerzorguren: Fraction | None
    jaarbedrag: Fraction | None
    jaarbedrag_100: Fraction | None
    prijspeil: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschil:
    """What is asked minus what was granted, exact; None where one side is unknown.

    Attributes:
        jaarbedrag: As it stands in both; at another prijspeil indexing is part of it.
        vergelijkbaar: The jaarbedrag minus what the same care would cost now; None at the same
            prijspeil, and when the granted input is unknown.
        zelfde_prijspeil: Both amounts are of the same year.
        substantieel: It has to be explained.
    """

    meerzorguren: Fraction | None
    jaarbedrag: Fraction | None
    vergelijkbaar: Fraction | None = None
    zelfde_prijspeil: bool
    substantieel: bool


def mogelijke_aanleidingen(duur: Duur, *, soort: str, dag: date) -> tuple[Aanleiding, ...]:
    """Return why a her-aanvraag may follow on a toekenning on a day.

    Args:
        duur: Days of the toekenning.
        soort: `individueel`, `preventief` or `groep`.
        dag: Dutch calendar day.

    Returns:
        `einde looptijd` once it began, also after its end; `tussentijds` only while an individuele
        toekenning runs. None for one that did not begin, was replaced, withdrawn or revoked: what
        replaced it is followed, or a new aanvraag is made.

    Bron: [procedure] §1 T32 and §3 K08, K10; [processen] A27.
    """
    toestand = bepaal_toekenning_toestand(duur, dag)
    if toestand not in _BEGONNEN:
        return ()
    if toestand is ToekenningToestand.LOPEND and soort == INDIVIDUEEL:
        return (Aanleiding.EINDE_LOOPTIJD, Aanleiding.TUSSENTIJDS)
    return (Aanleiding.EINDE_LOOPTIJD,)


def eis_aanleiding(
    aanleiding: Aanleiding, mogelijk: tuple[Aanleiding, ...], *, nieuwe_feiten: str
) -> None:
    """Refuse a her-aanvraag that may not be made for this reason (T32).

    Args:
        aanleiding: Why it is made.
        mogelijk: What `mogelijke_aanleidingen` gave.
        nieuwe_feiten: What changed, in words; needed when it is tussentijds.

    Raises:
        DomeinFout: `her_aanvraag_niet_mogelijk`, `aanleiding_niet_mogelijk` or
            `nieuwe_feiten_ontbreken`.

    Bron: [procedure] §1 T32.
    """
    if not mogelijk:
        raise DomeinFout("her_aanvraag_niet_mogelijk")
    if aanleiding not in mogelijk:
        raise DomeinFout("aanleiding_niet_mogelijk", veld="aanleiding")
    if aanleiding is Aanleiding.TUSSENTIJDS and not nieuwe_feiten.strip():
        raise DomeinFout("nieuwe_feiten_ontbreken", veld="nieuwe_feiten")


def is_na_preventief(*, soort: str, einde: date, dag: date, maanden: int) -> bool:
    """Say whether a preventieve toekenning ended so short ago that this is its vervolg.

    Args:
        soort: Of the vorige toekenning.
        einde: Its last day in force.
        dag: Day of ontvangst, or today while it is a concept.
        maanden: Dated data; exactly so many months after the last day still counts.

    Bron: [preventief] PV5.
    """
    return soort == PREVENTIEF and dag <= plus_maanden(einde, maanden)


def grens_na_preventief(
    grens: Maandgrens, *, al_preventief: int, einde: date, ingang: date | None
) -> Maandgrens:
    """Return how many months a second preventieve period may last.

    Args:
        grens: Limits of one preventieve period.
        al_preventief: Months of the preventieve periods before, without a break.
        einde: Last day of the last of them.
        ingang: First day of the new one; None while it is not known.

    Returns:
        The same limits when a day lies between both; else the longest is what is left of it, which
        may be less than the shortest: then no period fits.

    Bron: [preventief] PV7.
    """
    if ingang is None or ingang > einde + EEN_DAG:
        return grens
    return Maandgrens(grens.minimum, grens.maximum - al_preventief)


def bepaal_verschil(
    nieuw: Omvang, vorig: Omvang, *, drempel: Aandeel, nu: Omvang | None = None
) -> Verschil:
    """Return how what is asked differs from what was granted.

    Args:
        nieuw: What is asked.
        vorig: What the vorige toekenning granted.
        drempel: Largest share of the vorige amount that needs no explanation; exactly it is free.
        nu: What the vorige toekenning granted, calculated at the prijspeil of `nieuw`; None when
            that is not known, or not needed.

    Returns:
        `substantieel` with another profile than was granted, or when the amount at 100% differs
        more. Indexing is taken out where `nu` is known; else at another prijspeil the raw amounts
        are compared. Without amounts at 100% those at the tariefpercentage count.

    Bron: [toetsingskader] §7 Meerzorgprofiel; [procedure] §12.
    """
    zelfde = nieuw.prijspeil == vorig.prijspeil
    oud = vorig if nu is None or zelfde else nu
    gevraagd, toegekend = nieuw.jaarbedrag_100, oud.jaarbedrag_100
    if gevraagd is None or toegekend is None:
        gevraagd, toegekend = nieuw.jaarbedrag, oud.jaarbedrag
    verschil = _min(gevraagd, toegekend)
    te_veel = verschil is not None and abs(verschil) > drempel * (toegekend or 0)
    return Verschil(
        meerzorguren=_min(nieuw.meerzorguren, vorig.meerzorguren),
        jaarbedrag=_min(nieuw.jaarbedrag, vorig.jaarbedrag),
        vergelijkbaar=None if oud is vorig else _min(nieuw.jaarbedrag, oud.jaarbedrag),
        zelfde_prijspeil=zelfde,
        substantieel=te_veel or nieuw.profiel != vorig.profiel,
    )


def _min(nieuw: Fraction | None, vorig: Fraction | None) -> Fraction | None:
    return None if nieuw is None or vorig is None else nieuw - vorig
