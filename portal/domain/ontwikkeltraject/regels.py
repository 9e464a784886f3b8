"""The numbers and themes of the ontwikkeltraject, as its file in config/ gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.gegevens import Gegevens, Lezer

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectregels:
    """How often an ontwikkeltraject is needed, and what it can be about.

    Args:
        versie: Name of the version, equal to the name of its file.
        maanden: At least one traject in so many months.
        onderbreking_dagen: Meerzorg goes on uninterrupted when the next toekenning begins within
            so many days after the last one.
        themas: Code -> name, in the order of the file.

    Bron: [regeling] Ontwikkeltrajecten; [processen] G1.
    """

    versie: str
    maanden: int
    onderbreking_dagen: int
    themas: Mapping[str, str]

    @classmethod
    def uit_gegevens(cls, gegevens: Gegevens) -> Trajectregels:
        """Read them from a file.

        Raises:
            DomeinFout: `gegevens_onjuist`.
        """
        lezer = Lezer(gegevens, "ontwikkeltraject")
        return cls(
            versie=lezer.tekst("versie"),
            maanden=lezer.getal("maanden"),
            onderbreking_dagen=lezer.getal("onderbreking_dagen"),
            themas={deel.tekst("code"): deel.tekst("naam") for deel in lezer.delen("thema")},
        )
