"""Pages of the toetsing at the zorgkantoor, on a demo dossier that is in toetsing."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

ROL = Rol.TEAMLEIDER
SQL = 24
SQL_TWEE_VERSIES = 34
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


def pagina(variant: str = "", vraag: Mapping[str, str] | None = None, **extra: object) -> Pagina:
    """Give a page of that dossier; it holds the long texts of the aanbieder."""
    return Pagina(
        rol=ROL,
        argumenten=in_toetsing(**extra),
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
        Pagina(
            rol=ROL,
            argumenten=in_toetsing(TWEE_VERSIES, groep="cm"),
            variant="tweede-versie",
            sql=SQL_TWEE_VERSIES,
            eigen_teksten=True,
        ),
    ),
    "beoordeling.versie_toetsing": Pagina(
        rol=ROL,
        argumenten=in_toetsing(TWEE_VERSIES, nr=1),
        sql=SQL,
        eigen_teksten=True,
    ),
    "beoordeling.signalen": pagina(),
    "beoordeling.signaal": pagina(signaal="sg-fte"),
    "beoordeling.berekening": pagina(),
    "beoordeling.toekenning": pagina(),
}
