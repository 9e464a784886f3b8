"""Hand in figures of a zorgkantoor: entered or from a file; a next one corrects the last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from portal.domain.anoniem import eis_zonder_bsn
from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Opgave, Opgaveherkomst
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.opgaven import (
    MEESTE_TEKENS,
    Cijfers,
    lees_cijfers,
    lees_opgaverij,
    lees_plek,
)
from portal.platform import audit, clock
from portal.platform.csv_files import Csvrij
from portal.platform.database import db
from portal.platform.rows import volgend_nr
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Organisatie

JAREN_TERUG = 5
"""An earlier year is a slip: no report is about it, so the figures would be lost from sight."""


@dataclass(frozen=True, slots=True)
class Opgaveinhoud:
    """What is handed in: figures, a footnote, and whether they were entered or read from a file."""

    cijfers: Cijfers
    opmerking: str = ""
    herkomst: Opgaveherkomst = Opgaveherkomst.INGEVOERD


@dataclass(frozen=True, slots=True)
class Opgavefout:
    """A row that did not come in, and why."""

    rij: Csvrij
    fout: DomeinFout


def leg_opgave_vast(
    kantoor: Organisatie, periode: Periode, inhoud: Opgaveinhoud, *, door: Gebruiker, op: datetime
) -> Opgave:
    """Keep figures as the next opgave of this zorgkantoor on this period; the last one counts.

    Args:
        kantoor: Whose figures; look it up with `get_zorgkantoor`.
        periode: Year or half-year.
        inhoud: The figures, with where they come from.
        door: Who hands in.
        op: The moment, UTC.

    Raises:
        DomeinFout: `opgave_leeg` without any figure, `opgave_te_vroeg` before the period begins,
            `opgave_te_oud` when it is years ago; `bsn_in_tekst` or `kolom_te_lang` for the
            footnote.

    Bron: [processen] D1 and D4.
    """
    opmerking = inhoud.opmerking.strip()
    eis_zonder_bsn(opmerking, veld="opmerking")
    if len(opmerking) > MEESTE_TEKENS:
        raise DomeinFout("kolom_te_lang", veld="opmerking", hoogste=MEESTE_TEKENS)
    if all(aantal is None for maten in inhoud.cijfers.values() for aantal in maten.values()):
        raise DomeinFout("opgave_leeg")
    vandaag = clock.local_day(op)
    if vandaag < periode.eerste:
        raise DomeinFout("opgave_te_vroeg", periode=str(periode))
    if periode.jaar < vandaag.year - JAREN_TERUG:
        raise DomeinFout("opgave_te_oud", periode=str(periode), jaren=JAREN_TERUG)
    rij = Opgave(
        zorgkantoor_id=kantoor.id,
        periode=str(periode),
        nr=volgend_nr(
            Opgave.nr, Opgave.zorgkantoor_id == kantoor.id, Opgave.periode == str(periode)
        ),
        cijfers={groep: dict(maten) for groep, maten in inhoud.cijfers.items()},
        opmerking=opmerking,
        herkomst=inhoud.herkomst,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.opgave_vastgelegd", door=door, over=rij))
    return rij


def lees_opgaven_in(
    rijen: Sequence[Csvrij], *, door: Gebruiker, op: datetime
) -> tuple[int, tuple[Opgavefout, ...]]:
    """Keep the good rows of a file; rows of one zorgkantoor and period are one opgave.

    Returns:
        How many opgaven came in, and the rows that did not. Where a wrong row belongs, or can
        belong because its zorgkantoor or period cannot be read, nothing comes in: half an opgave
        would count in the place of what was known.
    """
    kantoren = {rij.naam.casefold(): rij for rij in list_zorgkantoren(voor=door)}
    goed, fouten = _verdeel(rijen, kantoren)
    half = {lees_plek(fout.rij, kantoren) for fout in fouten}
    aantal = 0
    for (naam, periode), delen in goed.items():
        try:
            _eis_heel(naam, periode, half)
            leg_opgave_vast(kantoren[naam], periode, _inhoud(delen), door=door, op=op)
            aantal += 1
        except DomeinFout as fout:
            fouten += [Opgavefout(rij, fout) for rij in delen.values()]
    return aantal, tuple(sorted(fouten, key=lambda fout: fout.rij.nr))


def _verdeel(
    rijen: Iterable[Csvrij], kantoren: Mapping[str, Organisatie]
) -> tuple[Mapping[tuple[str, Periode], Mapping[str, Csvrij]], list[Opgavefout]]:
    """Give the good rows per zorgkantoor and period, and then per group; and the wrong ones."""
    goed: dict[tuple[str, Periode], dict[str, Csvrij]] = defaultdict(dict)
    fouten = []
    for rij in rijen:
        try:
            naam, periode, groep = lees_opgaverij(rij, kantoren)
        except DomeinFout as fout:
            fouten.append(Opgavefout(rij, fout))
            continue
        if goed[naam, periode].setdefault(groep, rij) is not rij:
            fouten.append(Opgavefout(rij, DomeinFout("opgave_dubbel", veld="groep")))
    return goed, fouten


def _eis_heel(
    naam: str, periode: Periode, half: Collection[tuple[str | None, Periode | None]]
) -> None:
    if any(plek in half for plek in product((naam, None), (periode, None))):
        raise DomeinFout("opgave_hoort_bij_fout")


def _inhoud(delen: Mapping[str, Csvrij]) -> Opgaveinhoud:
    opmerkingen = (rij.velden.get("opmerking", "") for rij in delen.values())
    cijfers = {groep: lees_cijfers(rij) for groep, rij in delen.items()}
    return Opgaveinhoud(cijfers, "\n".join(filter(None, opmerkingen)), Opgaveherkomst.INGELEZEN)
