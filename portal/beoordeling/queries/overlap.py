"""Which toekenningen of a client a new one ends, at this aanbieder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, load_only

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.domain.procedure import BesluitToestand
from portal.domain.termijnen import Looptijd, eindigt_door, geldende_looptijden
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db

PREVENTIEF = "preventief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervanging:
    """A toekenning that ends because a new one begins.

    Attributes:
        kenmerk: Number of its besluit.
        soort: Kind of its aanvraag.
        looptijd: Days that it had until now.
        nieuwe_laatste_dag: Last day from now on; before its ingang when it never gets in force.
    """

    kenmerk: str
    soort: str
    looptijd: Looptijd
    nieuwe_laatste_dag: date

    @property
    def vervalt(self) -> bool:
        """No day of it is left."""
        return self.nieuwe_laatste_dag < self.looptijd.ingang


def list_vervangen(
    aanvraag: Aanvraag, nieuw: Looptijd, *, behalve: Besluit | None
) -> tuple[Vervanging, ...]:
    """Give the toekenningen of the client that a new one ends, in the order they were fixed.

    Args:
        aanvraag: The aanvraag on which is decided, in view.
        nieuw: Days of what is being granted.
        behalve: The besluit that is repaired: it gives way as a whole.

    Bron: [procedure] §3.1.
    """
    eerder = [besluit for besluit in _toegekend(aanvraag) if besluit is not behalve]
    gevonden = []
    for besluit, looptijd in zip(
        eerder, geldende_looptijden([_looptijd(besluit) for besluit in eerder]), strict=True
    ):
        einde = None if looptijd is None else eindigt_door(looptijd, nieuw)
        if looptijd is not None and einde is not None:
            gevonden.append(
                Vervanging(
                    kenmerk=besluit.nummer,
                    soort=besluit.aanvraag.soort,
                    looptijd=looptijd,
                    nieuwe_laatste_dag=einde,
                )
            )
    return tuple(gevonden)


def _toegekend(aanvraag: Aanvraag) -> Sequence[Besluit]:
    vraag = (
        sa.select(Besluit)
        .join(Besluit.aanvraag)
        .where(
            Aanvraag.client_id == aanvraag.client_id,
            Besluit.aanbieder_id == aanvraag.aanbieder_id,
            Besluit.stand == BesluitToestand.VASTGESTELD,
            Besluit.uitkomst == Uitkomst.TOEKENNEN,
        )
        .options(
            contains_eager(Besluit.aanvraag),
            load_only(Besluit.aanvraag_id, Besluit.nr, Besluit.ingangsdatum, Besluit.laatste_dag),
        )
        .order_by(Besluit.vastgesteld_op, Besluit.id)
    )
    return db.session.scalars(vraag).all()


def _looptijd(besluit: Besluit) -> Looptijd:
    assert besluit.ingangsdatum is not None
    assert besluit.laatste_dag is not None
    return Looptijd(besluit.ingangsdatum, besluit.laatste_dag)
