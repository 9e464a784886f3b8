"""The days on which a beslistermijn stood still, counted one by one from the events."""

from collections.abc import Iterable
from datetime import date, timedelta

from portal.aanvraag.models import Gebeurtenis

DAG = timedelta(days=1)


def stille_dagen(feiten: Iterable[Gebeurtenis], tot: date) -> set[date]:
    """Give the days on which the term stood still, up to and including a day, by definition."""
    dagen: set[date] = set()
    gevraagd: tuple[date, date] | None = None

    def neem(van: date, tot_en_met: date) -> None:
        dagen.update(van + nr * DAG for nr in range((tot_en_met - van).days + 1))

    for feit in feiten:
        if feit.soort == "aanvulling_gevraagd":
            gevraagd = feit.dag, date.fromisoformat(feit.gegevens["hersteldatum"])
        elif feit.soort in {"aangevuld", "aanvulverzoek_ingetrokken", "herstel_verstreken"}:
            assert gevraagd
            neem(gevraagd[0] + DAG, min(feit.dag - DAG, gevraagd[1]))
            gevraagd = None
        elif feit.soort == "uitstel_ingestemd":
            van, tot_en_met = (feit.gegevens[naam] for naam in ("van", "tot_en_met"))
            neem(date.fromisoformat(van), date.fromisoformat(tot_en_met))
    if gevraagd:
        neem(gevraagd[0] + DAG, gevraagd[1])
    return {dag for dag in dagen if dag <= tot}
