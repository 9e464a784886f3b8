"""Pages of the toetsing at the zorgkantoor, on a demo dossier that is in toetsing."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

ROL = Rol.TEAMLEIDER
SQL = 24
SQL_TWEE_VERSIES = 34
SQL_GROEP = 30
TWEE_VERSIES = sa.exists().where(AanvraagVersie.aanvraag_id == Aanvraag.id, AanvraagVersie.nr == 2)


def in_toetsing(*voorwaarden: sa.ColumnElement[bool], **extra: object) -> Argumenten:
    """Give the arguments of a page of the first dossier in toetsing that is in view."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Aanvraag.id).where(
            zichtbaar_voor(gebruiker), Aanvraag.toestand == Toestand.IN_TOETSING, *voorwaarden
        )
        orde = (Aanvraag.gevraagd_bedrag_cent.desc(), Aanvraag.jaar, Aanvraag.volgnummer)
        return {"aanvraag_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one(), **extra}

    return argumenten


GEHEEL, LID = Aanvraag.client_id.is_(None), Aanvraag.groepsaanvraag_id.is_not(None)
EEN_CLIENT = Aanvraag.groep_id.is_(None)
INSTROOM = sa.and_(GEHEEL, Aanvraag.herkomst == MUTATIE)
"""Kinds of dossier: a group as a whole, one client within it, and an aanvraag of one client."""


def van_groep(variant: str, soort: sa.ColumnElement[bool], **extra: object) -> Pagina:
    """Give a page of a group in toetsing, or of one client within it."""
    return Pagina(
        rol=ROL,
        argumenten=in_toetsing(soort, **extra),
        variant=variant,
        sql=SQL_GROEP,
        eigen_teksten=True,
    )


def pagina(variant: str = "", vraag: Mapping[str, str] | None = None, **extra: object) -> Pagina:
    """Give a page of that dossier; it holds the long texts of the aanbieder."""
    return Pagina(
        rol=ROL,
        argumenten=in_toetsing(EEN_CLIENT, **extra),
        variant=variant,
        vraag=vraag or {},
        sql=SQL,
        eigen_teksten=True,
    )


PAGINAS: Paginas = {
    "beoordeling.toetsing_begin": Pagina(
        rol=ROL, argumenten=in_toetsing(), html=False, status=303, sql=SQL
    ),
    "beoordeling.toetsing": (
        pagina(groep="al"),
        pagina("check", {"tab": "check"}, groep="ca"),
        pagina("rekentool", {"tab": "rekentool"}, groep="dz"),
        pagina("verantwoord", groep="mv"),
        Pagina(
            rol=ROL,
            argumenten=in_toetsing(TWEE_VERSIES, groep="cm"),
            variant="tweede-versie",
            sql=SQL_TWEE_VERSIES,
            eigen_teksten=True,
        ),
        van_groep("groep", GEHEEL, groep="gr"),
        van_groep("client-in-groep", LID, groep="gr"),
        van_groep("instroom", INSTROOM, groep="gr"),
    ),
    "beoordeling.versie_toetsing": Pagina(
        rol=ROL,
        argumenten=in_toetsing(TWEE_VERSIES, nr=1),
        sql=SQL,
        eigen_teksten=True,
    ),
    "beoordeling.signalen": (
        pagina(),
        van_groep("groep", GEHEEL),
        van_groep("client-in-groep", LID),
    ),
    "beoordeling.signaal": pagina(signaal="sg-fte"),
    "beoordeling.berekening": (
        pagina(),
        van_groep("groep", GEHEEL),
        van_groep("client-in-groep", LID),
    ),
    "beoordeling.toekenning": (
        pagina(),
        van_groep("groep", GEHEEL),
        van_groep("client-in-groep", LID),
        van_groep("instroom", INSTROOM),
    ),
    "beoordeling.lidbesluit": van_groep("", LID),
    "beoordeling.lidbrief": Pagina(
        rol=ROL, argumenten=in_toetsing(LID), html=False, status=303, sql=SQL_GROEP
    ),
    "beoordeling.lidbrief_pdf": Pagina(
        rol=ROL, argumenten=in_toetsing(LID), html=False, status=303, sql=SQL_GROEP
    ),
}
