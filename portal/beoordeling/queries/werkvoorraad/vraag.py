"""What somebody asks of a list of dossiers: filters, sort order and place; shape only."""

import uuid
from dataclasses import dataclass, field, replace

from portal.domain.procedure import Toestand

IK, NIEMAND = "ik", "geen"
TE_LAAT, BINNENKORT = "te_laat", "binnenkort"
TERMIJN, NUMMER = "termijn", "nummer"
AANTALLEN = (25, 50, 100)
WACHT_OP_AANBIEDER = (Toestand.AANVULLING_GEVRAAGD, Toestand.BIJSTELLEN_GEVRAAGD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which dossiers; an empty value filters nothing.

    Attributes:
        status: Toestanden, one of which it has.
        soort: Soorten, one of which it is.
        beoordelaar: `ik`, `geen`, or the id of a user.
        aanbieder: Id of the zorgaanbieder.
        profiel: Zorgprofiel as lists show it.
        leveringsvorm: A code, or `onbekend`.
        termijn: `te_laat` or `binnenkort`.
        zoek: Beginning of number or clientcode, or part of the name of aanbieder or locatie.
    """

    status: tuple[Toestand, ...] = ()
    soort: tuple[str, ...] = ()
    beoordelaar: str = ""
    aanbieder: uuid.UUID | None = None
    profiel: str = ""
    leveringsvorm: str = ""
    termijn: str = ""
    zoek: str = ""

    def parameters(self) -> dict[str, str | list[str]]:
        """Give the filters as they stand in an address; what is empty is left out."""
        alle: dict[str, str | list[str]] = {
            "zoek": self.zoek,
            "status": [toestand.value for toestand in self.status],
            "soort": list(self.soort),
            "beoordelaar": self.beoordelaar,
            "aanbieder": str(self.aanbieder or ""),
            "profiel": self.profiel,
            "leveringsvorm": self.leveringsvorm,
            "termijn": self.termijn,
        }
        return {naam: waarde for naam, waarde in alle.items() if waarde}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstvraag:
    """One page of a list.

    Attributes:
        filters: Which dossiers.
        sorteer: Code of the sort order.
        omlaag: From last to first.
        rijen: Rows on a page.
        na: The page after this dossier.
        voor: The page before this dossier; only without `na`.
        alles: Also what is decided or withdrawn.
    """

    filters: Filters = field(default_factory=Filters)
    sorteer: str = TERMIJN
    omlaag: bool = False
    rijen: int = AANTALLEN[0]
    na: uuid.UUID | None = None
    voor: uuid.UUID | None = None
    alles: bool = False

    def parameters(self) -> dict[str, str | list[str]]:
        """Give filters, sort order and size as they stand in an address, without the place."""
        gekozen = self.filters.parameters()
        gewoon = NUMMER if self.alles else TERMIJN
        if self.sorteer != gewoon or self.omlaag != self.alles:
            gekozen["sorteer"] = f"-{self.sorteer}" if self.omlaag else self.sorteer
        if self.rijen != AANTALLEN[0]:
            gekozen["rijen"] = str(self.rijen)
        return gekozen

    def gesorteerd_op(self, code: str) -> "Lijstvraag":
        """Give the first page in another order; the same order again turns it round."""
        omlaag = not self.omlaag if code == self.sorteer else False
        return replace(self, sorteer=code, omlaag=omlaag, na=None, voor=None)

    def met(self, filters: Filters) -> "Lijstvraag":
        """Give the first page with other filters."""
        return replace(self, filters=filters, na=None, voor=None)
