"""The places of a submitted version about which the zorgkantoor can ask."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.aanvulling import PLAATS_DOELEN, titel_van, vraagbare_plaatsen
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.rekenen import BLOKVELDEN
from portal.aanvraag.queries.versie import Versie, lees_versie
from portal.aanvraag.queries.weergave import Tab, maak_weergave
from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.domain.vragenlijst import Niveau, Vraagtype, Vragenlijst
from portal.platform.database import db
from portal.platform.framework_data import get_vragenlijst

CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaatsen:
    """What was submitted last: its tabs, and the places that a question can open.

    Attributes:
        nr: Number of the version.
        keuzes: Code and title of each place, in the order of the aanvraag.
        leden: Of a group, the code of each client by part.
        van_leden: Of a group, code and title of the places that are asked per client.
    """

    nr: int
    tabs: Sequence[Tab]
    keuzes: Sequence[tuple[str, str]]
    leden: Mapping[uuid.UUID, str] = field(default_factory=dict)
    van_leden: Sequence[tuple[str, str]] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Give the codes of all places of the aanvraag as a whole."""
        return frozenset(code for code, _ in self.keuzes)

    @property
    def alle_keuzes(self) -> Sequence[tuple[str, str]]:
        """Give every place once, those of the whole first."""
        return list(dict([*self.van_leden, *self.keuzes]).items())

    def titel(self, code: str, lid: uuid.UUID | None = None) -> str:
        """Give the title of a place, with the client that it is about."""
        titel = dict([*self.van_leden, *self.keuzes])[code]
        return titel if lid is None else f"Cliënt {self.leden[lid]}: {titel}"


def laad_plaatsen(aanvraag: Aanvraag) -> Plaatsen:
    """Read the newest version of a dossier in view.

    Raises:
        NotFound: Nothing was submitted.
    """
    rij = find_laatste_versie(aanvraag)
    if rij is None:
        raise NotFound
    versie, lijst = lees_versie(rij), get_vragenlijst(rij.vragenlijstversie)
    leden = {
        uuid.UUID(als_tekst(lid["aanvraag"])): als_tekst(lid["clientcode"])
        for lid in als_rijen(versie.inhoud.get("leden"))
    }
    return Plaatsen(
        nr=rij.nr,
        tabs=maak_weergave(versie).tabs,
        keuzes=[(code, titel_van(code, lijst)) for code in vraagbare_plaatsen(versie)],
        leden=leden,
        van_leden=_van_leden(lijst) if leden else (),
    )


def plekken(plaatsen: Plaatsen, leden: Collection[uuid.UUID]) -> frozenset[str]:
    """Give the places that can be opened: of the whole, and of the clients that are asked about.

    Only the versions of those clients are read.
    """
    gekozen = set(leden) & plaatsen.leden.keys()
    return plaatsen.codes | {
        plek(code, lid) for lid in gekozen for code in vraagbare_plaatsen(_laatste(lid))
    }


def plek(code: str, lid: uuid.UUID | None) -> str:
    """Name a place, in a group with the client."""
    return code if lid is None else f"{lid}/{code}"


def _laatste(lid: uuid.UUID) -> Versie:
    vraag = sa.select(AanvraagVersie).where(AanvraagVersie.aanvraag_id == lid)
    return lees_versie(db.session.scalars(vraag.order_by(AanvraagVersie.nr.desc()).limit(1)).one())


def _van_leden(lijst: Vragenlijst) -> Sequence[tuple[str, str]]:
    """Give every place that is answered per client, whether or not each of them has it."""
    vragen = [
        vraag.id
        for sectie in lijst.secties
        if sectie.niveau is Niveau.CLIENT
        for vraag in sectie.vragen
        if vraag.gevuld_uit is None and vraag.type is not Vraagtype.DOELEN
    ]
    blokken = [blok for blok in BLOKVELDEN if blok != CONTEXT]
    return [(code, titel_van(code, lijst)) for code in (*vragen, PLAATS_DOELEN, *blokken)]
