"""What answers of the check fix in the aanvraag."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout

if TYPE_CHECKING:
    from portal.domain.gegevens import Lezer

NIET_VAN_TOEPASSING = "niet van toepassing"
_SLEUTELS = frozenset(
    {"leveringsvorm", "route", "max_maanden", "volumetoets", "consult", "signaal"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zet:
    """Values that the path leaves behind; None is not fixed.

    Args:
        leveringsvorm: `verblijf`, `deeltijdverblijf`, `vpt`, `pgb` or `mpt`.
        route: `gewoon`, `vg7plus` or `lvhc`.
        max_maanden: Longest period in months.
        volumetoets: `van toepassing` or `niet van toepassing`.
        consult: `geadviseerd` or `gedaan`.
        signalen: Ids of signals that were raised, in order, each once.
    """

    leveringsvorm: str | None = None
    route: str | None = None
    max_maanden: int | None = None
    volumetoets: str | None = None
    consult: str | None = None
    signalen: tuple[str, ...] = ()

    @classmethod
    def uit_lezer(cls, lezer: Lezer) -> Zet:
        """Read what one answer fixes.

        Raises:
            DomeinFout: `zet_onbekend` for a value the portal does not know.
        """
        onbekend = set(lezer.gegevens) - _SLEUTELS
        if onbekend:
            raise DomeinFout("zet_onbekend", plek=lezer.plek, sleutels=sorted(onbekend))
        signaal = lezer.tekst("signaal", "")
        return cls(
            leveringsvorm=lezer.tekst_of_niets("leveringsvorm"),
            route=lezer.tekst_of_niets("route"),
            max_maanden=lezer.getal_of_niets("max_maanden"),
            volumetoets=lezer.tekst_of_niets("volumetoets"),
            consult=lezer.tekst_of_niets("consult"),
            signalen=(signaal,) if signaal else (),
        )

    def met(self, later: Zet) -> Zet:
        """Add what a later answer fixes; it wins, and signals add up.

        A volumetoets that does not apply stays so: one grond without it is enough.

        Bron: [procedure] §6.4.
        """
        volumetoets = later.volumetoets or self.volumetoets
        if NIET_VAN_TOEPASSING in {self.volumetoets, later.volumetoets}:
            volumetoets = NIET_VAN_TOEPASSING
        return replace(
            self,
            leveringsvorm=later.leveringsvorm or self.leveringsvorm,
            route=later.route or self.route,
            max_maanden=later.max_maanden or self.max_maanden,
            volumetoets=volumetoets,
            consult=later.consult or self.consult,
            signalen=tuple(dict.fromkeys(self.signalen + later.signalen)),
        )
