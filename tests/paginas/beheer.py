"""Pages of the beheerders, the functioneel beheerder and the auditor."""

from collections.abc import Mapping

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.toegang import queries
from portal.toegang.models import Gebruiker
from portal.toegang.proeftuinen import list_proeftuinmerken
from tests.paginas.soort import Pagina, Paginas

AANBIEDER = Rol.BEHEERDER_AANBIEDER
ZORGKANTOOR = Rol.BEHEERDER_ZORGKANTOOR
PORTAAL = Rol.FUNCTIONEEL_BEHEERDER


def een_ander(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give somebody else of the own organisation."""
    assert gebruiker is not None
    lijst = queries.list_gebruikers(voor=gebruiker)
    return {"gebruiker_id": next(rij.id for rij in lijst if rij.id != gebruiker.id)}


def een_locatie(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give the location of the own organisation that had the most proeftuinen."""
    assert gebruiker is not None
    ids = [rij.id for rij in queries.list_locaties(voor=gebruiker)]
    return {"locatie_id": max(ids, key=lambda nr: len(list_proeftuinmerken(nr, voor=gebruiker)))}


def een_aanbieder(gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give an aanbieder of the own regions, and this year."""
    assert gebruiker is not None
    aanbieder = queries.list_aanbieders(voor=gebruiker)[0]
    return {"aanbieder_id": aanbieder.id, "jaar": clock.today().year}


def een_zorgkantoor(_gebruiker: Gebruiker | None) -> Mapping[str, object]:
    """Give a zorgkantoor."""
    lijst = queries.list_organisaties()
    return {"organisatie_id": next(rij.id for rij in lijst if rij.soort.value == "zorgkantoor")}


def een_instelling(sleutel: str) -> Pagina:
    """List the form of one kind of setting."""
    return Pagina(rol=ZORGKANTOOR, argumenten=lambda _: {"sleutel": sleutel}, variant=sleutel)


PAGINAS: Paginas = {
    "beheer.gebruikers": (
        Pagina(rol=AANBIEDER, sql=5),
        Pagina(rol=ZORGKANTOOR, variant="zorgkantoor", sql=5),
    ),
    "beheer.gebruiker_nieuw": (
        Pagina(rol=AANBIEDER, sql=5),
        Pagina(rol=ZORGKANTOOR, variant="zorgkantoor", sql=5),
    ),
    "beheer.gebruiker": Pagina(rol=AANBIEDER, argumenten=een_ander, sql=8),
    "beheer.gebruiker_wijzigen": Pagina(rol=AANBIEDER, argumenten=een_ander, sql=9),
    "beheer.locaties": Pagina(rol=AANBIEDER, sql=4),
    "beheer.locatie_nieuw": Pagina(rol=AANBIEDER, sql=4),
    "beheer.locatie": Pagina(rol=AANBIEDER, argumenten=een_locatie, sql=7),
    "beheer.briefhoofd": Pagina(rol=ZORGKANTOOR, sql=5),
    "beheer.logo": Pagina(rol=ZORGKANTOOR, html=False, status=404, sql=4),
    "beheer.mandaten": Pagina(rol=ZORGKANTOOR, sql=6),
    "beheer.mandaat_nieuw": Pagina(rol=ZORGKANTOOR, sql=5),
    "beheer.tarieven": Pagina(rol=ZORGKANTOOR, sql=5),
    "beheer.tarief": Pagina(rol=ZORGKANTOOR, argumenten=een_aanbieder, sql=5),
    "beheer.instellingen": (
        Pagina(rol=ZORGKANTOOR, sql=4),
        Pagina(rol=AANBIEDER, variant="aanbieder", sql=4),
    ),
    "beheer.instelling": tuple(
        een_instelling(sleutel)
        for sleutel in ("vier_ogen_afwijzen", "lvhc_stap3_nee", "sg_fte", "voorwaarden_nza")
    ),
    "beheer.organisaties": Pagina(rol=PORTAAL, sql=4),
    "beheer.organisatie_nieuw": Pagina(rol=PORTAAL, sql=3),
    "beheer.organisatie": Pagina(rol=PORTAAL, argumenten=een_zorgkantoor, sql=6),
    "beheer.referentie": Pagina(rol=PORTAAL, sql=3),
    "beheer.logboek": Pagina(rol=Rol.AUDITOR, sql=9),
    "beheer.logboek_controle": Pagina(rol=Rol.AUDITOR, sql=60),
}
