"""A year of things to be reminded of: one or more of every kind, of the own aanbieder.

Every function adds rows to the session and flushes them; the caller commits.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Driehoeklid
from portal.beoordeling.models import Doeldatum
from portal.berichten.models import Bericht
from portal.domain.berichten import Bezorging
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import GebeurtenisSoort, Toestand
from portal.platform.database import db
from tests.factories.beoordeling import Rij, maak_gebeurtenis, maak_rij
from tests.factories.toekenning import LOPEND, PREVENTIEF, VG7PLUS, maak_toekenning
from tests.factories.verhuizing import maak_verhuizing
from tests.factories.wereld import Wereld

BEGIN = date(2026, 11, 23)
"""A Monday: the first day of reminders."""


def moment(dag: date, uur: int = 6) -> datetime:
    """Give an hour of a Dutch calendar day (winter time)."""
    return datetime.combine(dag, time(uur - 1), UTC)


@dataclass
class Verwacht:
    """What there is to be reminded of: kind, row and day, as `code:id:dag`."""

    rijen: list[tuple[str, uuid.UUID, date]] = field(default_factory=list)

    def erbij(self, object_id: uuid.UUID, **dagen: date) -> None:
        """Add kinds with their day about one row; `midden` is N24 half-way."""
        self.rijen += [(code, object_id, dag) for code, dag in dagen.items()]


def maak_jaar(wereld: Wereld) -> Verwacht:
    """Make one of everything that is reminded of in the year from `BEGIN`."""
    verwacht = Verwacht()
    for maak in SOORTEN:
        maak(wereld, verwacht)
    db.session.flush()
    return verwacht


def maak_dossier(wereld: Wereld, rij: Rij | None = None) -> Aanvraag:
    """Make a dossier with a driehoek, treated by the own beoordelaar."""
    behandelaar = wereld.gebruiker(Rol.BEOORDELAAR)
    aanvraag = maak_rij(wereld, rij or Rij(toestand=Toestand.IN_TOETSING, behandelaar=behandelaar))
    for rol in (Rol.MANAGER, Rol.BEHANDELAAR, Rol.BEGELEIDER):
        lid = Driehoeklid(aanvraag_id=aanvraag.id, functie=rol.value)
        lid.gebruiker_id = wereld.gebruiker(rol)
        db.session.add(lid)
    db.session.flush()
    return aanvraag


def zet_uit(aanvraag: Aanvraag) -> Aanvraag:
    """Take the beslisdatum away, so that a dossier is about one thing only."""
    aanvraag.beslisdatum = None
    db.session.flush()
    return aanvraag


def _concept(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld, Rij(toestand=Toestand.CONCEPT)))
    rij.ontvangen_op, rij.gewijzigd_op = None, moment(BEGIN)
    verwacht.erbij(rij.id, N01=BEGIN)


def _check(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld, Rij(toestand=Toestand.INTERN_AFGEWEZEN)))
    rij.ontvangen_op, rij.uitgang = None, "u-ciz"
    op = moment(BEGIN)
    soort = GebeurtenisSoort.CHECK_DOORLOPEN.value
    maak_gebeurtenis(rij, 3, soort, op=op, gegevens={"uitgang": "u-ciz"})
    verwacht.erbij(rij.id, N02=BEGIN)


def _vrij(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld, Rij(ontvangen_op=moment(BEGIN))))
    verwacht.erbij(rij.id, N04=BEGIN)


def _herstel(wereld: Wereld, verwacht: Verwacht) -> None:
    rij, dag = zet_uit(maak_dossier(wereld)), BEGIN + timedelta(days=18)
    rij.toestand, rij.hersteldatum = Toestand.AANVULLING_GEVRAAGD, dag
    _verzoek(rij, dag, "open")
    verwacht.erbij(rij.id, N05=dag, N07=dag)


def _verstreken(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld))
    _verzoek(rij, date(2026, 11, 20), "verstreken")
    verwacht.erbij(rij.id, N07=date(2026, 11, 20), N16=date(2026, 12, 18))


def _bijstellen(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld))
    rij.toestand, rij.antwoorddatum = Toestand.BIJSTELLEN_GEVRAAGD, BEGIN + timedelta(days=30)
    verwacht.erbij(rij.id, N10=rij.antwoorddatum)


def _beslissen(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = maak_dossier(wereld)
    rij.beslisdatum = date(2027, 1, 11)
    verwacht.erbij(rij.id, N08=rij.beslisdatum, N09=rij.beslisdatum)


def _ingebreke(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld))
    soort = GebeurtenisSoort.IN_GEBREKE_GESTELD.value
    gegevens = {"ontvangen": BEGIN.isoformat()}
    maak_gebeurtenis(rij, 3, soort, op=moment(BEGIN), rol=Rol.BEOORDELAAR, gegevens=gegevens)
    verwacht.erbij(rij.id, N15=BEGIN)


def _gewoon(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = maak_toekenning(wereld, replace(LOPEND, ingang=date(2025, 10, 1)))
    rij.doelen = []
    _zonder_doelen(rij.id)
    dag = rij.einde
    verwacht.erbij(rij.id, N22=dag, N23=dag, N50=dag)


def _vg7plus(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = maak_toekenning(wereld, replace(VG7PLUS, ingang=date(2026, 8, 1)))
    _zonder_doelen(rij.id)
    verwacht.erbij(rij.id, N25=rij.einde, N50=rij.einde)


def _preventief(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = maak_toekenning(wereld, replace(PREVENTIEF, ingang=date(2026, 11, 1), maanden=6))
    _zonder_doelen(rij.id)
    verwacht.erbij(rij.id, N24=rij.einde, midden=date(2027, 1, 30), N50=rij.einde, N52=rij.ingang)


def _doelen(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 6, 1), maanden=36))
    rij.afgebouwd_op = date(2027, 3, 31)
    verwacht.erbij(rij.id, N20=date(2027, 1, 15), N21=date(2027, 3, 31))


def _verhuizing(wereld: Wereld, verwacht: Verwacht) -> None:
    oud = maak_toekenning(wereld, replace(LOPEND, ingang=date(2026, 6, 1), maanden=36))
    _zonder_doelen(oud.id)
    rij = maak_verhuizing(wereld, toekenning=oud)
    rij.gestart_op = moment(BEGIN)
    verwacht.erbij(rij.id, N27=BEGIN)


def _ongelezen(wereld: Wereld, verwacht: Verwacht) -> None:
    rij = zet_uit(maak_dossier(wereld))
    rij.toestand = Toestand.TOEGEKEND
    db.session.add(
        Bericht(
            sleutel=f"N11:{rij.id}",
            code="N11",
            organisatie_id=rij.aanbieder_id,
            gebruiker_id=wereld.gebruiker(Rol.MANAGER),
            object_soort="besluit",
            object_id=rij.id,
            kenmerk=rij.nummer,
            bezorging=Bezorging.WETTELIJK,
            op=moment(BEGIN),
        )
    )
    verwacht.erbij(rij.id, N12=BEGIN)


SOORTEN: tuple[Callable[[Wereld, Verwacht], None], ...] = (
    _concept,
    _check,
    _vrij,
    _herstel,
    _verstreken,
    _bijstellen,
    _beslissen,
    _ingebreke,
    _gewoon,
    _vg7plus,
    _preventief,
    _doelen,
    _verhuizing,
    _ongelezen,
)


def _verzoek(rij: Aanvraag, dag: date, stand: str) -> None:
    verzoek = Aanvulverzoek(
        aanvraag_id=rij.id,
        nr=1,
        gevraagd_op=moment(dag - timedelta(days=14)),
        door_id=rij.behandelaar_id,
        hersteldatum=dag,
        stand=stand,
    )
    db.session.add(verzoek)
    db.session.flush()


def _zonder_doelen(toekenning_id: uuid.UUID) -> None:
    db.session.execute(sa.delete(Doeldatum).where(Doeldatum.toekenning_id == toekenning_id))
