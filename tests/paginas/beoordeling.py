"""Pages of the zorgkantoor: werkvoorraad, dossiers, completeness and terms."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Aanvulverzoek, Aanvulvraag, Bestand
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.beoordeling.models import Poststuk
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.procedure.mutatie import MUTATIE
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

ROL = Rol.TEAMLEIDER
LIJST_SQL, DOSSIER_SQL = 12, 24


def dossier(*voorwaarden: sa.ColumnElement[bool], **extra: object) -> Argumenten:
    """Give the arguments of a page of the first dossier in view that answers to this."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Aanvraag.id).where(zichtbaar_voor(gebruiker), *voorwaarden)
        orde = (Aanvraag.jaar, Aanvraag.volgnummer)
        return {"aanvraag_id": db.session.scalars(vraag.order_by(*orde).limit(1)).one(), **extra}

    return argumenten


def brief(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the arguments of a page of the first letter in view."""
    assert gebruiker is not None
    vraag = sa.select(Poststuk.id).join(Poststuk.aanvraag).where(zichtbaar_voor(gebruiker))
    return {"poststuk_id": db.session.scalars(vraag.order_by(Poststuk.op).limit(1)).one()}


def bestand(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the first file in view: of the demo it is not sent yet, so nobody reads it here."""
    assert gebruiker is not None
    vraag = (
        sa.select(Aanvulverzoek.aanvraag_id, Bestand.id)
        .join(Aanvulvraag, Aanvulvraag.verzoek_id == Aanvulverzoek.id)
        .join(Bestand, Bestand.vraag_id == Aanvulvraag.id)
        .join(Aanvraag, Aanvraag.id == Aanvulverzoek.aanvraag_id)
        .where(zichtbaar_voor(gebruiker))
    )
    aanvraag_id, bestand_id = db.session.execute(vraag.order_by(Bestand.op).limit(1)).one()
    return {"aanvraag_id": aanvraag_id, "bestand_id": bestand_id}


def pagina(argumenten: Argumenten, *, lang: bool = False) -> Pagina:
    """Give one page of a dossier."""
    return Pagina(rol=ROL, argumenten=argumenten, sql=DOSSIER_SQL, eigen_teksten=lang)


INGEDIEND = Aanvraag.toestand == Toestand.INGEDIEND
GEVRAAGD = Aanvraag.toestand == Toestand.AANVULLING_GEVRAAGD
TWEE_VERSIES = sa.exists().where(AanvraagVersie.aanvraag_id == Aanvraag.id, AanvraagVersie.nr == 2)
GEHEEL, LID = Aanvraag.client_id.is_(None), Aanvraag.groepsaanvraag_id.is_not(None)
INSTROOM = sa.and_(GEHEEL, Aanvraag.herkomst == MUTATIE)
BESLIST = Aanvraag.toestand == Toestand.TOEGEKEND
LANGE_NAAM = Aanvraag.clientcode == "A-0011"
"""The demo's client whose name is wider than a card."""
FILTERS = {"status": Toestand.IN_TOETSING.value, "soort": "individueel", "sorteer": "-bedrag"}

PAGINAS: Paginas = {
    "beoordeling.werkvoorraad": (
        Pagina(rol=ROL, sql=LIJST_SQL),
        Pagina(rol=Rol.BEOORDELAAR, vraag=FILTERS, variant="filters", sql=LIJST_SQL),
        Pagina(rol=ROL, vraag={"zoek": "bestaat niet"}, variant="leeg", sql=LIJST_SQL),
    ),
    "beoordeling.werkvoorraad_csv": Pagina(rol=ROL, html=False),
    "beoordeling.werkvoorraad_xlsx": Pagina(rol=ROL, html=False),
    "beoordeling.volgend_dossier": Pagina(rol=Rol.BEOORDELAAR, html=False, status=303),
    "beoordeling.dossiers": Pagina(rol=ROL, sql=LIJST_SQL),
    "beoordeling.zoeken": Pagina(rol=ROL),
    "beoordeling.dossier": (
        pagina(dossier(INGEDIEND)),
        Pagina(rol=ROL, argumenten=dossier(GEVRAAGD), variant="aanvulling", sql=DOSSIER_SQL),
        Pagina(rol=ROL, argumenten=dossier(LANGE_NAAM), variant="lange-naam", sql=DOSSIER_SQL),
        Pagina(rol=ROL, argumenten=dossier(GEHEEL), variant="groep", sql=DOSSIER_SQL),
        Pagina(rol=ROL, argumenten=dossier(LID), variant="client-in-groep", sql=DOSSIER_SQL),
        Pagina(rol=ROL, argumenten=dossier(INSTROOM), variant="instroom", sql=DOSSIER_SQL),
        Pagina(rol=ROL, argumenten=dossier(GEHEEL, BESLIST), variant="besliste-groep", sql=30),
        Pagina(rol=ROL, argumenten=dossier(LID, BESLIST), variant="beslist-lid", sql=30),
    ),
    "beoordeling.dossier_bestand": Pagina(rol=ROL, argumenten=bestand, html=False, status=404),
    "beoordeling.dossier_versie": pagina(dossier(INGEDIEND, nr=1), lang=True),
    "beoordeling.dossier_verschil": pagina(dossier(TWEE_VERSIES, nr=2), lang=True),
    "beoordeling.dossier_bsn": pagina(dossier(INGEDIEND)),
    "beoordeling.dossier_toewijzen": pagina(dossier(INGEDIEND)),
    "beoordeling.notities": pagina(dossier(INGEDIEND)),
    "beoordeling.papier": Pagina(rol=ROL),
    "beoordeling.volledigheid": pagina(dossier(INGEDIEND)),
    "beoordeling.aanvulling_vragen": (
        pagina(dossier(INGEDIEND)),
        Pagina(rol=ROL, argumenten=dossier(GEHEEL), variant="groep", sql=DOSSIER_SQL),
    ),
    "beoordeling.verzoek_intrekken": pagina(dossier(GEVRAAGD)),
    "beoordeling.termijn_verlengen": pagina(dossier(INGEDIEND)),
    "beoordeling.uitstel_vragen": pagina(dossier(INGEDIEND)),
    "beoordeling.ingebrekestelling": pagina(dossier(INGEDIEND)),
    "beoordeling.poststuk": Pagina(rol=ROL, argumenten=brief),
    "beoordeling.poststuk_pdf": Pagina(rol=ROL, argumenten=brief, html=False),
}
