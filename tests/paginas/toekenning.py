"""Pages of running toekenningen, and of how they end."""

import uuid
from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Eindebesluit, Eindemelding, Evaluatie
from portal.toekenning.queries.einde import is_in_de_maak, is_open_melding
from portal.toekenning.queries.evaluatielijst import list_evaluaties
from tests.paginas.soort import Argumenten, Pagina, Paginas


def die_nog_loopt(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view that ends last."""
    assert gebruiker is not None
    vraag = sa.select(Toekenning.id).where(
        toekenningen_voor(gebruiker), is_bevestigd(), Toekenning.einde >= clock.today()
    )
    orde = (Toekenning.einde.desc(), Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one()}


def die_het_eerst_afloopt(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view that runs and ends first by itself."""
    assert gebruiker is not None
    vraag = sa.select(Toekenning.id).where(
        toekenningen_voor(gebruiker),
        is_bevestigd(),
        Toekenning.einde >= clock.today(),
        Toekenning.einde_reden == "",
    )
    orde = (Toekenning.einde, Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one()}


def _evaluatie(gebruiker: Gebruiker | None, waar: sa.ColumnElement[bool]) -> Evaluatie:
    assert gebruiker is not None
    vraag = sa.select(Evaluatie).join(Toekenning).where(toekenningen_voor(gebruiker), waar)
    return db.session.scalars(vraag.order_by(Evaluatie.nr, Evaluatie.id).limit(1)).one()


def begonnen_evaluatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a toekenning whose eindevaluatie is being written."""
    gevonden = _evaluatie(gebruiker, Evaluatie.vastgelegd_op.is_(None))
    return {"toekenning_id": gevonden.toekenning_id}


def vastgelegde_versie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a version that was fixed."""
    gevonden = _evaluatie(gebruiker, Evaluatie.vastgelegd_op.is_not(None))
    return {"toekenning_id": gevonden.toekenning_id, "nr": gevonden.nr}


def vastgelegde_evaluatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a toekenning whose eindevaluatie was fixed."""
    return {"toekenning_id": vastgelegde_versie(gebruiker)["toekenning_id"]}


def open_evaluatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a toekenning whose eindevaluatie is open."""
    assert gebruiker is not None
    regels = list_evaluaties(voor=gebruiker, op=clock.today()).regels
    return {"toekenning_id": regels[0].toekenning.id}


def met_melding(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view of which an end was reported."""
    vraag = _in_beeld(gebruiker).join(Eindemelding, Eindemelding.toekenning_id == Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.where(is_open_melding())).one()}


def met_besluit(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the toekenning in view of which the end waits for a second person."""
    vraag = _in_beeld(gebruiker).join(Eindebesluit, Eindebesluit.toekenning_id == Toekenning.id)
    return {"toekenning_id": db.session.scalars(vraag.where(is_in_de_maak())).one()}


def _in_beeld(gebruiker: Gebruiker | None) -> sa.Select[uuid.UUID]:
    assert gebruiker is not None
    return sa.select(Toekenning.id).where(toekenningen_voor(gebruiker))


def pagina(rol: Rol, argumenten: Argumenten = die_nog_loopt, *, variant: str = "") -> Pagina:
    """Give a page about one toekenning, with what was granted and agreed."""
    return Pagina(rol=rol, argumenten=argumenten, variant=variant, sql=26, eigen_teksten=True)


PAGINAS: Paginas = {
    "toekenning.lijst": (
        Pagina(rol=Rol.MANAGER, vraag={"stand": "alles"}, sql=9),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", vraag={"stand": "alles"}, sql=9),
        Pagina(rol=Rol.MANAGER, variant="leeg", vraag={"zoek": "BESTAAT-NIET"}, sql=9),
    ),
    "toekenning.toekenning": (
        pagina(Rol.MANAGER),
        pagina(Rol.BEOORDELAAR, variant="zorgkantoor"),
        pagina(Rol.BEOORDELAAR, met_melding, variant="gemeld"),
    ),
    "toekenning.einde_melden": pagina(Rol.MANAGER),
    "toekenning.einde_terugnemen": pagina(Rol.MANAGER, met_melding),
    "toekenning.einde_afhandelen": pagina(Rol.BEOORDELAAR, met_melding),
    "toekenning.beeindigen": pagina(Rol.BEOORDELAAR, met_melding),
    "toekenning.intrekken": pagina(Rol.BEOORDELAAR),
    "toekenning.eindebesluit": pagina(Rol.TEAMLEIDER, met_besluit),
    "toekenning.eindebesluit_terugsturen": pagina(Rol.TEAMLEIDER, met_besluit),
    "toekenning.eindebesluit_vaststellen": pagina(Rol.TEAMLEIDER, met_besluit),
    "toekenning.evaluaties": (
        Pagina(rol=Rol.MANAGER, sql=9),
        Pagina(rol=Rol.BEOORDELAAR, variant="zorgkantoor", sql=9),
    ),
    "toekenning.evaluatie": (
        pagina(Rol.MANAGER, open_evaluatie, variant="open"),
        pagina(Rol.BEOORDELAAR, vastgelegde_evaluatie, variant="vastgelegd"),
    ),
    "toekenning.evaluatie_pdf": Pagina(
        rol=Rol.MANAGER, argumenten=vastgelegde_versie, html=False, sql=20
    ),
    "toekenning.evaluatie_invullen": pagina(Rol.BEGELEIDER, open_evaluatie),
    "toekenning.evaluatie_vastleggen": pagina(Rol.MANAGER, begonnen_evaluatie),
    "toekenning.evaluatie_corrigeren": pagina(Rol.MANAGER, vastgelegde_evaluatie),
    "toekenning.her_aanvraag": pagina(Rol.BEGELEIDER, die_het_eerst_afloopt),
    "toekenning.plan_bevestigen": pagina(Rol.MANAGER),
    "toekenning.tussenmetingen": pagina(Rol.BEHANDELAAR),
}
