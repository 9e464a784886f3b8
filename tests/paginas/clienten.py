"""Pages of clients and groups, opened on a client with a besluit where there is one."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.clienten.models import Client, Groep, Groepslid, Vertegenwoordiger
from portal.clienten.queries import zichtbare_groepen
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Pagina, Paginas

MANAGER = Rol.MANAGER


def _client(gebruiker: Gebruiker | None) -> Client:
    """Give the client with the most aanvragen in view, one with a vertegenwoordiger first."""
    assert gebruiker is not None
    met = sa.exists().where(Vertegenwoordiger.client_id == Client.id)
    return db.session.scalars(
        sa.select(Client)
        .join(Aanvraag, Aanvraag.client_id == Client.id)
        .where(zichtbaar_voor(gebruiker))
        .group_by(Client.id)
        .order_by(met.desc(), sa.func.count().desc(), Client.id)
        .limit(1)
    ).one()


def een_client(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client of the own aanbieder."""
    return {"client_id": _client(gebruiker).id}


def een_indicatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client with an indicatie."""
    client = _client(gebruiker)
    return {"client_id": client.id, "indicatie_id": client.indicaties[-1].id}


def een_plaatsing(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client with a placement."""
    client = _client(gebruiker)
    return {"client_id": client.id, "plaatsing_id": client.plaatsingen[-1].id}


def een_vertegenwoordiger(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client with somebody who speaks for the client."""
    client = _client(gebruiker)
    return {"client_id": client.id, "vertegenwoordiger_id": client.vertegenwoordigers[-1].id}


def een_groep(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the group of the own aanbieder that had the most members."""
    assert gebruiker is not None
    groep_id = db.session.scalars(
        sa.select(Groep.id)
        .join(Groepslid)
        .where(zichtbare_groepen(gebruiker))
        .group_by(Groep.id)
        .order_by(sa.func.count().desc(), Groep.id)
        .limit(1)
    ).one()
    return {"groep_id": groep_id}


def een_lid(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a membership of that group."""
    groep = een_groep(gebruiker)
    lid = sa.select(Groepslid.id).where(Groepslid.groep_id == groep["groep_id"])
    return {**groep, "lid_id": db.session.scalars(lid.order_by(Groepslid.id).limit(1)).one()}


def _in_groep(gebruiker: Gebruiker | None, *waar: sa.ColumnElement[bool]) -> Aanvraag:
    assert gebruiker is not None
    vraag = sa.select(Aanvraag).where(
        zichtbaar_voor(gebruiker), Aanvraag.groepsaanvraag_id.is_not(None), *waar
    )
    return db.session.scalars(vraag.order_by(Aanvraag.volgnummer, Aanvraag.lidnr).limit(1)).one()


def lid_met_meerzorg(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client who was granted meerzorg within a group."""
    return {"client_id": _in_groep(gebruiker, TOEGEKEND).client_id}


def wie_instroomt(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client who joins a group that has meerzorg."""
    return {"client_id": _in_groep(gebruiker, Aanvraag.herkomst == MUTATIE).client_id}


def groep_met_meerzorg(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the group of a client who was granted meerzorg within it."""
    geheel = _in_groep(gebruiker, TOEGEKEND).groepsaanvraag
    assert geheel is not None
    return {"groep_id": geheel.groep_id}


TOEGEKEND = Aanvraag.toestand == Toestand.TOEGEKEND
PAGINAS: Paginas = {
    "clienten.groepen": (
        Pagina(rol=MANAGER, sql=8),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", vraag={"opgeheven": "ja"}, sql=8),
    ),
    "clienten.groep_nieuw": Pagina(rol=MANAGER, sql=6),
    "clienten.groep": (
        Pagina(rol=MANAGER, argumenten=een_groep, sql=12),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", argumenten=een_groep, sql=12),
        Pagina(rol=MANAGER, variant="met-meerzorg", argumenten=groep_met_meerzorg, sql=12),
    ),
    "clienten.groep_wijzigen": Pagina(rol=MANAGER, argumenten=een_groep, sql=7),
    "clienten.groep_opheffen": Pagina(rol=MANAGER, argumenten=een_groep, sql=8),
    "clienten.groepsleden_toevoegen": Pagina(rol=MANAGER, argumenten=een_groep, sql=8),
    "clienten.groepslid": Pagina(rol=MANAGER, argumenten=een_lid, sql=8),
    "clienten.lijst": (
        Pagina(rol=MANAGER, sql=6),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", sql=7),
        Pagina(rol=MANAGER, variant="leeg", vraag={"code": "ZZZZ"}, sql=6),
    ),
    "clienten.nieuw": Pagina(rol=Rol.BEHANDELAAR, sql=5),
    "clienten.client": (
        Pagina(rol=MANAGER, argumenten=een_client, sql=35),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", argumenten=een_client, sql=36),
        Pagina(rol=MANAGER, variant="in-groep", argumenten=lid_met_meerzorg, sql=35),
        Pagina(rol=MANAGER, variant="instroom", argumenten=wie_instroomt, sql=35),
    ),
    "clienten.wijzigen": Pagina(rol=MANAGER, argumenten=een_client, sql=9),
    "clienten.bsn": Pagina(rol=MANAGER, argumenten=een_client, sql=9),
    "clienten.indicatie": Pagina(rol=MANAGER, argumenten=een_client, sql=9),
    "clienten.indicatie_wijzigen": Pagina(rol=MANAGER, argumenten=een_indicatie, sql=9),
    "clienten.plaatsing": Pagina(rol=MANAGER, argumenten=een_client, sql=10),
    "clienten.plaatsing_wijzigen": Pagina(rol=MANAGER, argumenten=een_plaatsing, sql=10),
    "clienten.vertegenwoordiger": Pagina(rol=MANAGER, argumenten=een_client, sql=9),
    "clienten.vertegenwoordiger_wijzigen": Pagina(
        rol=MANAGER, argumenten=een_vertegenwoordiger, sql=9
    ),
}
