"""Read the forms and frameworks of `config/` once, and give the version that is in force."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from portal.domain.check_vooraf import Beslispad, Kenmerken
from portal.domain.evaluatie import Evaluatiekader
from portal.domain.fouten import DomeinFout
from portal.domain.gegevens import Gegevens
from portal.domain.meerzorgplan import Plankader
from portal.domain.toetsingskader import Toetsingskader
from portal.domain.vragenlijst import Omzetting, Verklaringen, Vragenlijst
from portal.platform.dated_files import read_folder


class Versie(Protocol):
    """Anything that stands in one file per version."""

    @property
    def versie(self) -> str:
        """Name of the version, equal to the name of its file."""

    @property
    def geldig_vanaf(self) -> date:
        """First day on which it is used."""


V = TypeVar("V", bound=Versie)


class Versies(Generic[V]):
    """Every version in one folder; call it to get the one of a dossier or of a day."""

    def __init__(self, map_: str, lees: Callable[[Gegevens], V]) -> None:
        self._map = map_
        self._lees = lees

    @cached_property
    def _alle(self) -> tuple[V, ...]:
        """From old to new."""
        gelezen = map(self._lees, read_folder(self._map))
        return tuple(sorted(gelezen, key=lambda gegevens: gegevens.geldig_vanaf))

    def __call__(self, versie: str | None = None, *, op: date | None = None) -> V:
        """Give one version.

        Args:
            versie: The recorded version of a dossier, None for the one in force.
            op: Day on which it must be in force; None is the newest of all.

        Raises:
            DomeinFout: `versie_onbekend` when there is none.
        """
        passend = [
            gegevens
            for gegevens in self._alle
            if versie in {None, gegevens.versie} and (op is None or gegevens.geldig_vanaf <= op)
        ]
        if not passend:
            raise DomeinFout("versie_onbekend", versie=versie, op=op)
        return passend[-1]

    def op_of_eerste(self, dag: date) -> V:
        """Give the version in force on a day; the first for a day before all of them."""
        return self(op=max(dag, self._alle[0].geldig_vanaf))


get_check_vooraf = Versies("check_vooraf", Beslispad.uit_gegevens)
get_kenmerken = Versies("kenmerken", Kenmerken.uit_gegevens)
get_vragenlijst = Versies("vragenlijst", Vragenlijst.uit_gegevens)
get_omzetting = Versies("omzetting", Omzetting.uit_gegevens)
get_toetsingskader = Versies("toetsingskader", Toetsingskader.uit_gegevens)
get_verklaringen = Versies("verklaringen", Verklaringen.uit_gegevens)
get_evaluatiekader = Versies("evaluatie", Evaluatiekader.uit_gegevens)
get_plankader = Versies("meerzorgplan", Plankader.uit_gegevens)
