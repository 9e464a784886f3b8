"""What was done on a bezwaar before the decision: hearings, new facts, voornemen and advice."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.bezwaar.models import Bezwaar, Bezwaargebeurtenis, Hoorzitting, Zinadvies
from portal.domain.procedure import Bezwaarfeit
from portal.domain.procedure.bezwaar import Hoorstand
from portal.domain.procedure.bezwaaradvies import Adviesstand, Onderzoek, Voornemen
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.platform.database import db

GEPLAND_OF_KLAAR = (Hoorstand.GEPLAND, Hoorstand.GEHOUDEN, Hoorstand.AFGEZIEN)
"""The one that says most about hearing comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderzoekbeeld:
    """The rows of what was done, and what follows from them.

    Attributes:
        zittingen: Hearings and choices not to hear, in order.
        gronden: Ground on which nobody was heard, by id of the row.
        feiten_op: Moment on which new facts were told last; None when that never happened.
        advies: The advice that was asked; None when it was not.
    """

    bezwaar: Bezwaar
    zittingen: Sequence[Hoorzitting] = ()
    gronden: dict[uuid.UUID, Afzienreden] = field(default_factory=dict)
    feiten_op: datetime | None = None
    advies: Zinadvies | None = None

    @property
    def open_zitting(self) -> Hoorzitting | None:
        """Give the hearing that is planned."""
        gepland = (rij for rij in self.zittingen if rij.stand is Hoorstand.GEPLAND)
        return next(gepland, None)

    @property
    def gehouden(self) -> Hoorzitting | None:
        """Give the last hearing that was held."""
        rijen = [rij for rij in self.zittingen if rij.stand is Hoorstand.GEHOUDEN]
        return rijen[-1] if rijen else None

    @property
    def voornemen(self) -> Voornemen | None:
        """Give what is meant to be decided."""
        rij = self.bezwaar
        if rij.voornemen is None:
            return None
        return Voornemen(
            uitkomst=rij.voornemen,
            volledig_tegemoet=rij.volledig_tegemoet,
            kennelijk=rij.kennelijk,
        )

    @property
    def onderzoek(self) -> Onderzoek:
        """Give the same as the rules want it."""
        horen = self._telt_nog()
        return Onderzoek(
            toestand=self.bezwaar.toestand,
            voornemen=self.voornemen,
            horen=horen.stand if horen else None,
            afzienreden=self.gronden.get(horen.id) if horen else None,
            advies=adviesstand(self.advies),
            advies_uiterlijk=self.advies.uiterlijk if self.advies else None,
        )

    def _telt_nog(self) -> Hoorzitting | None:
        """Give the hearing that counts: new facts ask for a new one, or for doing without."""
        for stand in GEPLAND_OF_KLAAR:
            rijen = [rij for rij in self.zittingen if rij.stand is stand and self._is_na(rij)]
            if rijen:
                return rijen[-1]
        return None

    def _is_na(self, rij: Hoorzitting) -> bool:
        if self.feiten_op is None or rij.verslag_op is None:
            return True
        return rij.verslag_op > self.feiten_op


def adviesstand(advies: Zinadvies | None) -> Adviesstand:
    """Say where the advice is."""
    if advies is None:
        return Adviesstand.NIET_GEVRAAGD
    if advies.ontvangen is not None:
        return Adviesstand.ONTVANGEN
    return Adviesstand.GEEN if advies.geen_advies else Adviesstand.GEVRAAGD


def lees_onderzoek(bezwaar: Bezwaar) -> Onderzoekbeeld:
    """Read what was done on a bezwaar in view."""
    zittingen = db.session.scalars(
        sa.select(Hoorzitting)
        .where(Hoorzitting.bezwaar_id == bezwaar.id)
        .options(joinedload(Hoorzitting.hoorder))
        .order_by(Hoorzitting.nr)
    ).all()
    feiten = db.session.scalars(
        sa.select(Bezwaargebeurtenis)
        .where(
            Bezwaargebeurtenis.bezwaar_id == bezwaar.id,
            Bezwaargebeurtenis.soort.in_(
                (Bezwaarfeit.NIEUWE_FEITEN.value, Bezwaarfeit.VAN_HOREN_AFGEZIEN.value)
            ),
        )
        .order_by(Bezwaargebeurtenis.nr)
    ).all()
    nieuw = [rij.op for rij in feiten if rij.soort == Bezwaarfeit.NIEUWE_FEITEN]
    return Onderzoekbeeld(
        bezwaar=bezwaar,
        zittingen=zittingen,
        gronden={
            uuid.UUID(str(rij.gegevens["zitting"])): Afzienreden(str(rij.gegevens["grond"]))
            for rij in feiten
            if rij.soort == Bezwaarfeit.VAN_HOREN_AFGEZIEN
        },
        feiten_op=nieuw[-1] if nieuw else None,
        advies=find_advies(bezwaar.id),
    )


def find_advies(bezwaar_id: uuid.UUID) -> Zinadvies | None:
    """Give the advice that was asked on a bezwaar."""
    return db.session.scalar(sa.select(Zinadvies).where(Zinadvies.bezwaar_id == bezwaar_id))
