"""Write the letter that belongs to the end of a toekenning, as draft and as it goes out (B9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from portal.beoordeling.actions.vaststellen import bepaal_bezwaar_tot
from portal.beoordeling.letters.besluit import SJABLOON
from portal.beoordeling.queries.evaluatie import duur_van, is_voor_portaal
from portal.domain.procedure import (
    Eindereden,
    Evaluatieplicht,
    bepaal_evaluatieplicht,
    evaluatie_herinnering,
)
from portal.domain.procedure.einde import Eindesoort
from portal.domain.termijnen import EEN_DAG
from portal.platform import clock
from portal.platform.calendar_data import load_volgregels
from portal.platform.pdf import maak_brief
from portal.toekenning.actions.brieven import Brief, bewaar_brief
from portal.toekenning.letters.einde import (
    Eindebrief,
    schrijf_afloop,
    schrijf_beeindiging,
    schrijf_intrekking,
)
from portal.toekenning.letters.opbouw import Verzending
from portal.toekenning.letters.versturen import verstuur
from portal.toekenning.queries.afloop import find_vervolg
from portal.toekenning.queries.briefbronnen import Briefbron, lees_briefbron

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.beoordeling.models import Toekenning
    from portal.platform.pdf import Document
    from portal.toegang.models import Gebruiker
    from portal.toekenning.models import Eindebesluit, Toekenningsbrief

EINDE, INTREKKING, AFLOOP = "einde", "intrekking", "afloop"
ONBEKEND = ("Naam van wie ondertekent", "Functie")


def maak_concept(besluit: Eindebesluit, dag: date) -> Document:
    """Write the letter as it would go out today, signed by nobody yet.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt`, `brief_onvolledig` or `bsn_in_brief`.
    """
    bron = lees_briefbron(besluit.toekenning, dag=dag)
    if besluit.reden is Eindereden.OVERLIJDEN:
        return schrijf_afloop(bron, _inhoud(besluit), verzonden=dag)
    verzending = Verzending(
        ondertekenaar=ONBEKEND, verzonden=dag, bezwaar_tot=bepaal_bezwaar_tot(dag)
    )
    return _schrijf(besluit, bron, verzending)


def verstuur_eindebesluit(
    besluit: Eindebesluit, *, functie: str, door: Gebruiker, op: datetime
) -> Toekenningsbrief:
    """Send the letter of a besluit that is being fixed.

    Raises:
        DomeinFout: As `maak_concept`.
    """
    toekenning = besluit.toekenning
    if besluit.reden is Eindereden.OVERLIJDEN:
        return verstuur_afloop(toekenning, door=door, op=op)
    soort = INTREKKING if besluit.soort is Eindesoort.INTREKKEN else EINDE
    return verstuur(
        toekenning,
        soort,
        lambda bron, verzending: _schrijf(besluit, bron, verzending),
        functie=functie,
        door=door,
        op=op,
    )


def verstuur_afloop(
    toekenning: Toekenning, *, door: Gebruiker | None, op: datetime
) -> Toekenningsbrief:
    """Send the message that a toekenning ended by itself, today.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` or `bsn_in_brief`.
    """
    dag = clock.local_day(op)
    bron = lees_briefbron(toekenning, dag=dag)
    duur = duur_van(toekenning)
    inhoud = Eindebrief(
        laatste_dag=toekenning.einde,
        reden=duur.reden,
        evaluatie_voor=_evaluatie_voor(toekenning, toekenning.einde, duur.reden),
        vervolg=find_vervolg(toekenning),
    )
    brief = Brief(
        soort=AFLOOP,
        nr=bron.nr,
        gemaakt=maak_brief(schrijf_afloop(bron, inhoud, verzonden=dag), SJABLOON),
        verzonden=dag,
        bezwaar_tot=None,
    )
    return bewaar_brief(toekenning, brief, door=door, op=op)


def _schrijf(besluit: Eindebesluit, bron: Briefbron, verzending: Verzending) -> Document:
    inhoud = _inhoud(besluit)
    if besluit.soort is Eindesoort.INTREKKEN:
        return schrijf_intrekking(bron, inhoud, verzending, vanaf=besluit.einde + EEN_DAG)
    return schrijf_beeindiging(bron, inhoud, verzending)


def _inhoud(besluit: Eindebesluit) -> Eindebrief:
    return Eindebrief(
        laatste_dag=besluit.einde,
        reden=besluit.reden,
        motivering=besluit.motivering,
        daarna=besluit.daarna,
        evaluatie_voor=_evaluatie_voor(besluit.toekenning, besluit.einde, besluit.reden),
    )


def _evaluatie_voor(toekenning: Toekenning, einde: date, reden: Eindereden | None) -> date | None:
    """Give the day before which the eindevaluatie is there, None when none is asked."""
    duur = replace(duur_van(toekenning), einde=einde, reden=reden)
    plicht = bepaal_evaluatieplicht(duur, voor_portaal=is_voor_portaal(toekenning))
    if plicht is not Evaluatieplicht.VERPLICHT:
        return None
    return evaluatie_herinnering(einde, load_volgregels(einde))
