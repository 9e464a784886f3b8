"""Pages of the vragenlijst and the doelen."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Antwoord, Doel
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

OPEN = (Toestand.CONCEPT, Toestand.BIJSTELLEN_GEVRAAGD)
SQL = 34


def _volste(gebruiker: Gebruiker | None, tabel: type[Antwoord] | type[Doel]) -> Aanvraag:
    """Give the open aanvraag in view with the most answers or doelen."""
    assert gebruiker is not None
    aantal = sa.func.count(tabel.id)
    vraag = (
        sa.select(Aanvraag)
        .join(tabel, tabel.aanvraag_id == Aanvraag.id)
        .where(zichtbaar_voor(gebruiker), Aanvraag.toestand.in_(OPEN))
        .group_by(Aanvraag)
        .order_by(aantal.desc(), Aanvraag.jaar, Aanvraag.volgnummer)
        .limit(1)
    )
    return db.session.scalars(vraag).one()


def op(sectie_id: str, **verder: int) -> Argumenten:
    """Give a page of the aanvraag with the most answers."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        return {"aanvraag_id": _volste(gebruiker, Antwoord).id, "sectie_id": sectie_id, **verder}

    return argumenten


def _doelen(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    return {"aanvraag_id": _volste(gebruiker, Doel).id}


def _doel(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    aanvraag = _volste(gebruiker, Doel)
    vraag = sa.select(Doel.doel_id).where(
        Doel.aanvraag_id == aanvraag.id, Doel.verwijderd_op.is_(None)
    )
    doel_id = db.session.scalars(vraag.order_by(Doel.volgnummer).limit(1)).one()
    return {"aanvraag_id": aanvraag.id, "doel_id": doel_id}


def _heraanvraag(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a her-aanvraag that is being written."""
    assert gebruiker is not None
    vraag = sa.select(Aanvraag.id).where(
        zichtbaar_voor(gebruiker),
        Aanvraag.herkomst == "heraanvraag",
        Aanvraag.toestand == Toestand.CONCEPT,
    )
    return {"aanvraag_id": db.session.scalars(vraag.limit(1)).one()}


def _vorig_doel(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    gevonden = _heraanvraag(gebruiker)
    aanvraag = db.session.get_one(Aanvraag, gevonden["aanvraag_id"])
    assert aanvraag.voorganger is not None
    gegevens = Voorgangergegevens.uit_gegevens(aanvraag.voorganger.gegevens)  # type: ignore[arg-type] # JSON object
    return {**gevonden, "doel_id": gegevens.doelen[0]["doel_id"]}


def _sectie_van_heraanvraag(**verder: object) -> Argumenten:
    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        return {**_heraanvraag(gebruiker), "sectie_id": "heraanvraag", **verder}

    return argumenten


VRAGEN = tuple(
    Pagina(
        rol=rol,
        argumenten=op(sectie_id, nr=nr),
        vraag=vraag,
        variant=variant,
        eigen_teksten=True,
        sql=SQL,
    )
    for rol, sectie_id, nr, vraag, variant in (
        (Rol.BEGELEIDER, "huidig", 1, {}, "tekst"),
        (Rol.BEHANDELAAR, "huidig", 3, {}, "keuze"),
        (Rol.MANAGER, "gegevens", 3, {}, "elders"),
        (Rol.MANAGER, "resultaten", 2, {"rij": "rs-afbouw.stap"}, "rijen"),
        (Rol.MANAGER, "werkwijze", 1, {"controle": "ja"}, "controle"),
    )
)
PAGINAS: Paginas = {
    "aanvraag.terugblik": Pagina(rol=Rol.MANAGER, argumenten=_heraanvraag, sql=SQL),
    "aanvraag.terugblikdoel": Pagina(
        rol=Rol.MANAGER, argumenten=_vorig_doel, sql=SQL, eigen_teksten=True
    ),
    "aanvraag.sectie": Pagina(rol=Rol.BEGELEIDER, argumenten=op("huidig"), sql=SQL),
    "aanvraag.vragen": (
        *VRAGEN,
        Pagina(
            rol=Rol.MANAGER,
            argumenten=_sectie_van_heraanvraag(nr=2),
            variant="heraanvraag",
            eigen_teksten=True,
            sql=SQL,
        ),
    ),
    "aanvraag.doelen": Pagina(rol=Rol.BEGELEIDER, argumenten=_doelen, sql=SQL),
    "aanvraag.doel": (
        Pagina(rol=Rol.BEGELEIDER, argumenten=_doel, eigen_teksten=True, sql=SQL),
        Pagina(
            rol=Rol.MANAGER,
            argumenten=_doel,
            vraag={"controle": "ja"},
            variant="controle",
            eigen_teksten=True,
            sql=SQL,
        ),
    ),
    "aanvraag.doel_verwijderen": Pagina(rol=Rol.MANAGER, argumenten=_doel, sql=SQL),
}
