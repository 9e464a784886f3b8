"""Start page per role, timeline, explained dates and the public pages."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.overzicht.queries.werk import list_werk
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Tussenmeting
from tests.paginas.soort import Pagina, Paginas

ZONDER_EIGEN_VARIANT = Rol.MANAGER
BEGIN = tuple(
    Pagina(
        rol=rol,
        variant="" if rol is ZONDER_EIGEN_VARIANT else rol.value,
        sql=17 if rol is Rol.MANAGER else 13,
    )
    for rol in Rol
)


def een_dossier(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the submitted aanvraag in view to which most happened."""
    assert gebruiker is not None
    aanvraag_id = db.session.scalars(
        sa.select(Aanvraag.id)
        .join(Gebeurtenis, Gebeurtenis.aanvraag_id == Aanvraag.id)
        .where(zichtbaar_voor(gebruiker), Aanvraag.ontvangen_op.is_not(None))
        .group_by(Aanvraag.id)
        .order_by(sa.func.count().desc(), Aanvraag.id)
        .limit(1)
    ).one()
    return {"aanvraag_id": aanvraag_id}


def een_toekenning(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an aanvraag in view that was granted, of one client."""
    assert gebruiker is not None
    aanvraag_id = db.session.scalars(
        sa.select(Aanvraag.id)
        .where(
            zichtbaar_voor(gebruiker),
            Aanvraag.toestand == Toestand.TOEGEKEND,
            Aanvraag.client_id.is_not(None),
        )
        .order_by(Aanvraag.jaar, Aanvraag.volgnummer)
        .limit(1)
    ).one()
    return {"aanvraag_id": aanvraag_id}


def een_doel(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client in view with the goal that was measured most."""
    assert gebruiker is not None
    toekenning = db.session.scalars(
        sa.select(Toekenning)
        .join(Tussenmeting, Tussenmeting.toekenning_id == Toekenning.id)
        .where(toekenningen_voor(gebruiker))
        .group_by(Toekenning.id)
        .order_by(sa.func.count().desc(), Toekenning.id)
        .limit(1)
    ).one()
    doel_id = als_tekst(als_rijen(toekenning.doelen)[0].get("doel_id"))
    return {"client_id": toekenning.client_id, "doel_id": doel_id}


def met_doelen(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the same client."""
    return {"client_id": een_doel(gebruiker)["client_id"]}


def een_groep(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an aanvraag of a group in view that was granted."""
    assert gebruiker is not None
    vraag = sa.select(Aanvraag.id).where(
        zichtbaar_voor(gebruiker),
        Aanvraag.toestand == Toestand.TOEGEKEND,
        Aanvraag.client_id.is_(None),
    )
    return {"aanvraag_id": db.session.scalars(vraag.order_by(Aanvraag.volgnummer).limit(1)).one()}


def wie_werk_heeft(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the colleague with the most open work."""
    assert gebruiker is not None
    return {"gebruiker_id": list_werk(voor=gebruiker)[0].gebruiker.id}


PAGINAS: Paginas = {
    "overzicht.begin": BEGIN,
    "overzicht.werk": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.MANAGER, variant="aanbieder"),
    ),
    "overzicht.overdragen": (
        Pagina(rol=Rol.TEAMLEIDER, argumenten=wie_werk_heeft),
        Pagina(rol=Rol.MANAGER, argumenten=wie_werk_heeft, variant="aanbieder"),
    ),
    "overzicht.volgen": (
        Pagina(rol=Rol.MANAGER),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor"),
    ),
    "overzicht.hulp": Pagina(sql=0),
    "overzicht.toegankelijkheid": Pagina(sql=0),
    "overzicht.privacy": Pagina(sql=0),
    "overzicht.sneltoetsen": Pagina(sql=0),
    "overzicht.brieven": (
        Pagina(rol=Rol.MANAGER, argumenten=een_dossier, sql=14, eigen_teksten=True),
        Pagina(rol=Rol.MANAGER, argumenten=een_groep, variant="groep", sql=14, eigen_teksten=True),
    ),
    "overzicht.client_doelen": (
        Pagina(rol=Rol.MANAGER, argumenten=met_doelen, sql=22),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", argumenten=met_doelen, sql=22),
    ),
    "overzicht.client_doel": (
        Pagina(rol=Rol.MANAGER, argumenten=een_doel, sql=22),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", argumenten=een_doel, sql=22),
    ),
    "overzicht.tijdlijn": Pagina(rol=Rol.MANAGER, argumenten=een_dossier, sql=12),
    "overzicht.termijn": Pagina(rol=Rol.MANAGER, argumenten=een_dossier, sql=10),
    "overzicht.dossier_tijdlijn": (
        Pagina(rol=Rol.BEOORDELAAR, argumenten=een_dossier, sql=12),
        Pagina(rol=Rol.BEOORDELAAR, argumenten=een_groep, variant="groep", sql=12),
    ),
    "overzicht.dossier_geschiedenis": Pagina(
        rol=Rol.BEOORDELAAR, argumenten=een_toekenning, sql=25, eigen_teksten=True
    ),
    "overzicht.dossier_termijn": Pagina(rol=Rol.BEOORDELAAR, argumenten=een_dossier, sql=12),
}
