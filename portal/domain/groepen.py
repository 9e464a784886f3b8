"""Who is in a group of clients on which day: a client is in one group at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.domain.fouten import DomeinFout


@dataclass(frozen=True, slots=True)
class Lidmaatschap:
    """A period of one client in a group.

    Args:
        groep: Says which group; anything that differs per group.
        van: First day in the group.
        tot: Last day in the group; None while it is not known.
    """

    groep: str
    van: date
    tot: date | None = None

    @property
    def laatste_dag(self) -> date:
        """Return the last day, the last of the calendar while it is not known."""
        return self.tot or date.max

    def overlapt(self, ander: "Lidmaatschap") -> bool:
        """Say whether both hold on at least one day.

        Bron: [procedure] §11 groepslid.
        """
        return self.van <= ander.laatste_dag and ander.van <= self.laatste_dag


def controleer_lidmaatschap(
    nieuw: Lidmaatschap, andere: Iterable[Lidmaatschap], *, opgeheven_op: date | None = None
) -> None:
    """Refuse a membership that cannot be.

    Args:
        nieuw: The membership as it will be.
        andere: Every other membership of the same client, in any group.
        opgeheven_op: Last day of the group of `nieuw`, None while it exists.

    Raises:
        DomeinFout: `einde_voor_begin`; `groep_opgeheven` with `sinds` when it would last longer
            than its group; `lid_overlapt` with `begin` when the client is in this group already
            on one of these days; `lid_in_andere_groep` with `begin` when it is in another one.

    Bron: [procedure] §11 groepslid; [processen] H1.
    """
    if nieuw.laatste_dag < nieuw.van:
        raise DomeinFout("einde_voor_begin", veld="tot")
    if opgeheven_op is not None and nieuw.laatste_dag > opgeheven_op:
        raise DomeinFout("groep_opgeheven", veld="tot", sinds=opgeheven_op)
    for ander in andere:
        if ander.overlapt(nieuw):
            zelfde = ander.groep == nieuw.groep
            code = "lid_overlapt" if zelfde else "lid_in_andere_groep"
            raise DomeinFout(code, veld="van", begin=ander.van)
