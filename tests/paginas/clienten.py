"""Pages of clients, opened on a client with a besluit where there is one."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.clienten.models import Client, Vertegenwoordiger
from portal.domain.bevoegdheid import Rol
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


PAGINAS: Paginas = {
    "clienten.lijst": (
        Pagina(rol=MANAGER, sql=6),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", sql=7),
        Pagina(rol=MANAGER, variant="leeg", vraag={"code": "ZZZZ"}, sql=6),
    ),
    "clienten.nieuw": Pagina(rol=Rol.BEHANDELAAR, sql=5),
    "clienten.client": (
        Pagina(rol=MANAGER, argumenten=een_client, sql=11),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider", argumenten=een_client, sql=12),
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
