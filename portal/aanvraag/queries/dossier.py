"""Everything that belongs to one aanvraag, read in a constant number of queries."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

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
from portal.domain.procedure import Toestand
from portal.platform.database import Base, db

Rij = TypeVar("Rij", bound=Base)
Rijen = Mapping[uuid.UUID, list[Rij]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The working copy of one aanvraag: rows, nothing computed.

    Attributes:
        persoon: The client; None for the aanvraag of a group as a whole.
        hoofd: Of the part of one client: the aanvraag of the group; with all its parts for the
            part that was asked for, without them for the others.
        leden: Of the aanvraag of a group: the part of each client, in the order of their number.
            Read for the page of one client, the other parts hold only what calculating needs.
    """

    aanvraag: Aanvraag
    persoon: Client | None
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
    hoofd: "Dossier | None" = None
    leden: "tuple[Dossier, ...]" = field(default=(), repr=False)

    @property
    def client(self) -> Client:
        """Give the client of an aanvraag that has one; asking a group as a whole is a mistake."""
        assert self.persoon is not None
        return self.persoon

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
    """Read the working copy; the caller has already checked that it may be seen.

    The number of queries does not depend on the number of clients in a group.
    """
    if not (aanvraag.is_groep or aanvraag.is_lid):
        return _maak(aanvraag, _lees({aanvraag.id}, {aanvraag.id}))
    hoofd = aanvraag.groepsaanvraag or aanvraag
    leden = _list_leden(hoofd, ook=aanvraag.id)
    alle = {hoofd.id, *(lid.id for lid in leden)}
    bron = _lees(alle if aanvraag.is_groep else {hoofd.id, aanvraag.id}, alle)
    kaal = _maak(hoofd, bron)
    dossier = replace(kaal, leden=tuple(_maak_lid(lid, bron, kaal) for lid in leden))
    if aanvraag.is_groep:
        return dossier
    eigen = next(lid for lid in dossier.leden if lid.aanvraag.id == aanvraag.id)
    return replace(eigen, hoofd=dossier)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bron:
    """The rows of several aanvragen, by aanvraag."""

    driehoek: Rijen[Driehoeklid]
    paden: Rijen[CheckPad]
    consulten: Rijen[Consult]
    interne_afwijzingen: Rijen[InterneAfwijzing]
    antwoorden: Rijen[Antwoord]
    doelen: Rijen[Doel]
    blokken: Rijen[Rekenblok]
    afstemmingen: Rijen[Afstemming]
    verklaringen: Rijen[Verklaring]
    ondertekeningen: Rijen[Ondertekening]
    aanvulverzoeken: Rijen[Aanvulverzoek]
    gebeurtenissen: Rijen[Gebeurtenis]


def _lees(ids: Collection[uuid.UUID], alle: Collection[uuid.UUID]) -> _Bron:
    """Read rows of every table; `alle` is what the calculation of a group looks at."""
    return _Bron(
        driehoek=_rijen(Driehoeklid, ids),
        paden=_rijen(CheckPad, alle, "nr"),
        consulten=_rijen(Consult, ids, "datum", "op"),
        interne_afwijzingen=_rijen(InterneAfwijzing, ids, "op"),
        antwoorden=_rijen(Antwoord, ids),
        doelen=_rijen(Doel, ids, "volgnummer"),
        blokken=_rijen(Rekenblok, alle),
        afstemmingen=_rijen(Afstemming, ids),
        verklaringen=_rijen(Verklaring, ids),
        ondertekeningen=_rijen(Ondertekening, ids),
        aanvulverzoeken=_rijen(Aanvulverzoek, ids, "nr"),
        gebeurtenissen=_rijen(Gebeurtenis, ids, "nr"),
    )


def _maak(aanvraag: Aanvraag, bron: _Bron) -> Dossier:
    nr, client = aanvraag.id, aanvraag.client
    afstemmingen = bron.afstemmingen[nr]
    return Dossier(
        aanvraag=aanvraag,
        persoon=client,
        indicatie=client.indicaties[-1] if client and client.indicaties else None,
        plaatsing=client.plaatsingen[-1] if client and client.plaatsingen else None,
        driehoek={lid.functie: lid for lid in bron.driehoek[nr]},
        paden=bron.paden[nr],
        consulten=bron.consulten[nr],
        interne_afwijzingen=bron.interne_afwijzingen[nr],
        antwoorden={antwoord.vraag_id: antwoord for antwoord in bron.antwoorden[nr]},
        doelen=bron.doelen[nr],
        blokken={blok.blok: blok for blok in bron.blokken[nr]},
        afstemming=afstemmingen[0] if afstemmingen else None,
        verklaringen={rij.verklaring_id: rij for rij in bron.verklaringen[nr]},
        ondertekeningen={rij.functie: rij for rij in bron.ondertekeningen[nr]},
        aanvulverzoeken=bron.aanvulverzoeken[nr],
        gebeurtenissen=bron.gebeurtenissen[nr],
    )


def _maak_lid(aanvraag: Aanvraag, bron: _Bron, hoofd: Dossier) -> Dossier:
    """Give the part of one client: people and requests are those of the group."""
    return replace(
        _maak(aanvraag, bron),
        hoofd=hoofd,
        driehoek=hoofd.driehoek,
        aanvulverzoeken=hoofd.aanvulverzoeken,
        gebeurtenissen=[*hoofd.gebeurtenissen, *bron.gebeurtenissen[aanvraag.id]],
    )


def _list_leden(hoofd: Aanvraag, *, ook: uuid.UUID) -> Sequence[Aanvraag]:
    """Give the parts of a group with their clients; `ook` may be one that was taken out."""
    vraag = (
        sa.select(Aanvraag)
        .where(
            Aanvraag.groepsaanvraag_id == hoofd.id,
            sa.or_(Aanvraag.toestand != Toestand.VERVALLEN, Aanvraag.id == ook),
        )
        .options(
            joinedload(Aanvraag.client).options(
                selectinload(Client.indicaties), selectinload(Client.plaatsingen)
            )
        )
        .order_by(Aanvraag.lidnr)
    )
    if hoofd.herkomst == "heraanvraag":
        vraag = vraag.options(selectinload(Aanvraag.voorganger))
    return db.session.scalars(vraag).all()


def _rijen(soort: type[Rij], ids: Collection[uuid.UUID], *orde: str) -> Rijen[Rij]:
    per_aanvraag: defaultdict[uuid.UUID, list[Rij]] = defaultdict(list)
    for nr, rij in db.session.execute(_vraag_rijen(soort, orde), {"ids": sorted(ids)}):
        per_aanvraag[nr].append(rij)
    return per_aanvraag


@cache
def _vraag_rijen(soort: type[Rij], orde: tuple[str, ...]) -> sa.Select[tuple[uuid.UUID, Rij]]:
    """Build the question of `_rijen` once; nearly every page asks all twelve."""
    kolommen = sa.inspect(soort).columns
    van = kolommen["aanvraag_id"].in_(sa.bindparam("ids", expanding=True))
    vraag = sa.select(kolommen["aanvraag_id"], soort).where(van)
    return vraag.order_by(*(kolommen[naam] for naam in orde))
