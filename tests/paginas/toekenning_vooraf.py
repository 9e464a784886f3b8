"""Pages of toekenningen from before the portal, and of declaring."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.vooraf import list_te_bevestigen
from tests.paginas.soort import Pagina, Paginas

BEHEERDER = Rol.BEHEERDER_ZORGKANTOOR


def die_wacht(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a registration that waits for a second person."""
    assert gebruiker is not None
    return {"toekenning_id": list_te_bevestigen(voor=gebruiker)[0].id}


def die_lang_loopt(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the confirmed toekenning in view with the most months, the first by number."""
    assert gebruiker is not None
    vraag = sa.select(Toekenning.id).where(toekenningen_voor(gebruiker), is_bevestigd())
    orde = (Toekenning.maanden.desc(), Toekenning.jaar, Toekenning.volgnummer)
    langste = vraag.order_by(*orde).limit(1)
    return {"toekenning_id": db.session.scalars(langste).one()}


PAGINAS: Paginas = {
    "toekenning.registreren": Pagina(rol=Rol.BEOORDELAAR, sql=6),
    "toekenning.inlezen": Pagina(rol=BEHEERDER, sql=6),
    "toekenning.voorbeeld": Pagina(rol=BEHEERDER, html=False, sql=6),
    "toekenning.te_bevestigen": (
        Pagina(rol=Rol.TEAMLEIDER, sql=7),
        Pagina(rol=Rol.BEOORDELAAR, variant="beoordelaar", sql=7),
    ),
    "toekenning.bevestigen": Pagina(rol=Rol.TEAMLEIDER, argumenten=die_wacht, sql=11),
    "toekenning.registratie_weigeren": Pagina(rol=Rol.TEAMLEIDER, argumenten=die_wacht, sql=8),
    "toekenning.declaratiehulp": (
        Pagina(rol=Rol.MANAGER, argumenten=die_lang_loopt, sql=8),
        Pagina(rol=Rol.BEOORDELAAR, variant="beoordelaar", argumenten=die_lang_loopt, sql=8),
    ),
}
