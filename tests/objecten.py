"""Every address with an object in it, from the routes themselves, filled in with demo objects."""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from flask import Flask, url_for
from werkzeug.routing import Rule

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Aanvulvraag, Bestand, Doel
from portal.beoordeling.models import Besluit, Poststuk
from portal.clienten.models import Client, Indicatie, Plaatsing, Vertegenwoordiger
from portal.domain.bevoegdheid import Rol
from portal.platform.database import Base, db
from portal.toegang.models import Gebruiker, Locatie, Mandaat, Organisatie, RolToekenning

AANBIEDER = "Stichting Kastanjeveld voor wonen, zorg en behandeling (demo)"
ANDERE_AANBIEDER = "Vlinderdal Zorg (demo)"
ZORGKANTOOR = "Zorgkantoor Noordland (demo)"
ANDER_ZORGKANTOOR = "Zorgkantoor Zuidland (demo)"
VAST: Mapping[str, object] = {
    "nr": 1,
    "jaar": 2026,
    "sectie_id": "ca",
    "knoop_id": "k01",
    "groep": "al",
    "signaal": "sg-fte",
    "sleutel": "sg_fte",
    "token": "onbekend",
    "filename": "bestaat-niet",
}
VERANDERLIJK = re.compile(r'value="[\w.-]{30,}"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d+ ms')


@dataclass(frozen=True, slots=True)
class Adres:
    """One method of one route."""

    methode: str
    endpoint: str
    parameters: tuple[str, ...]
    objecten: tuple[str, ...]

    def pad(self, app: Flask, ids: Mapping[str, object]) -> str:
        """Give the path, with these ids in it."""
        waarden = VAST | ids
        with app.test_request_context():
            return url_for(self.endpoint, **{naam: waarden[naam] for naam in self.parameters})


def list_adressen(app: Flask) -> list[Adres]:
    """List every method of every route, static files left out."""
    return [
        Adres(methode, regel.endpoint, tuple(sorted(regel.arguments)), _objecten(regel))
        for regel in sorted(app.url_map.iter_rules(), key=lambda regel: regel.rule)
        for methode in sorted({"GET", "POST"} & (regel.methods or set()))
        if regel.endpoint != "static"
    ]


def _objecten(regel: Rule) -> tuple[str, ...]:
    return tuple(re.findall(r"<uuid:(\w+)>", regel.rule))


def onbekend(ids: Mapping[str, object]) -> dict[str, object]:
    """Give ids of nothing in the same places."""
    return {naam: uuid.uuid4() for naam in ids}


def organisatie(naam: str) -> Organisatie:
    """Find an organisation of the demonstration."""
    return db.session.scalars(sa.select(Organisatie).where(Organisatie.naam == naam)).one()


def iemand(rol: Rol, *organisaties: str) -> uuid.UUID:
    """Give the first account with a role in one of these organisations, or in any."""
    vraag = sa.select(Gebruiker.id).join(RolToekenning).where(RolToekenning.rol == rol)
    if organisaties:
        vraag = vraag.join(Organisatie).where(Organisatie.naam.in_(organisaties))
    return db.session.scalars(vraag.order_by(Gebruiker.email).limit(1)).one()


def list_dossiers() -> list[Aanvraag]:
    """Give one dossier per toestand of the aanbieder and the zorgkantoor."""
    vraag = sa.select(Aanvraag).where(
        Aanvraag.aanbieder_id == organisatie(AANBIEDER).id,
        Aanvraag.zorgkantoor_id == organisatie(ZORGKANTOOR).id,
    )
    rijen = db.session.scalars(vraag.order_by(Aanvraag.jaar, Aanvraag.volgnummer)).all()
    return list({rij.toestand: rij for rij in rijen}.values())


def ids_van(aanvraag: Aanvraag) -> dict[str, object]:
    """Give the ids of a dossier and of all that hangs on it; nothing where there is nothing."""
    client = db.session.get_one(Client, aanvraag.client_id)
    gevonden = dict(_van_dossier(aanvraag)) | dict(_van_client(client))
    return {"aanvraag_id": aanvraag.id, "client_id": client.id, **gevonden, **_beheer(aanvraag)}


def _van_dossier(aanvraag: Aanvraag) -> Iterator[tuple[str, object]]:
    vraag = sa.select(Aanvulvraag.id).join(
        Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id
    )
    yield "vraag_id", _eerste(vraag.where(Aanvulverzoek.aanvraag_id == aanvraag.id))
    bestand = sa.select(Bestand.id).where(Bestand.vraag_id.in_(vraag))
    yield "bestand_id", _eerste(bestand)
    yield "doel_id", _eerste(sa.select(Doel.doel_id).where(Doel.aanvraag_id == aanvraag.id))
    for soort, naam in ((Besluit, "besluit_id"), (Poststuk, "poststuk_id")):
        yield naam, _eerste(sa.select(soort.id).where(soort.aanvraag_id == aanvraag.id))


def _van_client(client: Client) -> Iterator[tuple[str, object]]:
    delen: Mapping[str, type[Indicatie | Plaatsing | Vertegenwoordiger]] = {
        "indicatie_id": Indicatie,
        "plaatsing_id": Plaatsing,
        "vertegenwoordiger_id": Vertegenwoordiger,
    }
    for naam, soort in delen.items():
        yield naam, _eerste(sa.select(soort.id).where(soort.client_id == client.id))


def _beheer(aanvraag: Aanvraag) -> dict[str, object]:
    lid = sa.select(Gebruiker.id).where(Gebruiker.organisatie_id == aanvraag.zorgkantoor_id)
    return {
        "gebruiker_id": iemand(Rol.BEGELEIDER, AANBIEDER),
        "locatie_id": _eerste(
            sa.select(Locatie.id).where(Locatie.aanbieder_id == aanvraag.aanbieder_id)
        ),
        "mandaat_id": _eerste(sa.select(Mandaat.id).where(Mandaat.gebruiker_id.in_(lid))),
        "organisatie_id": aanvraag.aanbieder_id,
        "aanbieder_id": organisatie(ANDERE_AANBIEDER).id,
    }


def _eerste(vraag: sa.Select[tuple[uuid.UUID]]) -> uuid.UUID:
    return db.session.scalars(vraag.limit(1)).first() or uuid.uuid4()


def inhoud(antwoord_tekst: str, pad: str) -> str:
    """Give an answer without what differs each time: its own path, numbers of forms, ids."""
    return VERANDERLIJK.sub("~", antwoord_tekst.replace(pad, "~"))


def afdruk(app: Flask) -> dict[str, int]:
    """Count the rows of every table that a refused request may not touch."""
    vrij = {"sessie", "poging", "audit_regel", "audit_kop"}
    with app.app_context():
        return {
            naam: db.session.scalar(sa.select(sa.func.count()).select_from(tabel)) or 0
            for naam, tabel in Base.metadata.tables.items()
            if naam not in vrij
        }
