"""Which gronden of Rlz 2.2 give access to meerzorg on a day.

Bron: [rlz] art. 2.2; [procedure] §6.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer, lees_lijst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

VERBLIJF = frozenset({"verblijf", "deeltijdverblijf"})
THUIS = frozenset({"pgb", "mpt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grond:
    """One onderdeel of Rlz 2.2 lid 1 or 2.

    Args:
        id: Such as `lid1-c-02`.
        lid: As people write it, such as `1 c 2°`.
        naam: Short description.
        geldig_vanaf: First day on which the grond exists.
        verblijf: The grond demands verblijf in an instelling.
        leveringsvorm: The only leveringsvorm it knows, None when it names none.
        thuis: The grond may apply at home (pgb or mpt).
        volumetoets: Lid 3 (at least a quarter more) applies to it.
        oordeel: Lid 1: the zorgkantoor judges; lid 2 leaves no room for that.
        mens: A person ticks it; otherwise the portal finds it.
        profielen: Zorgprofielen that give the grond, empty when any profile may.
        profielen_thuis: The same at home; empty is the same list.
        profielen_op: The day on which one of `profielen` held; None is the peildatum itself.
        leeftijd_onder: The age must be under this number of years, None when age plays no part.
        voorwaarden: Conditions that must all be ticked, empty when there are none.
        lvhc_doelgroep: The zeldzame doelgroep that belongs to it, empty when none.
        bewijs: What must be at hand, empty when nothing special.
        noot: Remark on the source.
        bron: Where it stands.
    """

    id: str
    lid: str
    naam: str
    geldig_vanaf: date
    verblijf: bool
    leveringsvorm: str | None
    thuis: bool
    volumetoets: bool
    oordeel: bool
    mens: bool
    profielen: tuple[str, ...]
    profielen_thuis: tuple[str, ...]
    profielen_op: date | None
    leeftijd_onder: int | None
    voorwaarden: tuple[str, ...]
    lvhc_doelgroep: str
    bewijs: str
    noot: str
    bron: str

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Grond:
        """Read one grond."""
        return cls(
            id=lezer.tekst("id"),
            lid=lezer.tekst("lid"),
            naam=lezer.tekst("naam"),
            geldig_vanaf=lezer.datum("geldig_vanaf"),
            verblijf=lezer.ja("verblijf"),
            leveringsvorm=lezer.tekst_of_niets("leveringsvorm"),
            thuis=lezer.ja("thuis"),
            volumetoets=lezer.ja("volumetoets"),
            oordeel=lezer.ja("oordeel"),
            mens=lezer.tekst("vastgesteld_door") == "mens",
            profielen=lezer.teksten("profielen"),
            profielen_thuis=lezer.teksten("profielen_thuis"),
            profielen_op=lezer.datum_of_niets("profielen_op"),
            leeftijd_onder=lezer.getal_of_niets("leeftijd_onder"),
            voorwaarden=lezer.teksten("voorwaarden"),
            lvhc_doelgroep=lezer.tekst("lvhc_doelgroep", ""),
            bewijs=lezer.tekst("bewijs", ""),
            noot=lezer.tekst("noot", ""),
            bron=lezer.tekst("bron"),
        )


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """Every grond of one version of the list."""

    versie: str
    geldig_vanaf: date
    gronden: tuple[Grond, ...]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Kenmerken:
        """Read and check the list.

        Raises:
            DomeinFout: `gegevens_onjuist` or `gegevens_dubbel`, with the place.
        """
        return cls(*lees_lijst(gegevens, "kenmerken", "grond", Grond.uit_lezer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grondfeiten:
    """What decides which gronden hold.

    Args:
        profiel: Zorgprofiel of the indicatie, as in `7VG`; VG7-plus stays `7VG`.
        leveringsvorm: verblijf, deeltijdverblijf, vpt, mpt or pgb.
        ingangsdatum: First day of the (granted) period; age and validity are taken on this day.
        geboortedatum: None when unknown: then no grond on age.
        aangevinkt: What a person ticked: see `vinkjes`.
    """

    profiel: str
    leveringsvorm: str
    ingangsdatum: date
    geboortedatum: date | None = None
    aangevinkt: AbstractSet[str] = frozenset()


def vinkjes(grond: Grond) -> tuple[str, ...]:
    """Name the boxes that a person ticks for a grond: one, or one for each condition."""
    if not grond.mens:
        return ()
    if not grond.voorwaarden:
        return (grond.id,)
    return tuple(f"{grond.id}:{nr}" for nr in range(1, len(grond.voorwaarden) + 1))


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """Give the age in whole years on a day; the birthday itself counts."""
    voor_verjaardag = (dag.month, dag.day) < (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - voor_verjaardag


def _past_leveringsvorm(grond: Grond, leveringsvorm: str) -> bool:
    if leveringsvorm in THUIS and not grond.thuis:
        return False
    if grond.verblijf and leveringsvorm not in VERBLIJF:
        return False
    return grond.leveringsvorm in {None, leveringsvorm}


def _past_profiel(grond: Grond, feiten: Grondfeiten) -> bool:
    if not grond.profielen or grond.profielen_op is not None:
        return True
    thuis = feiten.leveringsvorm in THUIS
    return feiten.profiel in ((thuis and grond.profielen_thuis) or grond.profielen)


def _past_leeftijd(grond: Grond, feiten: Grondfeiten) -> bool:
    if grond.leeftijd_onder is None:
        return True
    if feiten.geboortedatum is None:
        return False
    return leeftijd_op(feiten.geboortedatum, feiten.ingangsdatum) < grond.leeftijd_onder


def mogelijke_gronden(feiten: Grondfeiten, kenmerken: Kenmerken) -> tuple[Grond, ...]:
    """Give the gronden that would hold if a person ticked everything: what a page offers."""
    return tuple(
        grond
        for grond in kenmerken.gronden
        if feiten.ingangsdatum >= grond.geldig_vanaf
        and _past_leveringsvorm(grond, feiten.leveringsvorm)
        and _past_profiel(grond, feiten)
        and _past_leeftijd(grond, feiten)
    )


def bepaal_gronden(feiten: Grondfeiten, kenmerken: Kenmerken) -> tuple[Grond, ...]:
    """Give every grond that holds on the ingangsdatum, in the order of the article.

    Args:
        feiten: Profile, leveringsvorm, dates and what was ticked.
        kenmerken: The list of gronden.

    Returns:
        All of them, never just the first; empty means no right to meerzorg. The first day of
        validity counts; a person on his 23rd birthday is no longer under 23. With conditions,
        all of them must be ticked.

    Bron: [rlz] art. 2.2 lid 1 and 2; [procedure] §6.4.
    """
    return tuple(
        grond
        for grond in mogelijke_gronden(feiten, kenmerken)
        if feiten.aangevinkt >= set(vinkjes(grond))
    )


def volumetoets_van_toepassing(gronden: Sequence[Grond]) -> bool:
    """Say whether the care must be at least a quarter above the zorgprofiel.

    Args:
        gronden: Every grond that holds.

    Returns:
        False as soon as one of them does not know the test, and without any grond.

    Bron: [rlz] art. 2.2 lid 3; [procedure] §6.4.
    """
    return bool(gronden) and all(grond.volumetoets for grond in gronden)
