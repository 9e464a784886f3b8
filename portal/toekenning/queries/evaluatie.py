"""One eindevaluatie: its questions, what was answered, and how it stands."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import duur_van, is_voor_portaal, met_terugblik
from portal.domain.evaluatie import (
    Evaluatiekader,
    Evaluatievraag,
    Gebrek,
    Toegekend,
    Vorm,
    list_gebreken,
    list_vragen,
)
from portal.domain.procedure import (
    Evaluatieplicht,
    Evaluatiestand,
    bepaal_evaluatieplicht,
    bepaal_evaluatiestand,
    evaluatie_herinnering,
    evaluatie_vanaf,
)
from portal.platform.calendar_data import load_volgregels
from portal.platform.database import db
from portal.platform.framework_data import get_evaluatiekader
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.toegekend import lees_toegekend, vorm_van
from portal.toekenning.queries.toekenning import get_toekenning

SCHRIJFBAAR = frozenset({Evaluatiestand.OPEN, Evaluatiestand.TE_LAAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatiedagen:
    """How the eindevaluatie of a toekenning stands, with its days.

    Attributes:
        vanaf: First day on which it can be fixed.
        herinnering: Day from which it is late.
        vrijwillig: It is welcome and not asked.
        door_terugblik: A her-aanvraag that was submitted counts as it.
    """

    stand: Evaluatiestand
    vanaf: date
    herinnering: date
    vrijwillig: bool
    door_terugblik: bool

    @property
    def mag_schrijven(self) -> bool:
        """Say whether it can be filled in now."""
        return self.stand in SCHRIJFBAAR


@dataclass(frozen=True, kw_only=True)
class Evaluatiedossier:
    """The eindevaluatie of one toekenning.

    Attributes:
        toekenning: What is evaluated.
        versies: Every version, oldest first; at most the last one is open.
        dagen: How it stands.
        op: The Dutch calendar day.
    """

    toekenning: Toekenning
    versies: Sequence[Evaluatie]
    dagen: Evaluatiedagen
    op: date

    @property
    def open(self) -> Evaluatie | None:
        """Give the version that is being written, None when nobody began."""
        laatste = self.versies[-1] if self.versies else None
        return laatste if laatste is not None and laatste.vastgelegd_op is None else None

    @property
    def vastgelegd(self) -> Evaluatie | None:
        """Give the version that holds, None before the first was fixed."""
        return next((rij for rij in reversed(self.versies) if rij.vastgelegd_op), None)

    @property
    def mag_schrijven(self) -> bool:
        """Say whether somebody may fill in or fix a version now."""
        return self.dagen.mag_schrijven if self.vastgelegd is None else self.open is not None

    @property
    def vorm(self) -> Vorm:
        """Say which eindevaluatie it is; a version that was begun follows a later overlijden."""
        return vorm_van(self.toekenning)

    @cached_property
    def kader(self) -> Evaluatiekader:
        """Give the questions: of the version that was begun, else those in force today."""
        if self.open is not None:
            return get_evaluatiekader(self.open.kaderversie)
        return get_evaluatiekader(op=self.op)

    @cached_property
    def toegekend(self) -> Toegekend:
        """Give what was granted and agreed."""
        return lees_toegekend(self.toekenning)

    @cached_property
    def vragen(self) -> tuple[Evaluatievraag, ...]:
        """Give every question."""
        return list_vragen(self.kader, self.vorm, self.toegekend)

    @cached_property
    def antwoorden(self) -> Mapping[str, str]:
        """Give what was answered so far."""
        return lees_antwoorden(self.open) if self.open else {}

    @property
    def gebreken(self) -> tuple[Gebrek, ...]:
        """Give what keeps it from being fixed."""
        return list_gebreken(self.vragen, self.vorm, self.antwoorden)


def lees_antwoorden(rij: Evaluatie) -> dict[str, str]:
    """Give the stored answers by question."""
    return {naam: als_tekst(waarde) for naam, waarde in als_deel(rij.antwoorden).items()}


def bepaal_dagen(toekenning: Toekenning, op: date) -> Evaluatiedagen:
    """Say how the eindevaluatie of a toekenning stands on a day."""
    regels, duur = load_volgregels(op), duur_van(toekenning)
    voor_portaal = is_voor_portaal(toekenning)
    terugblik = bool(met_terugblik([toekenning.id]))
    gedaan = toekenning.geevalueerd_op is not None or terugblik
    plicht = bepaal_evaluatieplicht(duur, voor_portaal=voor_portaal)
    return Evaluatiedagen(
        stand=bepaal_evaluatiestand(duur, op, regels, gedaan=gedaan, voor_portaal=voor_portaal),
        vanaf=evaluatie_vanaf(duur, regels),
        herinnering=evaluatie_herinnering(duur.einde, regels),
        vrijwillig=plicht is Evaluatieplicht.VRIJWILLIG,
        door_terugblik=terugblik and toekenning.geevalueerd_op is None,
    )


def get_dossier(toekenning_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Evaluatiedossier:
    """Give the eindevaluatie of a toekenning, begun or not.

    Raises:
        NotFound: The toekenning does not exist or is not in view.
    """
    toekenning = get_toekenning(toekenning_id, voor=voor)
    versies = db.session.scalars(
        sa.select(Evaluatie)
        .where(Evaluatie.toekenning_id == toekenning.id)
        .options(joinedload(Evaluatie.gewijzigd_door), joinedload(Evaluatie.vastgelegd_door))
        .order_by(Evaluatie.nr)
    ).all()
    return Evaluatiedossier(
        toekenning=toekenning, versies=versies, dagen=bepaal_dagen(toekenning, op), op=op
    )
