"""One row of a list of dossiers: columns only, so that nothing is decrypted."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from portal.aanvraag.models.dossier import schrijf_nummer
from portal.beoordeling.queries.woorden import statuswoord, woord
from portal.clienten.vormen import vormwoord
from portal.domain.procedure import Toestand


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """A dossier as a list shows it; `leden` is the number of clients of a group, else 0."""

    id: uuid.UUID
    jaar: int
    volgnummer: int
    clientcode: str
    leden: int
    aanbieder: str
    locatie: str
    soort: str
    herkomst: str
    op_papier: bool
    zorgprofiel: str
    leveringsvorm: str
    gevraagd_cent: int | None
    toegekend_cent: int | None
    toestand: Toestand
    behandelaar: str | None
    ontvangen_op: datetime | None
    beslisdatum: date | None
    hersteldatum: date | None
    versie: int

    @property
    def nummer(self) -> str:
        """Give the number as people write it."""
        return schrijf_nummer(self.jaar, self.volgnummer)

    @property
    def code(self) -> str:
        """Give the code of the client, or of the group with its number of clients."""
        gegevens = {"code": self.clientcode, "aantal": self.leden}
        return woord("wie", "groep", gegevens) if self.leden else self.clientcode

    @property
    def wie(self) -> str:
        """Say about whom it is, by code."""
        return self.code if self.leden else woord("wie", "client", {"code": self.clientcode})

    @property
    def status(self) -> str:
        """Give the word for the toestand."""
        return statuswoord(self.toestand, self.gevraagd_cent, self.toegekend_cent)

    @property
    def soortwoord(self) -> str:
        """Give soort and herkomst in words."""
        tekst = woord("herkomst", self.herkomst, {"soort": woord("soort", self.soort)})
        return woord("wie", "op_papier", {"soort": tekst}) if self.op_papier else tekst

    @property
    def vorm(self) -> str:
        """Give the leveringsvorm in words."""
        return vormwoord(self.leveringsvorm)

    @property
    def gevraagd(self) -> Decimal | None:
        """Give the requested amount per year in euros."""
        return None if self.gevraagd_cent is None else Decimal(self.gevraagd_cent) / 100

    @property
    def staat_stil(self) -> bool:
        """Say whether the term waits for the aanbieder."""
        return self.toestand is Toestand.AANVULLING_GEVRAAGD
