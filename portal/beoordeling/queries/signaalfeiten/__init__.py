"""Every fact that the signals look at, for one submitted version."""

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.queries.signaalfeiten import inhoud, verleden
from portal.beoordeling.queries.signaalfeiten.bron import Versiebron, lees_bron
from portal.beoordeling.queries.signaalfeiten.groep import (
    Lidbron,
    bepaal_groepsfeiten,
    bepaal_ledenfeiten,
)
from portal.domain.toetsingskader import Signaalfeiten

__all__ = [
    "Lidbron",
    "Versiebron",
    "bepaal_feiten",
    "bepaal_groepsfeiten",
    "bepaal_ledenfeiten",
    "lees_bron",
]


def bepaal_feiten(aanvraag: Aanvraag, bron: Versiebron) -> Signaalfeiten:
    """Collect the facts: from the version itself, and from what the portal holds beside it."""
    toekenningen = verleden.list_toekenningen(aanvraag)
    return Signaalfeiten(
        aanvraag=inhoud.aanvraagfeiten(bron),
        invoer=inhoud.invoerfeiten(bron),
        recht=inhoud.rechtfeiten(bron, consult=verleden.heeft_consult(aanvraag)),
        rekening=inhoud.rekenfeiten(bron),
        context=inhoud.contextfeiten(bron),
        lvhc=inhoud.lvhcfeiten(bron),
        dagprogramma=inhoud.dagprogrammafeiten(bron),
        vorige=verleden.vorige_toekenning(toekenningen, bron=bron),
        geschiedenis=verleden.geschiedenis(
            toekenningen,
            verleden.list_intern_afgewezen(aanvraag),
            trajecten=verleden.list_trajecten(aanvraag.persoon_id, toekenningen),
            bron=bron,
        ),
        benchmark=verleden.maak_benchmark(verleden.vergelijkbare(aanvraag.zorgprofiel)),
    )
