"""Which days are working days under the Algemene termijnenwet, and how an end day shifts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from portal.domain.termijnen.termijn import Eenheid, Termijn

EEN_DAG = timedelta(days=1)
ZATERDAG, ZONDAG = 5, 6


@dataclass(frozen=True, slots=True)
class VasteFeestdag:
    """A holiday on a fixed day of the year; `op_zondag` replaces the day when it is a Sunday."""

    code: str
    maand: int
    dag: int
    op_zondag: int | None = None

    def datum(self, jaar: int) -> date:
        """Return the day on which it falls in a year.

        Bron: [atw] art. 3 lid 1.
        """
        dag = date(jaar, self.maand, self.dag)
        if self.op_zondag is not None and dag.weekday() == ZONDAG:
            return dag.replace(day=self.op_zondag)
        return dag


@dataclass(frozen=True, slots=True)
class PaasFeestdag:
    """A holiday a fixed number of days after (or before) Easter Sunday."""

    code: str
    dagen: int

    def datum(self, jaar: int) -> date:
        """Return the day on which it falls in a year.

        Bron: [atw] art. 3 lid 1 and 2.
        """
        return eerste_paasdag(jaar) + timedelta(days=self.dagen)


@dataclass(frozen=True, slots=True)
class Atwgrenzen:
    """Limits of the law itself: art. 2 (short terms) and art. 4 (terms it does not cover)."""

    kort_dagen: int
    kort_werkdagen: int
    langste_dagen: int
    langste_weken: int
    langste_maanden: int


@dataclass(frozen=True, slots=True)
class Kalender:
    """The days of the Algemene termijnenwet: weekends, holidays and days made equal to them.

    Args:
        feestdagen: Rules of art. 3 lid 1 and 2.
        gelijkgesteld: Days made equal by koninklijk besluit (art. 3 lid 3).
        gelijkgesteld_bekend_tot: Last day for which such a besluit is known; a later end day is
            calculated without them.
        grenzen: Limits of art. 2 and 4.

    Bron: [atw] art. 1-4.
    """

    feestdagen: tuple[VasteFeestdag | PaasFeestdag, ...]
    gelijkgesteld: frozenset[date]
    gelijkgesteld_bekend_tot: date
    grenzen: Atwgrenzen

    def reden_vrij(self, dag: date) -> str | None:
        """Say why a day is no working day: the code of the holiday, or None for a working day.

        A holiday in a weekend is named as the holiday.

        Bron: [atw] art. 3.
        """
        feestdag = _feestdagen(self.feestdagen, dag.year).get(dag)
        if feestdag is not None:
            return feestdag
        if dag in self.gelijkgesteld:
            return "gelijkgesteld"
        return {ZATERDAG: "zaterdag", ZONDAG: "zondag"}.get(dag.weekday())

    def is_werkdag(self, dag: date) -> bool:
        """Say whether a day is neither Saturday, Sunday, holiday nor made equal to one.

        Bron: [atw] art. 1 and 3.
        """
        return self.reden_vrij(dag) is None

    def verschuif_vooruit(self, dag: date) -> date:
        """Return the day itself when it is a working day, else the first working day after it.

        Bron: [atw] art. 1 lid 1.
        """
        while not self.is_werkdag(dag):
            dag += EEN_DAG
        return dag

    def tel_werkdagen(self, na: date, tot_en_met: date) -> int:
        """Count the working days after `na`, up to and including `tot_en_met`."""
        return sum(map(self.is_werkdag, _dagen(na, tot_en_met)))

    def na_werkdagen(self, dag: date, aantal: int) -> date:
        """Return the working day that is `aantal` (>= 0) working days after `dag`."""
        while aantal > 0:
            dag += EEN_DAG
            aantal -= self.is_werkdag(dag)
        return dag

    def art4_uitgezonderd(self, termijn: Termijn) -> bool:
        """Say whether the law leaves this term alone, so that its end never shifts.

        Returns:
            True for terms in hours or years, and for more than 90 days, twelve weeks or three
            months; exactly 90 days, twelve weeks or three months is still covered.

        Bron: [atw] art. 4.
        """
        langste = {
            Eenheid.DAGEN: self.grenzen.langste_dagen,
            Eenheid.WEKEN: self.grenzen.langste_weken,
            Eenheid.MAANDEN: self.grenzen.langste_maanden,
        }
        return termijn.aantal > langste.get(termijn.eenheid, 0)

    def verleng_korte_termijn(self, *, begin: date, einde: date) -> date:
        """Extend a term until it holds the working days that the law wants in it.

        Args:
            begin: Day of the event; the term runs from the day after.
            einde: Last day of the term before this rule.

        Returns:
            `einde` when the term is shorter than three days or holds two working days already.

        Bron: [atw] art. 2.
        """
        if (einde - begin).days < self.grenzen.kort_dagen:
            return einde
        while self.tel_werkdagen(begin, einde) < self.grenzen.kort_werkdagen:
            einde += EEN_DAG
        return einde

    def vervroeg_korte_termijn(self, *, einde: date, gebeurtenis: date) -> date:
        """Let a term that is counted back begin earlier, until it holds its working days.

        Args:
            einde: Last day that is in time before this rule, the first day of the term.
            gebeurtenis: Day of the event; the term ends the day before.

        Returns:
            `einde` when the term is shorter than three days or holds two working days already.

        Bron: [atw] art. 2.
        """
        if (gebeurtenis - einde).days < self.grenzen.kort_dagen:
            return einde
        vooravond = gebeurtenis - EEN_DAG
        while self.tel_werkdagen(einde - EEN_DAG, vooravond) < self.grenzen.kort_werkdagen:
            einde -= EEN_DAG
        return einde


def werkdagen_tussen(kalender: Kalender, vandaag: date, datum: date) -> int:
    """Count the working days left until a date, negative when the date has passed.

    Returns:
        The working days after `vandaag` up to and including `datum`; 0 on the day itself; minus
        the working days after `datum` up to and including `vandaag` when it is past.

    Bron: [procedure] §9.2.
    """
    if datum >= vandaag:
        return kalender.tel_werkdagen(vandaag, datum)
    return -kalender.tel_werkdagen(datum, vandaag)


def eerste_paasdag(jaar: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (anonymous computus of 1876).

    Bron: [atw] art. 3 lid 1 and 2 count Goede Vrijdag to tweede Pinksterdag from it.
    """
    eeuw, rest = divmod(jaar, 100)
    schrikkel = (8 * eeuw + 13) // 25
    maan = (19 * (jaar % 19) + eeuw - eeuw // 4 - schrikkel + 15) % 30
    week = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - maan - rest % 4) % 7
    correctie = (jaar % 19 + 11 * maan + 22 * week) // 451
    maand, dag = divmod(maan + week - 7 * correctie + 114, 31)
    return date(jaar, maand, dag + 1)


def _dagen(na: date, tot_en_met: date) -> Iterator[date]:
    return (na + timedelta(days=n) for n in range(1, (tot_en_met - na).days + 1))


@lru_cache(maxsize=64)
def _feestdagen(regels: tuple[VasteFeestdag | PaasFeestdag, ...], jaar: int) -> dict[date, str]:
    return {regel.datum(jaar): regel.code for regel in regels}
