"""The letters of a change in a group: to each client whom it touches, about that client only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from portal.domain.procedure.mutatie import Lidgevolg
from portal.platform import clock
from portal.platform.calendar_data import load_volgregels
from portal.platform.web.texts import datum
from portal.toekenning.letters.mutatie import Einde, Overgang, schrijf_einde, schrijf_verplaatsing
from portal.toekenning.letters.versturen import verstuur
from portal.toekenning.queries.mutatieteksten import mutatietekst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker
    from portal.toekenning.actions.mutatie_vaststellen import Gewijzigd
    from portal.toekenning.letters.opbouw import Verzending
    from portal.toekenning.models import Mutatie
    from portal.toekenning.queries.briefbronnen import Briefbron

SOORTEN = {
    Lidgevolg.EINDIGT: "vertrek",
    Lidgevolg.GAAT_OVER: "verplaatsing",
    Lidgevolg.OVERBLIJVER: "overblijver",
}


def verstuur_mutatiebrieven(
    mutatie: Mutatie, gewijzigd: Sequence[Gewijzigd], *, door: Gebruiker, op: datetime
) -> None:
    """Send a besluit to each client whom a fixed mutatie touched.

    Raises:
        DomeinFout: As `verstuur`.

    Bron: [brieven] B8; [processen] H3, H4.
    """
    for rij in gewijzigd:
        _verstuur(mutatie, rij, door=door, op=op)


def _verstuur(mutatie: Mutatie, rij: Gewijzigd, *, door: Gebruiker, op: datetime) -> None:
    def schrijf(bron: Briefbron, verzending: Verzending) -> Document:
        if rij.nieuw is not None:
            return schrijf_verplaatsing(bron, _overgang(mutatie, rij), verzending)
        return schrijf_einde(bron, _einde(mutatie, rij, clock.local_day(op)), verzending)

    soort = SOORTEN[rij.beeld.gevolg]
    over = rij.nieuw or rij.beeld.toekenning
    verstuur(over, soort, schrijf, functie=rij.functie, door=door, op=op)


def _overgang(mutatie: Mutatie, rij: Gewijzigd) -> Overgang:
    assert rij.nieuw is not None
    dag = datum(mutatie.eerste_dag)
    return Overgang(
        oud=rij.beeld.toekenning,
        nieuw=rij.nieuw,
        waarom=(
            mutatietekst("brief", "verplaatsing", dag=dag),
            mutatietekst("brief", "context"),
        ),
        afschrift=(rij.nieuw.aanbieder.naam,),
    )


def _einde(mutatie: Mutatie, rij: Gewijzigd, vandaag: date) -> Einde:
    lid, dag = rij.beeld, datum(mutatie.eerste_dag)
    soort = SOORTEN[lid.gevolg]
    voor_einde = timedelta(days=load_volgregels(vandaag).evaluatie_voor_einde)
    return Einde(
        toekenning=lid.toekenning,
        einde=lid.einde,
        waarom=(mutatietekst("brief", soort, dag=dag, einde=datum(lid.einde)),),
        daarna=(mutatietekst("brief", f"{soort}_daarna"),),
        eindevaluatie_vanaf=max(vandaag, lid.einde - voor_einde),
    )
