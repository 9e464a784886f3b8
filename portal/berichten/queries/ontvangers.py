"""Who hears of what asks for attention: people with a functie, and who leads them."""

import uuid
from collections.abc import Iterable
from datetime import date

from portal.berichten.aanleidingen import Aanleiding, Plek
from portal.berichten.queries.adresboek import Adresboek
from portal.berichten.queries.vervangers import list_vervangers
from portal.domain.berichten import Sport
from portal.domain.bevoegdheid import OrganisatieSoort, Rol, bestaat_bij
from portal.platform.message_data import load_functies
from portal.toegang.models import Gebruiker

OP_NAAM = frozenset({"indiener", "driehoek", "behandelaar"})
"""Functies of people by name: without them their leidinggevende hears it, never a whole role."""


class Ontvangers:
    """Finds the people of a day of reminders; each organisation is read once."""

    def __init__(self, dag: date) -> None:
        self._boek = Adresboek()
        self._functies = load_functies(dag)

    def list_op_sport(
        self, rij: Aanleiding, functies: Iterable[str], sport: Sport
    ) -> list[Gebruiker]:
        """Give who hears a step: the people, at the second vervangers, at the third who leads.

        Bron: [berichten] Ladder bij geen reactie.
        """
        gevraagd = tuple(functies)
        mensen = [mens for functie in gevraagd for mens in self._met_functie(rij, functie)]
        match sport:
            case Sport.PERSOON:
                return mensen
            case Sport.VERVANGER:
                return [*mensen, *list_vervangers(mensen)]
            case Sport.LEIDING:
                leiding = [mens for functie in gevraagd for mens in self._leiding(rij, functie)]
                return [*mensen, *leiding]

    def _met_functie(self, rij: Aanleiding, functie: str) -> list[Gebruiker]:
        ids = rij.mensen.get(functie, ())
        genoemd = [
            mens
            for _, partij in _partijen(rij.plek)
            if ids and partij is not None
            for mens in self._boek.met_id(partij, ids)
        ]
        if genoemd or functie in OP_NAAM:
            return genoemd or self._leiding(rij, functie)
        return self._met_rol(rij.plek, self._functies[functie]) or self._leiding(rij, functie)

    def _leiding(self, rij: Aanleiding, functie: str) -> list[Gebruiker]:
        """Give who leads the people with a functie, at the parties where it exists."""
        rollen = self._functies[functie]
        leiding = {
            leider
            for leider, soort in (
                (Rol.MANAGER, OrganisatieSoort.AANBIEDER),
                (Rol.TEAMLEIDER, OrganisatieSoort.ZORGKANTOOR),
            )
            if any(bestaat_bij(rol, soort) for rol in rollen)
        }
        return self._met_rol(rij.plek, leiding)

    def _met_rol(self, plek: Plek, rollen: Iterable[Rol]) -> list[Gebruiker]:
        gevraagd = tuple(rollen)
        gevonden: list[Gebruiker] = []
        for soort, partij in _partijen(plek):
            hier = [rol for rol in gevraagd if bestaat_bij(rol, soort)]
            if hier and partij is not None:
                gevonden += self._boek.met_rol(
                    partij,
                    *hier,
                    locatie_id=plek.locatie_id if soort is OrganisatieSoort.AANBIEDER else None,
                    regio_id=plek.regio_id if soort is OrganisatieSoort.ZORGKANTOOR else None,
                )
        return gevonden


def _partijen(plek: Plek) -> tuple[tuple[OrganisatieSoort, uuid.UUID | None], ...]:
    return (
        (OrganisatieSoort.AANBIEDER, plek.aanbieder_id),
        (OrganisatieSoort.ZORGKANTOOR, plek.zorgkantoor_id),
        (OrganisatieSoort.CCE, plek.cce_id),
        (OrganisatieSoort.PORTAAL, plek.portaal_id),
    )
