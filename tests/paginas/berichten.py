"""Pages of messages: the list, and how they arrive."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.berichten.models import Storing, Taak
from portal.berichten.queries.taken import taken_voor
from portal.berichten.queries.verzonden import Mailfilter, list_mails
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

OP_PAPIER = "beheerder_aanbieder.zilvermeeuw@demo.example"


def een_storing(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an outage."""
    return {"storing_id": db.session.scalars(sa.select(Storing.id).limit(1)).one()}


def posttaak(*, gepost: bool) -> Argumenten:
    """Give a letter that was posted, or still has to be."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Taak.id).where(
            taken_voor(gebruiker),
            Taak.soort == "per_brief",
            Taak.afgehandeld_op.is_not(None) if gepost else Taak.afgehandeld_op.is_(None),
        )
        return {"taak_id": db.session.scalars(vraag.order_by(Taak.op.desc()).limit(1)).one()}

    return argumenten


def de_laatste_mail(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the newest e-mail to somebody of the own organisation."""
    assert gebruiker is not None
    return {"mail_id": list_mails(Mailfilter.ALLES, voor=gebruiker).rijen[0].id}


PAGINAS: Paginas = {
    "berichten.aandacht": (
        Pagina(rol=Rol.MANAGER, vraag={"periode": "182"}, sql=36),
        Pagina(rol=Rol.TEAMLEIDER, vraag={"periode": "182"}, variant="zorgkantoor", sql=36),
        Pagina(rol=Rol.BEZWAARBEHANDELAAR, vraag={"soort": "N35"}, variant="leeg", sql=26),
    ),
    "berichten.afwezigheid": (
        Pagina(rol=Rol.TEAMLEIDER),
        Pagina(rol=Rol.BEGELEIDER, variant="zelf"),
    ),
    "berichten.bereikbaarheid": (
        Pagina(rol=Rol.BEHEERDER_AANBIEDER),
        Pagina(rol=Rol.BEHEERDER_AANBIEDER, account=OP_PAPIER, variant="op-papier"),
    ),
    "berichten.per_brief": (
        Pagina(rol=Rol.TEAMLEIDER, argumenten=posttaak(gepost=False)),
        Pagina(rol=Rol.TEAMLEIDER, argumenten=posttaak(gepost=True), variant="gepost"),
    ),
    "berichten.storingen": Pagina(rol=Rol.FUNCTIONEEL_BEHEERDER),
    "berichten.storing_einde": Pagina(rol=Rol.FUNCTIONEEL_BEHEERDER, argumenten=een_storing),
    "berichten.lijst": (
        Pagina(rol=Rol.MANAGER, vraag={"toon": "alles"}),
        Pagina(rol=Rol.TEAMLEIDER, vraag={"toon": "alles"}, variant="zorgkantoor"),
        Pagina(rol=Rol.AUDITOR, variant="leeg"),
    ),
    "berichten.taken": Pagina(rol=Rol.TEAMLEIDER),
    "berichten.mails": (
        Pagina(rol=Rol.BEHEERDER_AANBIEDER),
        Pagina(rol=Rol.BEHEERDER_AANBIEDER, vraag={"toon": "niet_gelukt"}, variant="niet_gelukt"),
    ),
    "berichten.mail": Pagina(rol=Rol.BEHEERDER_AANBIEDER, argumenten=de_laatste_mail),
    "berichten.demomail": Pagina(rol=Rol.MANAGER),
    "berichten.voorkeuren": (
        Pagina(rol=Rol.MANAGER),
        Pagina(rol=Rol.AUDITOR, variant="geen"),
    ),
    "berichten.rollen": Pagina(rol=Rol.BEHEERDER_ZORGKANTOOR),
    "berichten.rolvoorkeuren": Pagina(
        rol=Rol.BEHEERDER_AANBIEDER, argumenten=lambda _gebruiker: {"rol": Rol.MANAGER.value}
    ),
}
