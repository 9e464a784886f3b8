"""Who of the driehoek signs which part, and which signatures a change reopens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from portal.domain.bevoegdheid import DRIEHOEK, Rol


class Onderdeel(StrEnum):
    """Part of an aanvraag that is signed as one."""

    GEGEVENS = "gegevens"
    CHECK_VOORAF = "check_vooraf"
    INHOUD = "inhoud"
    ZORGINZET = "zorginzet"
    BEHANDELAARS = "behandelaars"
    FINANCIEN = "financien"
    AFSTEMMING = "afstemming"


class Handtekeningstatus(StrEnum):
    """Worth of the signature of one function at this moment."""

    GELDIG = "geldig"
    OPNIEUW_NODIG = "opnieuw_nodig"
    ONTBREEKT = "ontbreekt"


_ALLEN = frozenset(DRIEHOEK)

# GEGEVENS: gegevens, looptijd, LVHC, VG7-plus. INHOUD: huidige situatie, doelen, context,
# resultaten, terugblik, preventief. ZORGINZET: dagprogramma, wonen, dagbesteding, nacht, min-uren.
# FINANCIEN: contextmiddelen, tariefpercentage, bedrag. AFSTEMMING: afstemming en verklaringen.
TEKENT: Mapping[Onderdeel, frozenset[Rol]] = MappingProxyType(
    {
        Onderdeel.GEGEVENS: frozenset({Rol.MANAGER, Rol.BEHANDELAAR}),
        Onderdeel.CHECK_VOORAF: _ALLEN,
        Onderdeel.INHOUD: _ALLEN,
        Onderdeel.ZORGINZET: frozenset({Rol.MANAGER, Rol.BEGELEIDER}),
        Onderdeel.BEHANDELAARS: frozenset({Rol.MANAGER, Rol.BEHANDELAAR}),
        Onderdeel.FINANCIEN: frozenset({Rol.MANAGER}),
        Onderdeel.AFSTEMMING: frozenset({Rol.MANAGER, Rol.BEGELEIDER}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handtekening:
    """A signature as it was given.

    Args:
        functie: Function in the driehoek, one of `DRIEHOEK`.
        persoon: Who signed.
        digests: Digest per onderdeel at the moment of signing.
        rollen: Roles that the person has today.
    """

    functie: Rol
    persoon: UUID
    digests: Mapping[Onderdeel, str]
    rollen: frozenset[Rol]


@dataclass(frozen=True, slots=True)
class Handtekeningstand:
    """What the signature of one function is worth.

    Args:
        status: Valid, to be renewed, or absent.
        onderdelen: Parts that this person still has to sign, in order; empty when valid.
        persoon: Who signed; None when absent.
    """

    status: Handtekeningstatus
    onderdelen: tuple[Onderdeel, ...]
    persoon: UUID | None = None


def onderdelen_van(functie: Rol) -> tuple[Onderdeel, ...]:
    """Return the parts that a function of the driehoek signs, in order.

    Bron: [procedure] §7.2.
    """
    return tuple(onderdeel for onderdeel in Onderdeel if functie in TEKENT[onderdeel])


def ondertekening_stand(
    handtekeningen: Iterable[Handtekening], huidig: Mapping[Onderdeel, str]
) -> dict[Rol, Handtekeningstand]:
    """Return what the signatures are worth now, per function of the driehoek.

    Args:
        handtekeningen: Signatures that were not withdrawn; the last one of a function counts.
        huidig: Digest of every onderdeel as it is now.

    Returns:
        For each of manager, behandelaar and begeleider: valid when every part that the function
        signs is unchanged; to be renewed for the changed parts only; absent without a signature
        or when the person no longer has the role.

    Bron: [procedure] §7.1 G7, §7.2.
    """
    laatste = {handtekening.functie: handtekening for handtekening in handtekeningen}
    return {functie: _stand(functie, laatste.get(functie), huidig) for functie in DRIEHOEK}


def _stand(
    functie: Rol, handtekening: Handtekening | None, huidig: Mapping[Onderdeel, str]
) -> Handtekeningstand:
    te_tekenen = onderdelen_van(functie)
    if handtekening is None or functie not in handtekening.rollen:
        return Handtekeningstand(Handtekeningstatus.ONTBREEKT, te_tekenen)
    gewijzigd = tuple(
        onderdeel
        for onderdeel in te_tekenen
        if handtekening.digests.get(onderdeel) != huidig[onderdeel]
    )
    status = Handtekeningstatus.OPNIEUW_NODIG if gewijzigd else Handtekeningstatus.GELDIG
    return Handtekeningstand(status, gewijzigd, handtekening.persoon)
