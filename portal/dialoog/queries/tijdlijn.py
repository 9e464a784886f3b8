"""What happened to a dialoog, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.dialoog.models import Dialoog, Dialooggebeurtenis
from portal.dialoog.queries.teksten import dialoogtekst
from portal.platform.database import db
from portal.platform.web.texts import datum, opsomming
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One event in words, as the component *tijdlijn* shows it."""

    op: datetime
    titel: str
    wie: str


def list_gebeurtenissen(dialoog: Dialoog) -> Sequence[Gebeurd]:
    """Give what happened to a dialoog, newest first."""
    vraag = (
        sa.select(Dialooggebeurtenis, Gebruiker.naam)
        .outerjoin(Gebruiker, Gebruiker.id == Dialooggebeurtenis.door_id)
        .where(Dialooggebeurtenis.dialoog_id == dialoog.id)
        .order_by(Dialooggebeurtenis.nr.desc())
    )
    return [Gebeurd(rij.op, _titel(rij), naam or "") for rij, naam in db.session.execute(vraag)]


def _titel(rij: Dialooggebeurtenis) -> str:
    gegevens = rij.gegevens
    zonder = gegevens.get("zonder")
    if isinstance(zonder, list) and zonder:
        partijen = opsomming([dialoogtekst("partij_klein", str(partij)) for partij in zonder])
        return dialoogtekst("gebeurtenis", "gereed_zonder", zonder=partijen)
    return dialoogtekst(
        "gebeurtenis",
        rij.soort,
        van=_dag(gegevens.get("van")),
        naar=_dag(gegevens.get("naar")),
        ronde=gegevens.get("ronde", ""),
        partij=dialoogtekst("partij_klein", str(gegevens.get("partij", "cce"))),
    )


def _dag(waarde: object) -> str:
    return datum(date.fromisoformat(waarde)) if isinstance(waarde, str) else ""
