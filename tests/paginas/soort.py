"""What the checks need to know of one page: who opens it, where, and what it may cost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from portal.domain.bevoegdheid import Rol
from portal.toegang.models import Gebruiker

Argumenten = Callable[[Gebruiker | None], Mapping[str, object]]


def geen_argumenten(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the arguments of a page that has none."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """One page in its richest state.

    Args:
        rol: Who opens it: the first demo account with this role; None is somebody not signed in.
        account: User name of one particular demo account, when the role alone is not enough.
        argumenten: Gives the arguments of the address from the demo data, run inside the
            application for that user: pick the row that shows the most.
        vraag: Query string: filters, sort order, a tab.
        variant: Tells two entries of one endpoint apart, such as `leeg` or another role.
        html: False for a download or data; only status, SQL and access are checked then.
        status: The status that this page answers with.
        sql: How many SQL statements this page may take at most.
        eigen_teksten: The page holds long texts of the user, so its weight is not limited.
    """

    rol: Rol | None = None
    account: str = ""
    argumenten: Argumenten = geen_argumenten
    vraag: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    html: bool = True
    status: int = 200
    sql: int = 12
    eigen_teksten: bool = False


Paginas = Mapping[str, Pagina | tuple[Pagina, ...]]
