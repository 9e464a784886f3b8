"""Two people in one block: a field that only one of them changed never conflicts."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.aanvraag.queries.rekenen.lezen import BLOKVELDEN, Blok
from portal.platform.encrypted import JsonWaarde

LIJSTEN = frozenset({"ma_vr", "za_zo", "posten"})
"""Fields that hold rows; they are compared as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingevuld:
    """One block as a page sent it.

    Attributes:
        blok: What stands in the fields now.
        versie: Version of the stored block that the page showed; 0 when there was none.
        basis: What the page showed.
    """

    blok: Blok
    versie: int
    basis: Blok


@dataclass(frozen=True, slots=True)
class Botsing:
    """A field that two people changed differently: what it was, and what each made of it."""

    blok: str
    veld: str
    basis: JsonWaarde
    ander: JsonWaarde
    eigen: JsonWaarde


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """The block to store, in which a conflicting field keeps what was stored."""

    blok: dict[str, JsonWaarde]
    botsingen: tuple[Botsing, ...]


def voeg_samen(naam: str, nieuw: Ingevuld, *, versie: int, opgeslagen: Blok) -> Samengevoegd:
    """Lay what a page sent over what is stored.

    Args:
        naam: Which block.
        nieuw: The block as sent.
        versie: Version of the stored block, 0 when there is none.
        opgeslagen: The stored block.
    """
    eigen, nu = schoon(naam, nieuw.blok), schoon(naam, opgeslagen)
    if nieuw.versie == versie:
        return Samengevoegd(eigen, ())
    basis = schoon(naam, nieuw.basis)
    botsingen = tuple(
        Botsing(naam, veld, basis[veld], nu[veld], eigen[veld])
        for veld in BLOKVELDEN[naam]
        if eigen[veld] != basis[veld] and nu[veld] not in (basis[veld], eigen[veld])
    )
    vast = {botsing.veld for botsing in botsingen}
    blok = {
        veld: nu[veld] if veld in vast or eigen[veld] == basis[veld] else eigen[veld]
        for veld in BLOKVELDEN[naam]
    }
    return Samengevoegd(blok, botsingen)


def schoon(naam: str, blok: Blok) -> dict[str, JsonWaarde]:
    """Give every field of a block, absent ones empty, without empty rows."""
    velden: dict[str, JsonWaarde] = {}
    for veld in BLOKVELDEN[naam]:
        waarde = blok.get(veld)
        if veld in LIJSTEN:
            rijen = waarde if isinstance(waarde, list) else []
            velden[veld] = [rij for rij in rijen if not _is_lege_rij(rij)]
        else:
            velden[veld] = waarde if isinstance(waarde, str) else ""
    return velden


def _is_lege_rij(rij: JsonWaarde) -> bool:
    return not (isinstance(rij, Mapping) and any(rij.values()))
