"""One dossier of a demonstration while it is being made: what is wanted, and by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.clienten.models import Client
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker


@dataclass
class Werk:
    """One dossier.

    Attributes:
        wens: Its table in `dossiers.toml`.
        client: For whom.
        bezetting: Who can do what.
        ingang: First day that is asked for.
    """

    wens: Lezer
    client: Client
    bezetting: Bezetting
    ingang: date
    gemaakt: Aanvraag | None = None

    @property
    def aanvraag(self) -> Aanvraag:
        """Give the aanvraag, which exists from the first step."""
        assert self.gemaakt is not None
        return self.gemaakt

    @property
    def soort(self) -> str:
        """Give the soort of the aanvraag."""
        return self.wens.tekst("soort", "individueel")

    def bij_aanbieder(self, rol: Rol) -> Gebruiker:
        """Give the person of the driehoek with a role."""
        aanbieder = self.client.plaatsingen[-1].locatie.aanbieder
        return self.bezetting.wie(self.bezetting.sleutel_van(aanbieder), rol)

    def bij_zorgkantoor(self, rol: Rol, nr: int | None = None) -> Gebruiker:
        """Give the beoordelaar that the file names, or the first with another role."""
        sleutel = self.bezetting.sleutel_van(self.client.plaatsingen[-1].locatie.regio.zorgkantoor)
        standaard = self.wens.getal("beoordelaar", 0) if rol is Rol.BEOORDELAAR else 0
        return self.bezetting.wie(sleutel, rol, standaard if nr is None else nr)

    def stand(self, op: datetime) -> Stand:
        """Compute where the aanvraag stands."""
        db.session.flush()
        db.session.expire(self.aanvraag)
        kader = laad_kader(self.aanvraag, op=clock.local_day(op))
        return bepaal_stand(laad_dossier(self.aanvraag), kader)
