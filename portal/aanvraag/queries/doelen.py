"""The doelen of an aanvraag as their pages show them."""

import uuid
from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Doel
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.stand import DOELEN
from portal.domain.vragenlijst import Doelfout, Doelveld, Vraag, doelvelden


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelbeeld:
    """One doel with what is missing or impossible in it.

    Attributes:
        doel: The row.
        plaats: Its place among the visible doelen, from 1.
        ontbrekend: Ids of the parts that are missing or cannot be read.
        fouten: What is wrong with its dates.
    """

    doel: Doel
    plaats: int
    ontbrekend: tuple[str, ...]
    fouten: tuple[Doelfout, ...]

    @property
    def is_klaar(self) -> bool:
        """Say whether nothing is missing or wrong."""
        return not (self.ontbrekend or self.fouten)

    def tekst(self, veld_id: str) -> str:
        """Give one part as it was typed."""
        velden = self.doel.velden
        waarde = velden.get(veld_id) if isinstance(velden, dict) else None
        return waarde if isinstance(waarde, str) else ""


def get_vraag(stand: Stand) -> Vraag:
    """Give the question that the doelen answer."""
    return stand.kader.vragenlijst.vragen[DOELEN]


def get_velden(stand: Stand) -> tuple[Doelveld, ...]:
    """Give the parts that people fill in for each doel.

    Only a doel of the group itself can hold for the whole afdeling, not one of a client in it.
    """
    aanvraag = stand.dossier.aanvraag
    groep = aanvraag.soort == "groep" and not aanvraag.is_lid
    return doelvelden(stand.kader.vragenlijst, get_vraag(stand), groep=groep)


def list_doelen(stand: Stand) -> tuple[Doelbeeld, ...]:
    """Give the doelen in the order of their number."""
    gemist = [
        deel.subveld.partition(".")
        for deel in stand.ontbrekend
        if deel.vraag_id == DOELEN and deel.subveld is not None
    ]
    return tuple(
        Doelbeeld(
            doel=doel,
            plaats=plaats,
            ontbrekend=tuple(veld for nr, _, veld in gemist if nr == str(plaats)),
            fouten=tuple(fout for fout in stand.doelfouten if fout.nr == plaats),
        )
        for plaats, doel in enumerate(stand.dossier.zichtbare_doelen, start=1)
    )


def get_doel(stand: Stand, doel_id: uuid.UUID) -> Doelbeeld:
    """Give one doel of an aanvraag that is in view.

    Raises:
        NotFound: There is no such doel, or it was removed.
    """
    gevonden = next((beeld for beeld in list_doelen(stand) if beeld.doel.doel_id == doel_id), None)
    if gevonden is None:
        raise NotFound
    return gevonden


def get_rij(stand: Stand, doel_id: uuid.UUID) -> Doel:
    """Give the row of a doel, also of one that a colleague removed meanwhile.

    Raises:
        NotFound: This aanvraag never had such a doel.
    """
    rij = next((doel for doel in stand.dossier.doelen if doel.doel_id == doel_id), None)
    if rij is None:
        raise NotFound
    return rij
