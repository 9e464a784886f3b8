"""The menu: each slice registers its pages, each user sees those that the roles allow."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app, g, request, url_for

from portal.domain.bevoegdheid import Handeling, OrganisatieSoort, mag
from portal.toegang.models import Gebruiker

_SLEUTEL = "menu"


@dataclass(frozen=True, slots=True)
class Menuonderdeel:
    """One entry of the menu.

    Args:
        volgorde: Place in the menu; lower comes first.
        tekst: What people read.
        endpoint: The page it leads to.
        handeling: What a user must be allowed to do.
        soorten: Kinds of organisation that have this entry; empty means all.
        ook: Paths of pages outside its own that belong to it.
        teller: Counts what waits there for a user; one small query on every page.
    """

    volgorde: int
    tekst: str
    endpoint: str
    handeling: Handeling
    soorten: frozenset[OrganisatieSoort] = frozenset()
    ook: tuple[str, ...] = ()
    teller: Callable[[Gebruiker], int] | None = None

    def is_voor(self, gebruiker: Gebruiker) -> bool:
        """Say whether a user has this entry."""
        past = not self.soorten or gebruiker.organisatie.soort in self.soorten
        return past and mag(gebruiker.rol_set, self.handeling)


@dataclass(frozen=True, slots=True)
class Menulink:
    """One entry as the page shows it."""

    endpoint: str
    tekst: str
    url: str
    actief: bool


def registreer_menu(app: Flask, *onderdelen: Menuonderdeel) -> None:
    """Add entries to the menu of an application; their endpoints must exist.

    Raises:
        LookupError: An endpoint is not registered.
    """
    for onderdeel in onderdelen:
        if onderdeel.endpoint not in app.view_functions:
            raise LookupError(f"the menu names an unknown page: {onderdeel.endpoint}")
    menu: list[Menuonderdeel] = app.extensions.setdefault(_SLEUTEL, [])
    menu.extend(onderdelen)
    menu.sort(key=lambda onderdeel: (onderdeel.volgorde, onderdeel.tekst))


def navigatie_voor(gebruiker: Gebruiker | None) -> list[Menulink]:
    """Give the menu of a user; nobody has none."""
    menu: list[Menuonderdeel] = current_app.extensions.get(_SLEUTEL, [])
    if gebruiker is None:
        return []
    eigen = [onderdeel for onderdeel in menu if onderdeel.is_voor(gebruiker)]
    dichtbij = {onderdeel: _dichtbij(onderdeel) for onderdeel in eigen}
    hier = max(reversed(eigen), key=lambda onderdeel: dichtbij[onderdeel], default=None)
    return [
        _link(onderdeel, gebruiker, actief=onderdeel is hier and dichtbij[onderdeel] > 0)
        for onderdeel in eigen
    ]


def _dichtbij(onderdeel: Menuonderdeel) -> int:
    """Say how much of the present address an entry covers; the one with most is where one is."""
    paden = (url_for(onderdeel.endpoint), *onderdeel.ook)
    return max((len(pad) for pad in paden if _is_hier(pad)), default=0)


def _link(onderdeel: Menuonderdeel, gebruiker: Gebruiker, *, actief: bool) -> Menulink:
    url = url_for(onderdeel.endpoint)
    wacht = _tel(onderdeel, gebruiker)
    tekst = f"{onderdeel.tekst} ({wacht})" if wacht else onderdeel.tekst
    return Menulink(onderdeel.endpoint, tekst, url, actief=actief)


def _tel(onderdeel: Menuonderdeel, gebruiker: Gebruiker) -> int:
    """Count what waits, once per request: a page may ask for its menu more than once."""
    if onderdeel.teller is None:
        return 0
    geteld: dict[str, int] = g.setdefault("menutellers", {})
    if onderdeel.endpoint not in geteld:
        geteld[onderdeel.endpoint] = onderdeel.teller(gebruiker)
    return geteld[onderdeel.endpoint]


def _is_hier(url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(f"{url.rstrip('/')}/"))
