"""What of ontwikkeltrajecten asks for attention around a day: N44 and N49 of the list."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from portal.berichten.aanleidingen import Aanleiding, Plek, in_bereik, over
from portal.clienten.models import Groepslid
from portal.clienten.queries.groepen import is_lid_op
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.volgen import Trajecttoestand
from portal.ontwikkeltraject.models import Traject, Trajectbeurt, Trajectverslag
from portal.ontwikkeltraject.queries.beurt import beurten_voor
from portal.ontwikkeltraject.queries.trajecten import trajecten_voor
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker

TRAJECT, BEURT = "traject", "trajectbeurt"
LEESBAAR = "B19"
GEPLAND = (Trajecttoestand.GEPLAND, Trajecttoestand.LOPEND)


@over("N44")
def aan_de_beurt(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of clients who are due and for whom nothing was planned (N44).

    In view of the CCE the day is the first of the month: more it does not know.

    Bron: [berichten] N44; [procedure] §10.
    """
    cce = voor is not None and voor.organisatie.soort is OrganisatieSoort.CCE
    rijen = db.session.execute(
        sa.select(
            Trajectbeurt,
            AanbiederZorgkantoor.cce_id,
            AanbiederZorgkantoor.coordinator_id,
            AanbiederZorgkantoor.cce_contact_id,
        )
        .outerjoin(
            AanbiederZorgkantoor,
            sa.and_(
                AanbiederZorgkantoor.aanbieder_id == Trajectbeurt.aanbieder_id,
                AanbiederZorgkantoor.zorgkantoor_id == Trajectbeurt.zorgkantoor_id,
            ),
        )
        .where(
            in_bereik(Trajectbeurt.dag, venster, "N44"),
            sa.true() if voor is None else beurten_voor(voor),
            sa.not_(_heeft_planning()),
        )
        .order_by(Trajectbeurt.dag, Trajectbeurt.client_id)
        .limit(venster.hoogstens)
    )
    for beurt, cce_id, coordinator_id, contact_id in rijen:
        yield Aanleiding(
            code="N44",
            object_soort=BEURT,
            object_id=beurt.client_id,
            kenmerk=beurt.clientcode,
            dag=beurt.dag.replace(day=1) if cce else beurt.dag,
            plek=Plek(
                aanbieder_id=beurt.aanbieder_id,
                locatie_id=beurt.locatie_id,
                cce_id=cce_id,
            ),
            mensen={"coordinator": {coordinator_id}, "cce_contact": {contact_id}},
        )


@over("N49")
def door_te_geven(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Tell of finished trajecten with a readable report that was not given to the client (N49).

    Bron: [berichten] N49.
    """
    wacht = sa.exists().where(
        Trajectverslag.traject_id == Traject.id,
        Trajectverslag.soort == LEESBAAR,
        Trajectverslag.doorgegeven_op.is_(None),
    )
    rijen = db.session.execute(
        sa.select(
            Traject.id,
            Traject.clientcode,
            Traject.aanbieder_id,
            Traject.locatie_id,
            Traject.afgerond_op,
        )
        .where(
            in_bereik(Traject.afgerond_op, venster, "N49"),
            wacht,
            sa.true() if voor is None else trajecten_voor(voor),
        )
        .order_by(Traject.afgerond_op, Traject.id)
        .limit(venster.hoogstens)
    )
    for rij in rijen:
        assert rij.afgerond_op is not None
        yield Aanleiding(
            code="N49",
            object_soort=TRAJECT,
            object_id=rij.id,
            kenmerk=rij.clientcode,
            dag=rij.afgerond_op,
            plek=Plek(aanbieder_id=rij.aanbieder_id, locatie_id=rij.locatie_id),
        )


BRONNEN = (aan_de_beurt, door_te_geven)


def aanleiding_van(traject: Traject, code: str, dag: date) -> Aanleiding:
    """Give an occasion about a traject itself, with who has a functie by name."""
    coordinator = db.session.scalar(
        sa.select(AanbiederZorgkantoor.coordinator_id).where(
            AanbiederZorgkantoor.aanbieder_id == traject.aanbieder_id,
            AanbiederZorgkantoor.zorgkantoor_id == traject.zorgkantoor_id,
        )
    )
    return Aanleiding(
        code=code,
        object_soort=TRAJECT,
        object_id=traject.id,
        kenmerk=traject.clientcode,
        dag=dag,
        plek=Plek(
            aanbieder_id=traject.aanbieder_id,
            locatie_id=traject.locatie_id,
            cce_id=traject.cce_id,
        ),
        mensen={"coordinator": {coordinator}, "cce_contact": {traject.coordinator_id}},
    )


def _heeft_planning() -> Voorwaarde:
    """Give the condition that a traject was planned, for the client or a group it is in today."""
    gepland = Traject.toestand.in_(GEPLAND)
    van_client = sa.exists().where(Traject.client_id == Trajectbeurt.client_id, gepland)
    van_groep = sa.exists().where(
        Groepslid.client_id == Trajectbeurt.client_id,
        is_lid_op(clock.today()),
        Traject.groep_id == Groepslid.groep_id,
        gepland,
    )
    return sa.or_(van_client, van_groep)
