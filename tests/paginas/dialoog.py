"""Pages of the meerzorgdialoog: list, planning, verslag, afspraken, letters and samenwerking."""

from collections.abc import Mapping

import sqlalchemy as sa

from portal.dialoog.models import Afspraak, Dialoog, Dialoogbrief
from portal.dialoog.queries.dialogen import dialogen_voor
from portal.dialoog.queries.samenwerking import list_paren
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.paginas.soort import Argumenten, Pagina, Paginas

T = Dialoogtoestand
MA, BO, TL, CC = Rol.MANAGER, Rol.BEOORDELAAR, Rol.TEAMLEIDER, Rol.CCE_COORDINATOR


def met_dialoog(toestand: Dialoogtoestand) -> Argumenten:
    """Give a dialoog in view in a toestand."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Dialoog.id).where(dialogen_voor(gebruiker), Dialoog.toestand == toestand)
        return {"dialoog_id": db.session.scalars(vraag.limit(1)).one()}

    return zoek


def met_brief(soort: str) -> Argumenten:
    """Give an invitation (B14) or a verslag (B15) in view."""

    def zoek(gebruiker: Gebruiker | None) -> Mapping[str, object]:
        assert gebruiker is not None
        vraag = sa.select(Dialoogbrief.id).join(Dialoogbrief.dialoog)
        vraag = vraag.where(dialogen_voor(gebruiker), Dialoogbrief.soort == soort)
        vraag = vraag.order_by(Dialoogbrief.dag.desc())
        return {"dialoogbrief_id": db.session.scalars(vraag.limit(1)).one()}

    return zoek


def met_afspraak(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an afspraak of a dialoog that is ready."""
    assert gebruiker is not None
    vraag = sa.select(Afspraak.id).join(Afspraak.dialoog)
    vraag = vraag.where(dialogen_voor(gebruiker), Dialoog.toestand == T.GEREED)
    return {"afspraak_id": db.session.scalars(vraag.order_by(Afspraak.nr).limit(1)).one()}


def met_samenwerking(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a pair of the own organisation."""
    assert gebruiker is not None
    return {"samenwerking_id": list_paren(voor=gebruiker)[0].rij.id}


def over(toestand: Dialoogtoestand, rol: Rol = BO, variant: str = "") -> Pagina:
    """Give a page about one dialoog, with the words of its people."""
    return Pagina(
        rol=rol, argumenten=met_dialoog(toestand), variant=variant, sql=30, eigen_teksten=True
    )


PAGINAS: Paginas = {
    "dialoog.dialogen": (
        Pagina(rol=MA, sql=12),
        Pagina(rol=TL, variant="komt", vraag={"stapel": "komt"}, sql=12),
        Pagina(rol=CC, variant="cce", sql=12),
    ),
    "dialoog.dialoog": (
        over(T.GEPLAND, MA),
        over(T.TER_BEVESTIGING, BO, "bevestigen"),
        over(T.GEREED, CC, "gereed"),
    ),
    "dialoog.agendabestand": Pagina(rol=CC, argumenten=met_dialoog(T.GEPLAND), html=False, sql=20),
    "dialoog.kies_samenwerking": Pagina(rol=TL, sql=12),
    "dialoog.inplannen": Pagina(rol=TL, argumenten=met_samenwerking, sql=20),
    "dialoog.verzetten": over(T.GEPLAND),
    "dialoog.afzeggen": over(T.GEPLAND),
    "dialoog.gehouden": over(T.GEPLAND),
    "dialoog.verslag": over(T.GEREED),
    "dialoog.aanbieden": (over(T.GEPLAND), over(T.GEREED, variant="compleet")),
    "dialoog.bevestigen": over(T.TER_BEVESTIGING),
    "dialoog.opmerking": over(T.TER_BEVESTIGING),
    "dialoog.afspraak_nieuw": over(T.GEPLAND),
    "dialoog.afspraak_wijzigen": Pagina(
        rol=BO, argumenten=met_afspraak, sql=30, eigen_teksten=True
    ),
    "dialoog.afspraak_verwijderen": Pagina(
        rol=BO, argumenten=met_afspraak, sql=30, eigen_teksten=True
    ),
    "dialoog.afspraken": (
        Pagina(rol=MA, sql=12),
        Pagina(rol=BO, variant="alles", vraag={"stapel": "alles"}, sql=12),
    ),
    "dialoog.afspraak": (
        Pagina(rol=MA, argumenten=met_afspraak, sql=15),
        Pagina(rol=CC, argumenten=met_afspraak, variant="cce", sql=15),
    ),
    "dialoog.brief": (
        Pagina(rol=CC, argumenten=met_brief("B14"), sql=12, eigen_teksten=True),
        Pagina(rol=MA, argumenten=met_brief("B15"), variant="verslag", sql=12, eigen_teksten=True),
    ),
    "dialoog.brief_pdf": Pagina(rol=MA, argumenten=met_brief("B15"), html=False, sql=12),
    "dialoog.volglijst": Pagina(rol=TL, sql=15),
    "dialoog.samenwerkingen": Pagina(rol=Rol.BEHEERDER_ZORGKANTOOR, sql=15),
    "dialoog.samenwerking": Pagina(
        rol=Rol.BEHEERDER_ZORGKANTOOR, argumenten=met_samenwerking, sql=20
    ),
}
