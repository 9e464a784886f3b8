"""What asks for attention around the report for parliament: itself, and opgaven (N46, N47)."""

import functools
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from portal.berichten.aanleidingen import Aanleiding, Plek, maak_kenmerk, over
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitorrapport
from portal.monitoring.queries.deelnemers import list_deelnemers
from portal.platform.database import db
from portal.platform.dated_files import read_toml
from portal.toegang.models import Gebruiker, Organisatie

RAPPORT, OPGAVE = "monitor", "opgave"
HELFT = {1: "eerste", 2: "tweede"}


@dataclass(frozen=True, slots=True)
class Levering:
    """The report on one half-year: when it is first asked for, and when it is due."""

    periode: Periode
    meld: date
    lever: date

    @property
    def kenmerk(self) -> str:
        """Name the half-year for people."""
        return f"het {HELFT[self.periode.helft]} halfjaar van {self.periode.jaar}"


@over("N46")
def rapporten(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the reports that still have to be made; who may make them sees them.

    Bron: [berichten] N46.
    """
    portaal_id = _portaal(voor)
    if portaal_id is None:
        return
    dagen = timedelta(days=_bestand()["herinnering"]["dagen_voor_levering"])
    gemaakt = set(db.session.scalars(sa.select(Monitorrapport.periode)))
    for levering in _leveringen(venster, "N46"):
        if str(levering.periode) not in gemaakt:
            for dag in (levering.meld, levering.lever - dagen):
                yield Aanleiding(
                    code="N46",
                    object_soort=RAPPORT,
                    object_id=portaal_id,
                    kenmerk=levering.kenmerk,
                    dag=dag,
                    plek=Plek(portaal_id=portaal_id),
                )


@over("N47")
def opgaven(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the opgaven that are missing, to the zorgkantoor and to who makes the report.

    Bron: [berichten] N47; [processen] D4.
    """
    zorgkantoor = voor is not None and voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    if voor is not None and not zorgkantoor and Rol.MONITORBEHEERDER not in voor.rol_set:
        return
    portaal_id = _portaal(None)
    for levering in _leveringen(venster, "N47"):
        for deelnemer in list_deelnemers(levering.periode, voor=voor):
            if deelnemer.ontbreekt:
                yield Aanleiding(
                    code="N47",
                    object_soort=OPGAVE,
                    object_id=deelnemer.zorgkantoor_id,
                    kenmerk=maak_kenmerk(deelnemer.naam),
                    dag=levering.lever,
                    plek=Plek(zorgkantoor_id=deelnemer.zorgkantoor_id, portaal_id=portaal_id),
                )


def _leveringen(venster: Venster, code: str) -> list[Levering]:
    """Give the reports of which a day can lie in the window; one query is asked per report."""
    paren = venster.bereik(code)
    jaren = {jaar for van, tot in paren for jaar in range(van.year, tot.year + 1)}
    alle = [_levering(jaar, deel) for jaar in sorted(jaren) for deel in _bestand()["levering"]]
    return [rij for rij in alle if any(van <= rij.lever and rij.meld <= tot for van, tot in paren)]


def _levering(jaar: int, deel: Mapping[str, Any]) -> Levering:
    dagen = (date.fromisoformat(f"{jaar}-{deel[naam]}") for naam in ("melddag", "leverdag"))
    return Levering(Periode(jaar, deel["helft"]), *dagen)


def _portaal(voor: Gebruiker | None) -> uuid.UUID | None:
    """Give the organisation that makes the report, None for who has no part in it."""
    if voor is not None:
        return voor.organisatie_id if Rol.MONITORBEHEERDER in voor.rol_set else None
    vraag = sa.select(Organisatie.id).where(Organisatie.soort == OrganisatieSoort.PORTAAL)
    return db.session.scalars(vraag.order_by(Organisatie.aangemaakt_op).limit(1)).first()


@functools.cache
def _bestand() -> Mapping[str, Any]:
    return read_toml("monitoring/rapport.toml")


BRONNEN = (rapporten, opgaven)
