"""Pages of the besluit: in the making, under control, and fixed."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Besluit
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

SQL = 30


def besluit_van(gebruiker: Gebruiker | None, *waar: sa.ColumnElement[bool]) -> Besluit:
    """Give the besluit in view with the most to show: granted in part before whole."""
    assert gebruiker is not None
    vraag = sa.select(Besluit).join(Besluit.aanvraag).where(zichtbaar_voor(gebruiker), *waar)
    orde = (Besluit.deels.desc(), Besluit.jaarbedrag_cent.desc(), Aanvraag.volgnummer)
    return db.session.scalars(vraag.order_by(*orde).limit(1)).one()


def van_dossier(toestand: Toestand, *waar: sa.ColumnElement[bool]) -> Argumenten:
    """Give the dossier of a besluit in a toestand."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        besluit = besluit_van(gebruiker, Aanvraag.toestand == toestand, *waar)
        return {"aanvraag_id": besluit.aanvraag_id}

    return argumenten


def van_beschikking(uitkomst: Uitkomst, *waar: sa.ColumnElement[bool]) -> Argumenten:
    """Give a fixed besluit with an uitkomst."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        vast = Besluit.stand == BesluitToestand.VASTGESTELD
        met_brief = Besluit.verzenddatum.is_not(None)
        besluit = besluit_van(gebruiker, vast, met_brief, Besluit.uitkomst == uitkomst, *waar)
        return {"besluit_id": besluit.id}

    return argumenten


def pagina(
    argumenten: Argumenten, *, rol: Rol = Rol.TEAMLEIDER, variant: str = "", html: bool = True
) -> Pagina:
    """Give a page that shows what the reviewer wrote."""
    return Pagina(
        rol=rol, argumenten=argumenten, variant=variant, html=html, sql=SQL, eigen_teksten=True
    )


def in_toetsing(*waar: sa.ColumnElement[bool]) -> Argumenten:
    """Give a group on which can be decided."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Aanvraag.id).where(
            zichtbaar_voor(gebruiker),
            Aanvraag.toestand == Toestand.IN_TOETSING,
            Aanvraag.client_id.is_(None),
            *waar,
        )
        vraag = vraag.order_by(Aanvraag.volgnummer).limit(1)
        return {"aanvraag_id": db.session.scalars(vraag).one()}

    return argumenten


een_groep_in_toetsing = in_toetsing()
een_instroom = in_toetsing(Aanvraag.herkomst == MUTATIE)
IN_GROEP = Besluit.groepsbesluit_id.is_not(None)


TOEKENNEN = Besluit.uitkomst == Uitkomst.TOEKENNEN
KLAAR = van_dossier(Toestand.BESLUIT_KLAARZETTEN, TOEKENNEN)
CONTROLE = van_dossier(Toestand.TER_CONTROLE, TOEKENNEN)

PAGINAS: Paginas = {
    "beoordeling.besluit": (
        pagina(KLAAR),
        pagina(een_groep_in_toetsing, variant="groep"),
        pagina(een_instroom, variant="instroom"),
    ),
    "beoordeling.brief": (pagina(KLAAR), pagina(CONTROLE, variant="ter-controle")),
    "beoordeling.brief_pdf": pagina(KLAAR, html=False),
    "beoordeling.besluit_terugsturen": pagina(CONTROLE),
    "beoordeling.besluit_vaststellen": pagina(CONTROLE),
    "beoordeling.herstelbesluit": (
        pagina(van_dossier(Toestand.TOEGEKEND)),
        pagina(van_dossier(Toestand.TOEGEKEND, IN_GROEP), variant="groepslid"),
    ),
    "beoordeling.beschikking": (
        pagina(van_beschikking(Uitkomst.TOEKENNEN)),
        pagina(van_beschikking(Uitkomst.AFWIJZEN), variant="afwijzen"),
        pagina(van_beschikking(Uitkomst.BIJSTELLEN), variant="bijstellen"),
        pagina(van_beschikking(Uitkomst.TOEKENNEN), rol=Rol.MANAGER, variant="aanbieder"),
        pagina(van_beschikking(Uitkomst.TOEKENNEN, IN_GROEP), variant="groepslid"),
    ),
    "beoordeling.beschikking_pdf": (
        pagina(van_beschikking(Uitkomst.TOEKENNEN), html=False),
        pagina(van_beschikking(Uitkomst.TOEKENNEN, IN_GROEP), variant="groepslid", html=False),
    ),
}
