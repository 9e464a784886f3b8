"""Everything that belongs to one aanvraag, read in a constant number of queries."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa

from portal.aanvraag.models import (
    Aanvraag,
    Aanvulverzoek,
    Afstemming,
    Antwoord,
    CheckPad,
    Consult,
    Doel,
    Driehoeklid,
    Gebeurtenis,
    InterneAfwijzing,
    Ondertekening,
    Rekenblok,
    Verklaring,
)
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.platform.database import Base, db

Rij = TypeVar("Rij", bound=Base)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The working copy of one aanvraag: rows, nothing computed."""

    aanvraag: Aanvraag
    client: Client
    indicatie: Indicatie | None
    plaatsing: Plaatsing | None
    driehoek: dict[str, Driehoeklid]
    paden: Sequence[CheckPad]
    consulten: Sequence[Consult]
    interne_afwijzingen: Sequence[InterneAfwijzing]
    antwoorden: dict[str, Antwoord]
    doelen: Sequence[Doel]
    blokken: dict[str, Rekenblok]
    afstemming: Afstemming | None
    verklaringen: dict[str, Verklaring]
    ondertekeningen: dict[str, Ondertekening]
    aanvulverzoeken: Sequence[Aanvulverzoek]
    gebeurtenissen: Sequence[Gebeurtenis]

    @property
    def pad(self) -> CheckPad | None:
        """Give the latest walk through the check vooraf."""
        return self.paden[-1] if self.paden else None

    @property
    def open_verzoek(self) -> Aanvulverzoek | None:
        """Give the aanvulverzoek that waits for an answer."""
        return next((verzoek for verzoek in self.aanvulverzoeken if verzoek.stand == "open"), None)

    def antwoordversie(self, vraag_id: str) -> int:
        """Give the version of a stored answer, 0 while there is none."""
        rij = self.antwoorden.get(vraag_id)
        return rij.versie if rij is not None else 0

    @property
    def handtekeningen(self) -> dict[str, Ondertekening]:
        """Give the signatures by function; one of who left the driehoek does not count."""
        return {
            functie: rij
            for functie, rij in self.ondertekeningen.items()
            if functie in self.driehoek and self.driehoek[functie].gebruiker_id == rij.gebruiker_id
        }

    @property
    def zichtbare_doelen(self) -> tuple[Doel, ...]:
        """Give the goals that were not removed, in the order of their number."""
        return tuple(doel for doel in self.doelen if doel.verwijderd_op is None)


def laad_dossier(aanvraag: Aanvraag) -> Dossier:
    """Read the working copy; the caller has already checked that it may be seen."""
    nr = aanvraag.id
    client = aanvraag.persoon
    afstemmingen = _rijen(Afstemming, nr)
    return Dossier(
        aanvraag=aanvraag,
        client=client,
        indicatie=client.indicaties[-1] if client.indicaties else None,
        plaatsing=client.plaatsingen[-1] if client.plaatsingen else None,
        driehoek={lid.functie: lid for lid in _rijen(Driehoeklid, nr)},
        paden=_rijen(CheckPad, nr, "nr"),
        consulten=_rijen(Consult, nr, "datum", "op"),
        interne_afwijzingen=_rijen(InterneAfwijzing, nr, "op"),
        antwoorden={antwoord.vraag_id: antwoord for antwoord in _rijen(Antwoord, nr)},
        doelen=_rijen(Doel, nr, "volgnummer"),
        blokken={blok.blok: blok for blok in _rijen(Rekenblok, nr)},
        afstemming=afstemmingen[0] if afstemmingen else None,
        verklaringen={rij.verklaring_id: rij for rij in _rijen(Verklaring, nr)},
        ondertekeningen={rij.functie: rij for rij in _rijen(Ondertekening, nr)},
        aanvulverzoeken=_rijen(Aanvulverzoek, nr, "nr"),
        gebeurtenissen=_rijen(Gebeurtenis, nr, "nr"),
    )


def _rijen(soort: type[Rij], aanvraag_id: uuid.UUID, *orde: str) -> list[Rij]:
    kolommen = sa.inspect(soort).columns
    vraag = sa.select(soort).where(kolommen["aanvraag_id"] == aanvraag_id)
    return list(db.session.scalars(vraag.order_by(*(kolommen[naam] for naam in orde))))
