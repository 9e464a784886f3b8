"""Hand in figures of a zorgkantoor: entered or from a file; a next one corrects the last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.domain.fouten import DomeinFout
from portal.domain.statistiek import Periode
from portal.monitoring.models import Monitordeelnemer, Opgave
from portal.monitoring.queries.deelnemers import list_zorgkantoren
from portal.monitoring.queries.opgaven import MEESTE_TEKENS, Cijfers, Opgaverij, lees_opgaverij
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Organisatie

INGEVOERD, INGELEZEN = "ingevoerd", "ingelezen"


@dataclass(frozen=True, slots=True)
class Opgavefout:
    """A row that did not come in, and why."""

    rij: Opgaverij
    fout: DomeinFout


def leg_opgave_vast(
    kantoor: Organisatie, periode: Periode, inhoud: tuple[Cijfers, str, str], *,
    door: Gebruiker, op: datetime,
) -> Opgave:  # fmt: skip
    """Keep figures as the next opgave of this zorgkantoor on this period; the last one counts.

    Args:
        kantoor: Whose figures; look it up with `get_zorgkantoor`.
        periode: Year or half-year.
        inhoud: Figures, footnote and `ingevoerd` or `ingelezen`.
        door: Who hands in.
        op: The moment, UTC.

    Raises:
        DomeinFout: `opgave_leeg` without any figure, `opgave_te_vroeg` before the period ends.

    Bron: [processen] D1 and D4.
    """
    cijfers, opmerking, herkomst = inhoud
    if all(aantal is None for maten in cijfers.values() for aantal in maten.values()):
        raise DomeinFout("opgave_leeg")
    if clock.local_day(op) < periode.eerste:
        raise DomeinFout("opgave_te_vroeg", periode=str(periode))
    hoogste = sa.select(sa.func.max(Opgave.nr)).where(
        Opgave.zorgkantoor_id == kantoor.id, Opgave.periode == str(periode)
    )
    rij = Opgave(
        zorgkantoor_id=kantoor.id,
        periode=str(periode),
        nr=(db.session.scalar(hoogste) or 0) + 1,
        cijfers={groep: dict(maten) for groep, maten in cijfers.items()},
        opmerking=opmerking.strip()[:MEESTE_TEKENS],
        herkomst=herkomst,
        door_id=door.id,
        op=op,
    )
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.opgave_vastgelegd", door=door, over=rij))
    return rij


def lees_opgaven_in(
    rijen: Sequence[Opgaverij], *, door: Gebruiker, op: datetime
) -> tuple[int, tuple[Opgavefout, ...]]:
    """Keep the good rows of a file; rows of one zorgkantoor and period are one opgave.

    Returns:
        How many opgaven came in, and the rows that did not; of a zorgkantoor and period with a
        wrong row none comes in, so that no half opgave counts.
    """
    kantoren = {rij.naam.casefold(): rij for rij in list_zorgkantoren(voor=door)}
    goed: dict[tuple[str, Periode], list[tuple[Opgaverij, str, Mapping[str, int | None]]]]
    goed, fouten = defaultdict(list), []
    for rij in rijen:
        try:
            kantoor, periode, groep, cijfers = lees_opgaverij(rij, kantoren)
        except DomeinFout as fout:
            fouten.append(Opgavefout(rij, fout))
            continue
        delen = goed[kantoor.naam.casefold(), periode]
        if any(groep == andere for _, andere, _ in delen):
            fouten.append(Opgavefout(rij, DomeinFout("opgave_dubbel", veld="groep")))
        else:
            delen.append((rij, groep, cijfers))
    half = {_plek(fout.rij) for fout in fouten}
    aantal = 0
    for (naam, periode), delen in goed.items():
        if (naam, str(periode)) in half:
            anders = DomeinFout("opgave_hoort_bij_fout")
            fouten += [Opgavefout(rij, anders) for rij, _, _ in delen]
        elif delen:
            inhoud = {groep: cijfers for _, groep, cijfers in delen}
            tekst = "\n".join(filter(None, (rij.velden.get("opmerking") for rij, _, _ in delen)))
            leg_opgave_vast(kantoren[naam], periode, (inhoud, tekst, INGELEZEN), door=door, op=op)
            aantal += 1
    return aantal, tuple(sorted(fouten, key=lambda fout: fout.rij.nr))


def _plek(rij: Opgaverij) -> tuple[str, str]:
    velden = rij.velden
    return velden.get("zorgkantoor", "").strip().casefold(), velden.get("periode", "").strip()


def zet_deelnemer(
    kantoor: Organisatie, wijze: str, van: date, *, door: Gebruiker
) -> Monitordeelnemer:
    """Say from which day the figures of a zorgkantoor are counted here, or handed in.

    Raises:
        DomeinFout: `deelnemer_niet_later` when something is laid down from this day or later.
    """
    vorige = db.session.scalars(
        sa.select(Monitordeelnemer)
        .where(Monitordeelnemer.zorgkantoor_id == kantoor.id)
        .order_by(Monitordeelnemer.van.desc())
    ).first()
    if vorige is not None and vorige.van >= van:
        raise DomeinFout("deelnemer_niet_later", veld="van", vorige=vorige.van)
    if vorige is not None:
        vorige.tot = van - timedelta(days=1)
    rij = Monitordeelnemer(zorgkantoor_id=kantoor.id, wijze=wijze, van=van, tot=None)
    db.session.add(rij)
    db.session.flush()
    audit.leg_vast(audit_regel("monitor.deelnemer", door=door, over=rij, kenmerk=wijze))
    return rij
