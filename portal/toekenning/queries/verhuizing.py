"""Find verhuisformulieren: in view of their four parties only."""

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.verhuizing import Partij, Verhuisformulier, Verhuisstand
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker, Locatie
from portal.toekenning.models import Toekenningsbrief, Verhuizing
from portal.toekenning.queries.bladeren import Blad, Vanaf, Wachtorde
from portal.toekenning.queries.brieven import ONGELEZEN, brieven_voor

_OUD = Tenantkolommen(
    aanbieder_id=Verhuizing.oude_aanbieder_id,
    locatie_id=Verhuizing.oude_locatie_id,
    zorgkantoor_id=Verhuizing.oud_zorgkantoor_id,
    regio_id=Verhuizing.oude_regio_id,
)
_NIEUW = Tenantkolommen(
    aanbieder_id=Verhuizing.nieuwe_aanbieder_id,
    locatie_id=Verhuizing.nieuwe_locatie_id,
    zorgkantoor_id=Verhuizing.nieuw_zorgkantoor_id,
    regio_id=Verhuizing.nieuwe_regio_id,
)


def zichtbaar_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a form is in view: for the old side and for the new side.

    What was stopped is no business of the new side any more.
    """
    bereik = bepaal_bereik(voor)
    loopt = Verhuizing.stand != Verhuisstand.GESTOPT
    return sa.or_(dossiers_voor(bereik, _OUD), sa.and_(dossiers_voor(bereik, _NIEUW), loopt))


def get_verhuizing(verhuizing_id: uuid.UUID, *, voor: Gebruiker) -> Verhuizing:
    """Give one form with its parties and signatures.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Verhuizing)
        .where(Verhuizing.id == verhuizing_id, zichtbaar_voor(voor))
        .options(
            joinedload(Verhuizing.toekenning).joinedload(Toekenning.client),
            joinedload(Verhuizing.oude_aanbieder),
            joinedload(Verhuizing.nieuwe_aanbieder),
            joinedload(Verhuizing.oud_zorgkantoor),
            joinedload(Verhuizing.nieuw_zorgkantoor),
            joinedload(Verhuizing.oude_locatie).joinedload(Locatie.regio),
            joinedload(Verhuizing.nieuwe_locatie).joinedload(Locatie.regio),
            selectinload(Verhuizing.handtekeningen),
        )
    )
    return een_of_404(vraag)


_ORDE: Wachtorde[Verhuizing] = Wachtorde(
    wacht=Verhuizing.stand == Verhuisstand.OPEN,
    op=Verhuizing.gestart_op,
    id=Verhuizing.id,
    plek=lambda rij: Vanaf(int(rij.stand is not Verhuisstand.OPEN), rij.gestart_op, rij.id),
)


def list_verhuizingen(*, voor: Gebruiker, na: Vanaf | None = None) -> Blad[Verhuizing]:
    """Give one page of the forms in view: those that wait for a signature, then the newest."""
    vraag = (
        sa.select(Verhuizing)
        .where(zichtbaar_voor(voor))
        .options(
            joinedload(Verhuizing.toekenning).load_only(
                Toekenning.jaar,
                Toekenning.volgnummer,
                Toekenning.clientcode,
                Toekenning.ingang,
                Toekenning.einde,
                Toekenning.maatwerk,
            ),
            joinedload(Verhuizing.oude_aanbieder),
            joinedload(Verhuizing.nieuwe_aanbieder),
            selectinload(Verhuizing.handtekeningen),
        )
    )
    return _ORDE.blader(vraag, na)


def get_te_verhuizen(toekenning_id: uuid.UUID, *, voor: Gebruiker) -> Toekenning:
    """Give a toekenning of the own aanbieder with the client and where the client lives.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Toekenning)
        .where(Toekenning.id == toekenning_id, toekenningen_voor(voor))
        .options(
            joinedload(Toekenning.client),
            joinedload(Toekenning.aanbieder),
            joinedload(Toekenning.locatie),
        )
    )
    return een_of_404(vraag)


def tel_aan_de_beurt(*, voor: Gebruiker) -> int:
    """Count the forms in view that wait for a signature of the own organisation."""
    if not mag(voor.rol_set, Handeling.VERHUIZING_ONDERTEKENEN):
        return 0
    vraag = (
        sa.select(Verhuizing)
        .where(zichtbaar_voor(voor), Verhuizing.stand == Verhuisstand.OPEN)
        .options(
            joinedload(Verhuizing.toekenning).load_only(
                Toekenning.ingang, Toekenning.einde, Toekenning.maatwerk
            )
        )
        .options(selectinload(Verhuizing.handtekeningen))
    )
    return sum(is_aan_de_beurt(rij, voor) for rij in db.session.scalars(vraag))


def find_open(toekenning_id: uuid.UUID, *, voor: Gebruiker) -> Verhuizing | None:
    """Give the form of a toekenning that waits for a signature, None when there is none."""
    return db.session.scalar(
        sa.select(Verhuizing).where(
            Verhuizing.toekenning_id == toekenning_id,
            Verhuizing.stand == Verhuisstand.OPEN,
            zichtbaar_voor(voor),
        )
    )


def partijen_van(verhuizing: Verhuizing, gebruiker: Gebruiker) -> frozenset[Partij]:
    """Give for which parties somebody acts."""
    kanten = {
        Partij.OUDE_AANBIEDER: verhuizing.oude_aanbieder_id,
        Partij.NIEUWE_AANBIEDER: verhuizing.nieuwe_aanbieder_id,
        Partij.OUD_ZORGKANTOOR: verhuizing.oud_zorgkantoor_id,
        Partij.NIEUW_ZORGKANTOOR: verhuizing.nieuw_zorgkantoor_id,
    }
    return frozenset(partij for partij, wie in kanten.items() if wie == gebruiker.organisatie_id)


def als_formulier(verhuizing: Verhuizing) -> Verhuisformulier:
    """Give what the rules need to know of a form."""
    toekenning = verhuizing.toekenning
    return Verhuisformulier(
        verhuisdatum=verhuizing.verhuisdatum,
        ingang=toekenning.ingang,
        einde=toekenning.einde,
        zelfde_aanbieder=verhuizing.oude_aanbieder_id == verhuizing.nieuwe_aanbieder_id,
        zelfde_zorgkantoor=verhuizing.oud_zorgkantoor_id == verhuizing.nieuw_zorgkantoor_id,
        maatwerk=toekenning.maatwerk,
        uren_bekend=bool(verhuizing.meerzorguren),
        tarief_bekend=bool(verhuizing.tarief),
    )


def is_aan_de_beurt(verhuizing: Verhuizing, gebruiker: Gebruiker) -> bool:
    """Say whether the organisation of a user signs next."""
    if verhuizing.stand is not Verhuisstand.OPEN:
        return False
    partijen = als_formulier(verhuizing).aan_de_beurt(len(verhuizing.geldig_getekend))
    return bool(partijen & partijen_van(verhuizing, gebruiker))


def find_brief(verhuizing: Verhuizing, *, voor: Gebruiker) -> Toekenningsbrief | None:
    """Give the letter of a form in effect, for who may read it; None for the old aanbieder."""
    if verhuizing.nieuwe_toekenning_id is None:
        return None
    vraag = (
        sa.select(Toekenningsbrief)
        .where(
            Toekenningsbrief.toekenning_id == verhuizing.nieuwe_toekenning_id,
            Toekenningsbrief.soort == "verhuizing",
            brieven_voor(voor),
        )
        .options(*ONGELEZEN)
    )
    return db.session.scalar(vraag)
