"""From the stored voorstellen of a group to what is granted to it, and to one of its clients."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.stand.kader import find_tarief
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import Versiebron, lees_bron
from portal.beoordeling.queries.toekenning.groep import (
    Groepskader,
    Groepstoekenning,
    Lidvoorstel,
    pas_groep_toe,
)
from portal.beoordeling.queries.toekenning.looptijd import (
    Periode,
    bepaal_periode,
    periode_van_lid,
)
from portal.beoordeling.queries.toekenning.opgeslagen import lees_voorstel
from portal.beoordeling.queries.toekenning.pas_toe import Toekenning, Voorstel
from portal.beoordeling.queries.toetsing import Toetsstand, dag_van_ontvangst, lees_leden
from portal.platform.database import db
from portal.platform.reference_data import get_referentietabel


@dataclass(frozen=True, slots=True)
class Groepsinhoud:
    """A submitted group with what is stored to be granted."""

    hoofd: Aanvraag
    bron: Versiebron
    voorstel: Voorstel
    leden: Sequence[Lidvoorstel]

    def reken(self) -> Groepstoekenning:
        """Calculate what is granted.

        Raises:
            DomeinFout: as `pas_groep_toe`.
        """
        kader = laad_groepskader(self.hoofd, self.bron, self.voorstel.ingang)
        return pas_groep_toe(self.bron, self.voorstel, self.leden, kader)


def bepaal_groepstoekenning(stand: Toetsstand) -> Groepstoekenning | None:
    """Give what is granted to a group by what is stored; None without a calculation.

    Raises:
        DomeinFout: as `pas_groep_toe`.
    """
    return groepsinhoud_van(stand).reken() if stand.bron.berekend() and stand.leden else None


def groepsinhoud_van(stand: Toetsstand) -> Groepsinhoud:
    """Give the content of a group whose toetsing is at hand."""
    return Groepsinhoud(
        stand.aanvraag,
        stand.bron,
        lees_voorstel(stand.voorstel),
        [
            Lidvoorstel(id=lid.aanvraag.id, bron=lid.bron, voorstel=lees_voorstel(lid.voorstel))
            for lid in stand.leden
        ],
    )


def bepaal_lidtoekenning(stand: Toetsstand, voorstel: Voorstel) -> Toekenning:
    """Give what one client of a group would get; the others get what is stored.

    Raises:
        DomeinFout: as `pas_groep_toe`.
    """
    hoofd = stand.aanvraag.groepsaanvraag
    assert hoofd is not None
    inhoud = lees_groepsinhoud(hoofd)
    leden = [
        replace(lid, voorstel=voorstel) if lid.id == stand.aanvraag.id else lid
        for lid in inhoud.leden
    ]
    return replace(inhoud, leden=leden).reken().leden[stand.aanvraag.id]


def bepaal_standaardperiode(stand: Toetsstand) -> Periode:
    """Give the days that one client of a group has while nothing else is said about him.

    Raises:
        DomeinFout: as `bepaal_periode`.
    """
    hoofd = stand.aanvraag.groepsaanvraag
    assert hoofd is not None
    rij = find_laatste_versie(hoofd)
    assert rij is not None
    bron = lees_bron(lees_versie(rij), ontvangen_op=dag_van_ontvangst(hoofd))
    vraag = sa.select(Toekenningsvoorstel).where(Toekenningsvoorstel.versie_id == rij.id)
    groep = bepaal_periode(bron, lees_voorstel(db.session.scalar(vraag)))
    return periode_van_lid(stand.bron, Voorstel(), groep)


def laad_groepskader(hoofd: Aanvraag, bron: Versiebron, ingang: date | None) -> Groepskader:
    """Find table and tarief of the year of the granted ingangsdatum."""
    eerste_dag = ingang or bron.ingang or bron.ontvangen_op
    tabel, voorlopig = get_referentietabel(eerste_dag.year)
    tarief = find_tarief(hoofd.aanbieder_id, hoofd.zorgkantoor_id, eerste_dag.year)
    return Groepskader(tabel=tabel, voorlopig=voorlopig, tarief=tarief)


def lees_groepsinhoud(hoofd: Aanvraag) -> Groepsinhoud:
    """Read the newest version of a group with what is stored; no toetsing is computed."""
    rij = find_laatste_versie(hoofd)
    assert rij is not None
    versie, ontvangen_op = lees_versie(rij), dag_van_ontvangst(hoofd)
    leden = lees_leden(versie)
    ids = [rij.id, *(deel.rij.id for _, deel in leden)]
    vraag = sa.select(Toekenningsvoorstel).where(Toekenningsvoorstel.versie_id.in_(ids))
    opgeslagen = {deel.versie_id: deel for deel in db.session.scalars(vraag)}
    return Groepsinhoud(
        hoofd,
        lees_bron(versie, ontvangen_op=ontvangen_op),
        lees_voorstel(opgeslagen.get(rij.id)),
        [
            Lidvoorstel(
                id=lid.id,
                bron=lees_bron(deel, ontvangen_op=ontvangen_op),
                voorstel=lees_voorstel(opgeslagen.get(deel.rij.id)),
            )
            for lid, deel in leden
        ],
    )
