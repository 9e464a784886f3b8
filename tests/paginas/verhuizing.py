"""Pages of clients who move, and of changes in a group."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.verhuizing import Verhuisstand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Mutatie, Toekenningsbrief, Verhuizing
from portal.toekenning.queries.brieven import brieven_voor
from portal.toekenning.queries.mutatie import mutaties_voor
from portal.toekenning.queries.verhuizing import zichtbaar_voor
from tests.paginas.soort import Argumenten, Pagina, Paginas

MANAGER = Rol.MANAGER


def verhuizing(stand: Verhuisstand) -> Argumenten:
    """Give a form in view with this stand."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Verhuizing.id).where(zichtbaar_voor(gebruiker), Verhuizing.stand == stand)
        return {"verhuizing_id": db.session.scalars(vraag).one()}

    return argumenten


def te_verhuizen(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view that ends last and has no form."""
    assert gebruiker is not None
    heeft = sa.exists().where(Verhuizing.toekenning_id == Toekenning.id)
    vraag = sa.select(Toekenning.id).where(toekenningen_voor(gebruiker), ~heeft)
    orde = (Toekenning.einde.desc(), Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one()}


def mutatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the mutatie in view that waits."""
    assert gebruiker is not None
    vraag = sa.select(Mutatie.id).where(mutaties_voor(gebruiker), Mutatie.behandeld_op.is_(None))
    return {"mutatie_id": db.session.scalars(vraag).one()}


def groep(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the group of that mutatie."""
    assert gebruiker is not None
    vraag = sa.select(Mutatie.groep_id).where(mutaties_voor(gebruiker))
    return {"groep_id": db.session.scalars(vraag.where(Mutatie.behandeld_op.is_(None))).one()}


def brief(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the longest letter about a toekenning in view."""
    assert gebruiker is not None
    vraag = sa.select(Toekenningsbrief.id).join(Toekenningsbrief.toekenning)
    lengte = sa.func.length(Toekenningsbrief.brief_v).desc()
    orde = vraag.where(brieven_voor(gebruiker)).order_by(lengte, Toekenningsbrief.id)
    return {"brief_id": db.session.scalars(orde.limit(1)).one()}


OPEN, KRACHT = verhuizing(Verhuisstand.OPEN), verhuizing(Verhuisstand.VAN_KRACHT)

PAGINAS: Paginas = {
    "toekenning.brief": Pagina(rol=Rol.BEOORDELAAR, argumenten=brief, sql=9),
    "toekenning.brief_pdf": Pagina(rol=Rol.BEOORDELAAR, argumenten=brief, html=False, sql=9),
    "toekenning.verhuizingen": (
        Pagina(rol=MANAGER, sql=7),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", sql=7),
    ),
    "toekenning.verhuizing_starten": (
        Pagina(rol=MANAGER, argumenten=te_verhuizen, vraag={"zoek": "demo"}, sql=9),
        Pagina(
            rol=MANAGER, variant="leeg", argumenten=te_verhuizen, vraag={"zoek": "Nergens"}, sql=9
        ),
    ),
    "toekenning.verhuizing": (
        Pagina(rol=MANAGER, argumenten=OPEN, sql=14),
        Pagina(rol=Rol.BEOORDELAAR, variant="van-kracht", argumenten=KRACHT, sql=16),
    ),
    "toekenning.verhuizing_wijzigen": Pagina(rol=MANAGER, argumenten=OPEN, sql=14),
    "toekenning.verhuizing_ondertekenen": Pagina(rol=MANAGER, argumenten=OPEN, sql=12),
    "toekenning.verhuizing_stoppen": Pagina(rol=MANAGER, argumenten=OPEN, sql=12),
    "toekenning.instroom": Pagina(rol=MANAGER, argumenten=groep, sql=9),
    "toekenning.mutatie_aanvragen": Pagina(rol=MANAGER, argumenten=groep, sql=10),
    "toekenning.mutaties": (
        Pagina(rol=MANAGER, sql=7),
        Pagina(rol=Rol.TEAMLEIDER, variant="zorgkantoor", sql=7),
    ),
    "toekenning.mutatie": (
        Pagina(rol=MANAGER, argumenten=mutatie, sql=12),
        Pagina(rol=Rol.TEAMLEIDER, variant="zorgkantoor", argumenten=mutatie, sql=12),
    ),
    "toekenning.mutatie_niet_doorgaan": Pagina(rol=Rol.TEAMLEIDER, argumenten=mutatie, sql=12),
}
