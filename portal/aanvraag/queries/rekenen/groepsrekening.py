"""What the clients of a group share in the calculation."""

from dataclasses import dataclass

from portal.domain.rekentool import (
    Groepsinvoer,
    Groepsuitkomst,
    groepsuitkomst_als_gegevens,
    som_los,
)
from portal.domain.waarden import Bedrag
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsrekening:
    """What the clients of a group share in the calculation.

    Attributes:
        aantal: All clients, also those for whom nothing can be calculated yet.
        heeft_context: Context hours or means are asked for the group.
        invoer: The clients that can be calculated; None while there are none.
    """

    aantal: int
    tabel: Referentietabel
    heeft_context: bool
    invoer: Groepsinvoer | None = None
    uitkomst: Groepsuitkomst | None = None

    @property
    def haalt_volumetoets(self) -> bool:
        """Say whether everybody with an amount to whom the 25 % applies comes to it."""
        if self.uitkomst is None or self.invoer is None:
            return False
        vrij = self.invoer.zonder_volumetoets
        met_bedrag = [
            (plaats, uitkomst)
            for plaats, uitkomst in enumerate(self.uitkomst.clienten)
            if uitkomst.is_meerzorg
        ]
        return bool(met_bedrag) and all(
            plaats in vrij or (uitkomst.volumetoets is not None and uitkomst.volumetoets.gehaald)
            for plaats, uitkomst in met_bedrag
        )

    def bereken_los(self) -> Bedrag | None:
        """Give what the clients come to apart, with equal shares of the context; euros per year."""
        return None if self.invoer is None else som_los(self.invoer, self.tabel)

    def als_gegevens(self) -> object:
        """Give the shared part as data for a version, None while nothing can be calculated."""
        if self.invoer is None or self.uitkomst is None:
            return None
        los = som_los(self.invoer, self.tabel)
        return {
            **groepsuitkomst_als_gegevens(self.uitkomst, self.invoer, los),
            "jaar": self.tabel.jaar,
            "versie": self.tabel.versie,
        }
