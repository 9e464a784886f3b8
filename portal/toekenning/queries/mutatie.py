"""Find changes in groups, and the toekenningen of the members of a group on a day."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.mutatie import Groepstoekenning, Mutatiestand
from portal.domain.termijnen import EEN_DAG
from portal.platform.database import db
from portal.platform.rows import een_of_404
from portal.toegang.bereik import Tenantkolommen, Voorwaarde, bepaal_bereik, dossiers_voor
from portal.toegang.models import Gebruiker, Locatie
from portal.toekenning.models import Mutatie, Mutatielid, Toekenningsbrief
from portal.toekenning.queries.bladeren import Blad, Vanaf, Wachtorde
from portal.toekenning.queries.brieven import ONGELEZEN

_KOLOMMEN = Tenantkolommen(
    aanbieder_id=Mutatie.aanbieder_id,
    locatie_id=Mutatie.locatie_id,
    zorgkantoor_id=Mutatie.zorgkantoor_id,
    regio_id=Mutatie.regio_id,
)

_ORDE: Wachtorde[Mutatie] = Wachtorde(
    wacht=Mutatie.stand == Mutatiestand.AANGEVRAAGD,
    op=Mutatie.aangevraagd_op,
    id=Mutatie.id,
    plek=lambda rij: Vanaf(
        int(rij.stand is not Mutatiestand.AANGEVRAAGD), rij.aangevraagd_op, rij.id
    ),
)


def mutaties_voor(voor: Gebruiker) -> Voorwaarde:
    """Give the condition under which a mutatie is in view: own locations, or own regions."""
    return dossiers_voor(bepaal_bereik(voor), _KOLOMMEN)


def get_mutatie(mutatie_id: uuid.UUID, *, voor: Gebruiker) -> Mutatie:
    """Give one mutatie with its groups and members.

    Raises:
        NotFound: It does not exist or is not in view; the two look the same.
    """
    vraag = (
        sa.select(Mutatie)
        .where(Mutatie.id == mutatie_id, mutaties_voor(voor))
        .options(
            joinedload(Mutatie.groep),
            joinedload(Mutatie.naar_groep),
            joinedload(Mutatie.aanbieder),
            joinedload(Mutatie.aangevraagd_door),
            selectinload(Mutatie.leden),
        )
    )
    return een_of_404(vraag)


def list_mutaties(*, voor: Gebruiker, na: Vanaf | None = None) -> Blad[Mutatie]:
    """Give one page of the mutaties in view: those that wait first, then the newest."""
    vraag = (
        sa.select(Mutatie)
        .where(mutaties_voor(voor))
        .options(
            joinedload(Mutatie.groep), joinedload(Mutatie.aanbieder), selectinload(Mutatie.leden)
        )
    )
    return _ORDE.blader(vraag, na)


def tel_wachtend(*, voor: Gebruiker) -> int:
    """Count the mutaties in view that wait for the zorgkantoor."""
    vraag = (
        sa.select(sa.func.count())
        .select_from(Mutatie)
        .where(Mutatie.stand == Mutatiestand.AANGEVRAAGD, mutaties_voor(voor))
    )
    return db.session.scalar(vraag) or 0


def find_open_mutatie(groep_id: uuid.UUID, *, voor: Gebruiker) -> Mutatie | None:
    """Give the mutatie of a group that waits for the zorgkantoor, None when there is none."""
    return db.session.scalar(
        sa.select(Mutatie)
        .where(
            Mutatie.groep_id == groep_id,
            Mutatie.stand == Mutatiestand.AANGEVRAAGD,
            mutaties_voor(voor),
        )
        .options(joinedload(Mutatie.aangevraagd_door), selectinload(Mutatie.leden))
    )


def list_groepstoekenningen(
    groep_id: uuid.UUID,
    dag: date,
    *,
    ook: Collection[uuid.UUID] = (),
    voor: Gebruiker | None = None,
) -> Sequence[Toekenning]:
    """Give what is in force in a group on a day or on the day before, by clientcode.

    Args:
        groep_id: The group.
        dag: First day after a change.
        ook: Toekenningen of the group that are wanted whether or not they are in force.
        voor: Who looks; None inside an action on a mutatie in view.
    """
    van_kracht = sa.and_(
        Toekenning.ingang <= dag,
        Toekenning.einde >= dag - EEN_DAG,
        Toekenning.einde >= Toekenning.ingang,
    )
    vraag = (
        sa.select(Toekenning)
        .where(
            Toekenning.groep_id == groep_id,
            sa.or_(van_kracht, Toekenning.id.in_(sorted(ook))),
            is_bevestigd(),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.clientcode, Toekenning.ingang, Toekenning.id)
    )
    if voor is not None:
        vraag = vraag.where(toekenningen_voor(voor))
    return db.session.scalars(vraag).all()


def list_lopende_leden(groep_id: uuid.UUID, *, voor: Gebruiker, op: date) -> Sequence[Toekenning]:
    """Give what is in force in a group today or later, by clientcode; for the choice of members."""
    vraag = (
        sa.select(Toekenning)
        .where(
            Toekenning.groep_id == groep_id,
            Toekenning.einde >= op,
            Toekenning.einde >= Toekenning.ingang,
            toekenningen_voor(voor),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.clientcode, Toekenning.ingang, Toekenning.id)
    )
    return db.session.scalars(vraag).all()


def mag_behandelen(gebruiker: Gebruiker) -> bool:
    """Say whether somebody may fix changes at all."""
    return mag(gebruiker.rol_set, Handeling.MUTATIE_BEHANDELEN)


def als_groepstoekenning(toekenning: Toekenning) -> Groepstoekenning:
    """Give the days of the toekenning of one member."""
    return Groepstoekenning(id=toekenning.id, ingang=toekenning.ingang, einde=toekenning.einde)


def list_andere_groepen(groep: Groep, *, op: date) -> Sequence[Groep]:
    """Give the groups of the same aanbieder to which a client can move, by code."""
    vraag = (
        sa.select(Groep)
        .where(
            Groep.aanbieder_id == groep.aanbieder_id,
            Groep.id != groep.id,
            sa.or_(Groep.opgeheven_op.is_(None), Groep.opgeheven_op > op),
        )
        .options(joinedload(Groep.locatie).joinedload(Locatie.regio))
        .order_by(Groep.code)
    )
    return db.session.scalars(vraag).all()


def list_brieven_van(mutatie: Mutatie) -> Sequence[Toekenningsbrief]:
    """Give the letters that a fixed mutatie sent, by clientcode."""
    nieuw = sa.func.coalesce(Mutatielid.nieuwe_toekenning_id, Mutatielid.toekenning_id)
    vraag = (
        sa.select(Toekenningsbrief)
        .join(Mutatielid, nieuw == Toekenningsbrief.toekenning_id)
        .where(
            Mutatielid.mutatie_id == mutatie.id,
            Toekenningsbrief.op == mutatie.behandeld_op,
        )
        .options(joinedload(Toekenningsbrief.toekenning).load_only(Toekenning.clientcode))
        .options(*ONGELEZEN)
        .order_by(Mutatielid.clientcode, Toekenningsbrief.nr)
    )
    return db.session.scalars(vraag).all()
