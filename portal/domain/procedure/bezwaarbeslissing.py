"""The beslissing op bezwaar: what it must say, and how it goes from one person to the other."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Adviesinhoud, Beslisstand, Bezwaaruitkomst


class Bezwaargevolg(StrEnum):
    """What happens to the besluit on which bezwaar was made."""

    BLIJFT = "blijft"
    NIEUW_BESLUIT = "nieuw_besluit"
    HERROEPEN = "herroepen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisvoorstel:
    """What the behandelaar means to have decided.

    Args:
        uitkomst: The outcome.
        gevolg: What happens to the besluit.
        motivering: Why, as the letter says it.
        volgt_advies: The advice is followed; None when there is none, or nothing was chosen.
        afwijkreden: Why it is not followed.
        proceskosten: What is decided on the costs, empty when nobody asked.
    """

    uitkomst: Bezwaaruitkomst
    gevolg: Bezwaargevolg
    motivering: str
    volgt_advies: bool | None = None
    afwijkreden: str = ""
    proceskosten: str = ""


GEGROND = frozenset({Bezwaaruitkomst.GEGROND, Bezwaaruitkomst.DEELS_GEGROND})
"""Outcomes on which something of the besluit goes."""

PAST_BIJ_ADVIES: Mapping[Adviesinhoud, frozenset[Bezwaaruitkomst]] = MappingProxyType(
    {
        Adviesinhoud.TOEKENNEN: frozenset({Bezwaaruitkomst.GEGROND}),
        Adviesinhoud.GEDEELTELIJK: frozenset({Bezwaaruitkomst.DEELS_GEGROND}),
        Adviesinhoud.AFWIJZEN: frozenset(
            {Bezwaaruitkomst.ONGEGROND, Bezwaaruitkomst.NIET_ONTVANKELIJK}
        ),
    }
)
"""With which outcomes one can say that the advice is followed."""

BESLIS_OVERGANGEN: Mapping[tuple[Beslisstand, Handeling], Beslisstand] = MappingProxyType(
    {
        (
            Beslisstand.CONCEPT,
            Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN,
        ): Beslisstand.CONCEPT,
        (
            Beslisstand.CONCEPT,
            Handeling.BEZWAAR_TER_CONTROLE_AANBIEDEN,
        ): Beslisstand.TER_CONTROLE,
        (Beslisstand.TER_CONTROLE, Handeling.BEZWAAR_TERUGSTUREN): Beslisstand.CONCEPT,
        (Beslisstand.TER_CONTROLE, Handeling.BEZWAAR_BESLISSEN): Beslisstand.VASTGESTELD,
    }
)


def pas_toe_op_beslissing(stand: Beslisstand, handeling: Handeling) -> Beslisstand:
    """Return the stand of a beslissing after a handeling; what is fixed never changes.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §4 Z12.
    """
    nieuw = BESLIS_OVERGANGEN.get((stand, handeling))
    if nieuw is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=stand, handeling=handeling)
    return nieuw


def controleer_beslisvoorstel(
    voorstel: Beslisvoorstel,
    *,
    uitkomsten: Collection[Bezwaaruitkomst],
    gevolgen: Collection[Bezwaargevolg],
    advies: Adviesinhoud | None,
) -> None:
    """Refuse a beslissing that does not say what the law asks, or contradicts itself.

    Args:
        voorstel: What is meant to be decided.
        uitkomsten: Outcomes that can be chosen on this bezwaar.
        gevolgen: What can happen to this besluit when the bezwaar is (partly) gegrond.
        advies: What the Zorginstituut advised; None without advice.

    Raises:
        DomeinFout: `bezwaaruitkomst_kan_niet`, `gevolg_past_niet`, `deels_kan_hier_niet`,
            `motivering_ontbreekt`, `volgt_advies_ontbreekt`, `volgt_past_niet` or
            `afwijkreden_ontbreekt`, each with its `veld`.

    Bron: [awb] art. 7:11, 7:12 lid 1 and 7:13 lid 7; [processen] C6; [procedure] §4 Z12.
    """
    if voorstel.uitkomst not in uitkomsten:
        raise DomeinFout("bezwaaruitkomst_kan_niet", veld="uitkomst")
    _controleer_gevolg(voorstel, gevolgen)
    if not voorstel.motivering.strip():
        raise DomeinFout("motivering_ontbreekt", veld="motivering")
    if advies is not None:
        _controleer_advies(voorstel, advies)


def controleer_beslisser(
    door: UUID,
    rollen: Collection[Rol],
    *,
    betrokken: Collection[UUID],
    voorbereid_door: Collection[UUID],
) -> None:
    """Refuse who may not fix a beslissing: always a second person, with clean hands.

    Args:
        door: The user.
        rollen: Roles of the user.
        betrokken: Everybody who had a hand in the besluit.
        voorbereid_door: Everybody who prepared the beslissing.

    Raises:
        DomeinFout: `vier_ogen_vereist`, `betrokken_bij_besluit` or `zelf_betrokken`.

    Bron: [procedure] §2.3, §4 Z12; [awb] art. 10:3 lid 3.
    """
    if Rol.TEAMLEIDER not in rollen:
        raise DomeinFout("vier_ogen_vereist")
    if door in betrokken:
        raise DomeinFout("betrokken_bij_besluit")
    if door in voorbereid_door:
        raise DomeinFout("zelf_betrokken")


def _controleer_gevolg(voorstel: Beslisvoorstel, gevolgen: Collection[Bezwaargevolg]) -> None:
    blijft = voorstel.gevolg is Bezwaargevolg.BLIJFT
    if voorstel.uitkomst not in GEGROND:
        if not blijft:
            raise DomeinFout("gevolg_past_niet", veld="gevolg")
        return
    if blijft or voorstel.gevolg not in gevolgen:
        raise DomeinFout("gevolg_past_niet", veld="gevolg")
    deels = voorstel.uitkomst is Bezwaaruitkomst.DEELS_GEGROND
    if deels and voorstel.gevolg is Bezwaargevolg.HERROEPEN:
        raise DomeinFout("deels_kan_hier_niet", veld="uitkomst")


def _controleer_advies(voorstel: Beslisvoorstel, advies: Adviesinhoud) -> None:
    if voorstel.volgt_advies is None:
        raise DomeinFout("volgt_advies_ontbreekt", veld="volgt_advies")
    if voorstel.volgt_advies and voorstel.uitkomst not in PAST_BIJ_ADVIES[advies]:
        raise DomeinFout("volgt_past_niet", veld="volgt_advies")
    if not voorstel.volgt_advies and not voorstel.afwijkreden.strip():
        raise DomeinFout("afwijkreden_ontbreekt", veld="afwijkreden")
