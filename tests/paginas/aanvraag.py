"""Pages of the aanbieder's aanvraag up to the vragenlijst: list, start, tasks, check and copy."""

from collections.abc import Callable, Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, CheckPad
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.starten import find_open_aanvraag, list_clientkeuzes
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas import groepsaanvraag
from tests.paginas.groepsaanvraag import INSTROOM, met
from tests.paginas.soort import Argumenten, Pagina, Paginas

ROL = Rol.MANAGER
SQL = 45


def zoek(*voorwaarden: sa.ColumnElement[bool]) -> Callable[[Gebruiker | None], Aanvraag]:
    """Give a function that finds the first aanvraag of a client that answers to this.

    One of a single client, unless the conditions ask for the part in that of a group.
    """

    def vind(gebruiker: Gebruiker | None) -> Aanvraag:
        assert gebruiker is not None
        vraag = sa.select(Aanvraag).where(
            zichtbaar_voor(gebruiker), Aanvraag.client_id.is_not(None), *voorwaarden
        )
        orde = (Aanvraag.lidnr.is_not(None), Aanvraag.voortgang.desc(), Aanvraag.jaar)
        orde = (*orde, Aanvraag.volgnummer, Aanvraag.lidnr)
        return db.session.scalars(vraag.order_by(*orde).limit(1)).one()

    return vind


def met_id(*voorwaarden: sa.ColumnElement[bool], **extra: object) -> Argumenten:
    """Give the arguments of a page of the first aanvraag that answers to this."""

    def argumenten(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        return {"aanvraag_id": zoek(*voorwaarden)(gebruiker).id, **extra}

    return argumenten


CONCEPT = Aanvraag.toestand == Toestand.CONCEPT
GESTOPT = sa.exists().where(CheckPad.aanvraag_id == Aanvraag.id, CheckPad.uitgang == "u-consult")
MET_PAD = sa.exists().where(CheckPad.aanvraag_id == Aanvraag.id)


def een_client(gebruiker: Gebruiker | None) -> str:
    """Give a client in view without an open aanvraag."""
    assert gebruiker is not None
    clienten = list_clientkeuzes("", op=clock.today(), voor=gebruiker)
    return str(next(c.id for c in clienten if find_open_aanvraag(c.id) is None))


def met_client(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the choices of the first steps of a new aanvraag."""
    return {"soort": "individueel", "client": een_client(gebruiker)}


def pagina(argumenten: Argumenten, *, variant: str = "", lang: bool = False) -> Pagina:
    """Give one page of a dossier."""
    return Pagina(rol=ROL, argumenten=argumenten, variant=variant, sql=SQL, eigen_teksten=lang)


PAGINAS: Paginas = {
    "aanvraag.lijst": (
        Pagina(rol=ROL),
        Pagina(rol=ROL, vraag={"zoek": "ZZZ"}, variant="leeg"),
        Pagina(rol=Rol.BEGELEIDER, variant="begeleider"),
    ),
    "aanvraag.nieuw": Pagina(rol=ROL),
    "aanvraag.nieuw_client": Pagina(rol=ROL, vraag={"soort": "individueel"}),
    "aanvraag.nieuw_profiel": Pagina(rol=ROL, argumenten=met_client, sql=16),
    "aanvraag.nieuw_looptijd": Pagina(rol=ROL, argumenten=met_client, sql=16),
    "aanvraag.taken": (
        pagina(met_id(CONCEPT)),
        pagina(met(*groepsaanvraag.CONCEPT), variant="groep"),
        pagina(met(*groepsaanvraag.CONCEPTLID), variant="groepslid"),
        pagina(met(*groepsaanvraag.INGEDIEND), variant="groep-ingediend", lang=True),
        pagina(met(*groepsaanvraag.INGEDIENDLID), variant="groepslid-ingediend", lang=True),
        pagina(met(*groepsaanvraag.TOEGEKEND), variant="groep-toegekend", lang=True),
        pagina(met(*groepsaanvraag.CONCEPT, INSTROOM), variant="instroom"),
        pagina(met(*groepsaanvraag.CONCEPTLID, INSTROOM), variant="instroom-lid"),
        pagina(met(*groepsaanvraag.INGEDIEND, INSTROOM), variant="instroom-ingediend", lang=True),
        *(
            pagina(met_id(Aanvraag.toestand == toestand), variant=toestand.value, lang=True)
            for toestand in (
                Toestand.INTERN_AFGEWEZEN,
                Toestand.AANVULLING_GEVRAAGD,
                Toestand.IN_TOETSING,
                Toestand.BIJSTELLEN_GEVRAAGD,
                Toestand.TOEGEKEND,
            )
        ),
    ),
    "aanvraag.gegevens": (
        pagina(met_id(CONCEPT)),
        pagina(met(*groepsaanvraag.CONCEPT, INSTROOM), variant="instroom"),
    ),
    "aanvraag.driehoek": pagina(met_id(CONCEPT)),
    "aanvraag.check": Pagina(rol=ROL, argumenten=met_id(CONCEPT), html=False, status=303, sql=SQL),
    "aanvraag.check_knoop": (
        pagina(met_id(CONCEPT, MET_PAD, knoop_id="k01")),
        pagina(met_id(CONCEPT, MET_PAD, knoop_id="k04"), variant="gronden"),
        pagina(met(*groepsaanvraag.CONCEPTLID, knoop_id="k04"), variant="groepslid"),
    ),
    "aanvraag.check_uitgang": pagina(met_id(GESTOPT)),
    "aanvraag.check_pad": pagina(met_id(MET_PAD, nr=1), lang=True),
    "aanvraag.consult": pagina(met_id(CONCEPT)),
    "aanvraag.intern_afwijzen": pagina(met_id(CONCEPT)),
    "aanvraag.weggooien": pagina(met_id(CONCEPT)),
    "aanvraag.overnemen": pagina(met_id(CONCEPT)),
    "aanvraag.soort": pagina(met_id(CONCEPT)),
}
