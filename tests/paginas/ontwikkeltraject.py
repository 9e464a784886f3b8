"""Pages of ontwikkeltrajecten: list, agenda, one traject on each side, its steps and reports."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.clienten.models import Groepslid
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Traject, Trajectactie, Trajectverslag
from portal.ontwikkeltraject.queries.trajecten import trajecten_voor
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

T = Trajecttoestand
CCE = Rol.CCE_COORDINATOR


def met_toestand(toestand: Trajecttoestand, **rest: object) -> Argumenten:
    """Give a traject in view in a toestand."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Traject.id).where(trajecten_voor(gebruiker), Traject.toestand == toestand)
        return {"traject_id": db.session.scalars(vraag.limit(1)).one(), **rest}

    return zoek


def met_client(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a client with meerzorg for whom no traject is open."""
    bezig = sa.exists().where(Traject.client_id == Toekenning.client_id)
    vraag = sa.select(Toekenning.client_id).where(
        Toekenning.kenmerk == "NL-2025-0312", sa.not_(bezig)
    )
    return {"client_id": db.session.scalars(vraag).one()}


def met_groep(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a group in which somebody has meerzorg."""
    vandaag = clock.today()
    vraag = sa.select(Groepslid.groep_id).join(
        Toekenning, Toekenning.client_id == Groepslid.client_id
    )
    vraag = vraag.where(Toekenning.ingang <= vandaag, Toekenning.einde >= vandaag)
    return {"groep_id": db.session.scalars(vraag.limit(1)).one()}


def met_actie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an actie of a finished traject."""
    assert gebruiker is not None
    vraag = sa.select(Trajectactie.id).join(Trajectactie.traject).where(trajecten_voor(gebruiker))
    return {"trajectactie_id": db.session.scalars(vraag.limit(1)).one()}


def met_verslag(soort: str) -> Argumenten:
    """Give a report of a finished traject."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Trajectverslag.id).join(Trajectverslag.traject)
        vraag = vraag.where(trajecten_voor(gebruiker), Trajectverslag.soort == soort)
        return {"trajectverslag_id": db.session.scalars(vraag.limit(1)).one()}

    return zoek


LOPEND = met_toestand(T.LOPEND)
PAGINAS: Paginas = {
    "ontwikkeltraject.lijst": (
        Pagina(rol=CCE, vraag={"stand": "alles"}, sql=8),
        Pagina(rol=Rol.MANAGER, vraag={"stand": "alles"}, variant="aanbieder", sql=8),
        Pagina(rol=Rol.BEOORDELAAR, vraag={"zoek": "zzz"}, variant="leeg", sql=9),
    ),
    "ontwikkeltraject.agenda": Pagina(rol=CCE, sql=6),
    "ontwikkeltraject.traject": (
        Pagina(rol=CCE, argumenten=met_toestand(T.AFGEROND), sql=12),
        Pagina(rol=CCE, argumenten=LOPEND, variant="groep", sql=13),
        Pagina(rol=CCE, argumenten=met_toestand(T.GEVRAAGD), variant="gevraagd", sql=12),
        Pagina(rol=Rol.MANAGER, argumenten=met_toestand(T.AFGEROND), variant="aanbieder", sql=12),
        Pagina(rol=Rol.BEOORDELAAR, argumenten=met_toestand(T.AFGEROND), variant="zorgkantoor"),
    ),
    "ontwikkeltraject.zoeken": Pagina(
        rol=CCE, vraag={"code": "X-1", "aanbieder": "onbekend"}, sql=5
    ),
    "ontwikkeltraject.plannen_client": Pagina(rol=CCE, argumenten=met_client, sql=5),
    "ontwikkeltraject.plannen_groep": Pagina(rol=CCE, argumenten=met_groep, sql=5),
    "ontwikkeltraject.vragen_client": Pagina(rol=Rol.MANAGER, argumenten=met_client, sql=7),
    "ontwikkeltraject.vragen_groep": Pagina(rol=Rol.MANAGER, argumenten=met_groep, sql=7),
    "ontwikkeltraject.plannen": (
        Pagina(rol=CCE, argumenten=met_toestand(T.GEPLAND)),
        Pagina(rol=CCE, argumenten=met_toestand(T.GEVRAAGD), variant="gevraagd"),
    ),
    "ontwikkeltraject.bijeenkomst": Pagina(rol=CCE, argumenten=met_toestand(T.LOPEND, nr=2)),
    "ontwikkeltraject.stand": Pagina(rol=CCE, argumenten=LOPEND),
    "ontwikkeltraject.acties": Pagina(rol=CCE, argumenten=LOPEND),
    "ontwikkeltraject.afspraken": Pagina(rol=CCE, argumenten=met_toestand(T.GEPLAND)),
    "ontwikkeltraject.leesbaar": Pagina(rol=CCE, argumenten=LOPEND),
    "ontwikkeltraject.afronden": Pagina(rol=CCE, argumenten=LOPEND, sql=10),
    "ontwikkeltraject.stoppen": Pagina(rol=CCE, argumenten=LOPEND),
    "ontwikkeltraject.actie_bijwerken": Pagina(rol=Rol.MANAGER, argumenten=met_actie, sql=10),
    "ontwikkeltraject.doorgeven": Pagina(rol=Rol.MANAGER, argumenten=met_verslag("B19"), sql=10),
    "ontwikkeltraject.verslag": (
        Pagina(rol=CCE, argumenten=met_verslag("B16"), sql=5),
        Pagina(rol=Rol.MANAGER, argumenten=met_verslag("B19"), variant="leesbaar", sql=6),
    ),
    "ontwikkeltraject.verslag_pdf": Pagina(
        rol=CCE, argumenten=met_verslag("B16"), html=False, sql=5
    ),
}
