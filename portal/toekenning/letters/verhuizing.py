"""The letter after the last signature under a verhuisformulier (B8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.platform.web.texts import datum
from portal.toekenning.letters.mutatie import Overgang, schrijf_verhuizing
from portal.toekenning.letters.versturen import verstuur
from portal.toekenning.queries.verhuisbeeld import is_verkort
from portal.toekenning.queries.verhuisteksten import verhuistekst

if TYPE_CHECKING:
    from datetime import datetime

    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker
    from portal.toekenning.letters.opbouw import Verzending
    from portal.toekenning.models import Toekenningsbrief, Verhuizing
    from portal.toekenning.queries.briefbronnen import Briefbron

SOORT = "verhuizing"


def verstuur_verhuisbrief(
    verhuizing: Verhuizing, *, functie: str, door: Gebruiker, op: datetime
) -> Toekenningsbrief:
    """Send the besluit to the client, in the name of the new zorgkantoor.

    Raises:
        DomeinFout: As `verstuur`.
    """
    nieuw = verhuizing.nieuwe_toekenning
    if nieuw is None:
        raise DomeinFout("verhuizing_niet_open")
    overgang = Overgang(
        oud=verhuizing.toekenning,
        nieuw=nieuw,
        waarom=_waarom(verhuizing),
        afschrift=_afschrift(verhuizing),
    )

    def schrijf(bron: Briefbron, verzending: Verzending) -> Document:
        return schrijf_verhuizing(bron, overgang, verzending)

    return verstuur(nieuw, SOORT, schrijf, functie=functie, door=door, op=op)


def _waarom(verhuizing: Verhuizing) -> tuple[str, ...]:
    laatste = datum(verhuizing.toekenning.laatste_dag)
    return (
        verhuistekst("brief", "getekend"),
        verhuistekst("brief", "termijn", datum=laatste),
        verhuistekst("brief", "bedrag_verkort" if is_verkort(verhuizing) else "bedrag"),
        verhuistekst("brief", "context"),
    )


def _afschrift(verhuizing: Verhuizing) -> tuple[str, ...]:
    """Name who gets a copy: the new aanbieder and both zorgkantoren."""
    namen = (
        verhuizing.nieuwe_aanbieder.naam,
        verhuizing.oud_zorgkantoor.naam,
        verhuizing.nieuw_zorgkantoor.naam,
    )
    return tuple(dict.fromkeys(namen))
