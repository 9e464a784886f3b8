"""The days of what is granted: of an aanvraag, and of one client within a group."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.heraanvraag import PREVENTIEF, Aanleiding, grens_na_preventief
from portal.domain.procedure.mutatie import laatste_dag_in_groep

if TYPE_CHECKING:
    from portal.beoordeling.queries.toekenning.pas_toe import Voorstel

INGANG, MAANDEN = "ingang", "maanden"


@dataclass(frozen=True, slots=True)
class Periode:
    """A first day and a number of months, for who joins a group never longer than the group."""

    ingang: date
    maanden: int
    groep_tot: date | None = None

    @property
    def laatste_dag(self) -> date:
        """Give the last day."""
        return laatste_dag_in_groep(self.ingang, self.maanden, self.groep_tot)


def bepaal_periode(bron: Versiebron, voorstel: "Voorstel") -> Periode:
    """Give the granted days of an aanvraag.

    Raises:
        DomeinFout: `ingang_ontbreekt`, `looptijd_buiten_bereik`, `ingang_voor_ontvangst` or
            `preventief_samen_te_lang`.
    """
    ingang = voorstel.ingang or bron.ingang
    maanden = bron.maanden if voorstel.maanden is None else voorstel.maanden
    if ingang is None or maanden is None:
        raise DomeinFout("ingang_ontbreekt", veld=INGANG)
    eis_maanden(bron, maanden)
    periode = Periode(ingang, maanden, bron.groep_tot)
    _eis_vervolg(bron, periode)
    return periode


def _eis_vervolg(bron: Versiebron, periode: Periode) -> None:
    """Refuse days that a her-aanvraag does not allow.

    Bron: [procedure] §3 K10; [preventief] PV7.
    """
    vorige = bron.voorganger
    if vorige is None:
        return
    tussentijds = bron.velden.get("aanvraag.aanleiding") == Aanleiding.TUSSENTIJDS
    if tussentijds and periode.ingang < bron.ontvangen_op:
        raise DomeinFout("ingang_voor_ontvangst", veld=INGANG, vroegste=bron.ontvangen_op)
    if bron.soort == vorige.soort == PREVENTIEF:
        grens = grens_na_preventief(
            bron.maandgrens,
            al_preventief=vorige.preventief_maanden,
            einde=vorige.einde,
            ingang=periode.ingang,
        )
        if not grens.omvat(periode.maanden):
            raise DomeinFout("preventief_samen_te_lang", veld=MAANDEN, al=vorige.preventief_maanden)


def periode_van_lid(bron: Versiebron, voorstel: "Voorstel", groep: Periode) -> Periode:
    """Give the granted days of one client of a group; they lie within those of the group.

    Unless the voorstel says otherwise, the client has the first day of the group, and its months
    or as many of them as the profile of the client allows.

    Raises:
        DomeinFout: `looptijd_buiten_bereik` or `looptijd_buiten_groep`.

    Bron: [procedure] §7.1 G5.
    """
    maanden = voorstel.maanden
    if maanden is None:
        maanden = min(groep.maanden, bron.maandgrens.maximum)
    eis_maanden(bron, maanden)
    periode = Periode(voorstel.ingang or groep.ingang, maanden, groep.groep_tot)
    if periode.ingang < groep.ingang or periode.laatste_dag > groep.laatste_dag:
        raise DomeinFout(
            "looptijd_buiten_groep", veld=MAANDEN, ingang=groep.ingang, tot=groep.laatste_dag
        )
    return periode


def eis_maanden(bron: Versiebron, maanden: int) -> None:
    """Refuse a number of months that the soort or the profile does not allow.

    Raises:
        DomeinFout: `looptijd_buiten_bereik`.
    """
    grens = bron.maandgrens
    if not grens.minimum <= maanden <= grens.maximum:
        raise DomeinFout(
            "looptijd_buiten_bereik", veld=MAANDEN, minimum=grens.minimum, maximum=grens.maximum
        )
