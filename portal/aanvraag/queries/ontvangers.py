"""Who is told what of an aanvraag: functies of the list of messages, as people of the dossier."""

import uuid
from collections.abc import Callable, Iterable, Mapping

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Driehoeklid
from portal.berichten.dossiers import Dossierplek
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.bevoegdheid import Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker

BIJ_ZORGKANTOOR = frozenset({"team", "behandelaar", "teamleider"})


def list_bij_aanbieder(
    aanvraag: Aanvraag, functies: Iterable[str], boek: Adresboek
) -> list[Gebruiker]:
    """Give who of the aanbieder has some functies in a dossier; a group counts as a whole.

    Where none of them has an account in use any more, the managers of its location are told.

    Args:
        aanvraag: The dossier, or the part of one client in it.
        functies: Names as in config/berichten; those of the zorgkantoor give nobody.
        boek: Accounts in use.
    """
    gevraagd = set(functies) - BIJ_ZORGKANTOOR
    if not gevraagd:
        return []
    ids: set[uuid.UUID | None] = set()
    if "indiener" in gevraagd:
        ids.add(_indiener(aanvraag))
    if "driehoek" in gevraagd:
        ids |= _driehoek(aanvraag)
    mensen = boek.met_id(aanvraag.aanbieder_id, ids)
    if gevraagd - {"indiener", "driehoek"} or not mensen:
        mensen = [*mensen, *list_managers(aanvraag.aanbieder_id, aanvraag.locatie_id, boek)]
    return mensen


def list_managers(
    aanbieder_id: uuid.UUID, locatie_id: uuid.UUID, boek: Adresboek
) -> list[Gebruiker]:
    """Give the managers of an aanbieder who see a location."""
    return boek.met_rol(aanbieder_id, Rol.MANAGER, locatie_id=locatie_id)


def list_team(
    zorgkantoor_id: uuid.UUID, regio_id: uuid.UUID | None, boek: Adresboek
) -> list[Gebruiker]:
    """Give who assesses at a zorgkantoor, in a region."""
    return boek.met_rol(zorgkantoor_id, Rol.BEOORDELAAR, Rol.TEAMLEIDER, regio_id=regio_id)


def list_bij_zorgkantoor(
    plek: Dossierplek, functies: Iterable[str], boek: Adresboek
) -> list[Gebruiker]:
    """Give who of the zorgkantoor has some functies in a dossier.

    While nobody treats it, or who did is gone, the teamleiders of the region stand in.
    """
    return [
        mens
        for functie in functies
        if functie in BIJ_ZORGKANTOOR
        for mens in _PER_FUNCTIE[functie](plek, boek)
    ]


def plek_van(aanvraag: Aanvraag) -> Dossierplek:
    """Give between whom a dossier is and who treats it; the part of a client has that of all."""
    geheel = aanvraag.groepsaanvraag or aanvraag
    return Dossierplek(
        aanbieder_id=geheel.aanbieder_id,
        zorgkantoor_id=geheel.zorgkantoor_id,
        regio_id=geheel.regio_id,
        behandelaar_id=geheel.behandelaar_id,
    )


def find_plek(aanvraag_id: uuid.UUID) -> Dossierplek | None:
    """Give the same of an id, None when there is no such aanvraag."""
    aanvraag = db.session.get(Aanvraag, aanvraag_id)
    return plek_van(aanvraag) if aanvraag else None


DOSSIERS = {"aanvraag": find_plek, "overleg": find_plek}


def _indiener(aanvraag: Aanvraag) -> uuid.UUID:
    """Give who submitted last; of a concept who started it."""
    laatste = db.session.scalar(
        sa.select(AanvraagVersie.door_id)
        .where(AanvraagVersie.aanvraag_id == aanvraag.geheel_id)
        .order_by(AanvraagVersie.nr.desc())
        .limit(1)
    )
    return laatste or aanvraag.gestart_door_id


def _driehoek(aanvraag: Aanvraag) -> set[uuid.UUID | None]:
    vraag = sa.select(Driehoeklid.gebruiker_id).where(Driehoeklid.aanvraag_id == aanvraag.geheel_id)
    return set(db.session.scalars(vraag))


def _team(plek: Dossierplek, boek: Adresboek) -> list[Gebruiker]:
    return list_team(plek.zorgkantoor_id, plek.regio_id, boek)


def _teamleider(plek: Dossierplek, boek: Adresboek) -> list[Gebruiker]:
    return boek.met_rol(plek.zorgkantoor_id, Rol.TEAMLEIDER, regio_id=plek.regio_id)


def _behandelaar(plek: Dossierplek, boek: Adresboek) -> list[Gebruiker]:
    gevonden = boek.met_id(plek.zorgkantoor_id, [plek.behandelaar_id])
    return gevonden or _teamleider(plek, boek)


_PER_FUNCTIE: Mapping[str, Callable[[Dossierplek, Adresboek], list[Gebruiker]]] = {
    "behandelaar": _behandelaar,
    "team": _team,
    "teamleider": _teamleider,
}
