"""Plan the steps of every dossier of a demonstration, and do them in the order of time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.clienten.models import Client
from portal.demo import besluiten, check, concept, indiening, overleg, toetsing, volledigheid
from portal.demo.gegevens import eerste_van_maand, lees, moment
from portal.demo.organisaties import Bezetting
from portal.demo.werk import Werk
from portal.domain.gegevens import Lezer
from portal.platform import clock

Stapfunctie = Callable[[Werk, datetime], None]
CONCEPT: Mapping[str, Stapfunctie] = {
    "start": concept.start,
    "kies_periode": concept.kies_periode,
    "stel_doelen": concept.stel_doelen,
    "reken": concept.reken,
    "loop_check": check.loop_check,
    "beantwoord_helft": concept.beantwoord_helft,
    "beantwoord_vragen": concept.beantwoord_vragen,
    "stem_af": concept.stem_af,
    "verklaar": concept.verklaar,
    "teken_begeleider": indiening.teken_begeleider,
    "teken": indiening.teken,
    "dien_in": indiening.dien_in,
}
"""The ordinary steps, in order; a dossier does them up to and including the last it names."""
VERDER: Mapping[str, Stapfunctie] = {
    "pas_aan": concept.pas_aan,
    "dien_bijgesteld_in": indiening.dien_bijgesteld_in,
    "wijs_af_binnen": indiening.wijs_af_binnen,
    "gooi_concept_weg": indiening.gooi_concept_weg,
    "trek_aanvraag_in": indiening.trek_aanvraag_in,
    "wijs_toe": volledigheid.wijs_toe,
    "noteer": volledigheid.noteer,
    "overleg": overleg.overleg,
    "vraag_aanvulling": volledigheid.vraag_aanvulling,
    "begin_aanvulling": volledigheid.begin_aanvulling,
    "vul_aan": volledigheid.vul_aan,
    "verstrijk": volledigheid.verstrijk,
    "verklaar_volledig": volledigheid.verklaar,
    "toets": toetsing.toets,
    "toets_helft": toetsing.toets_helft,
    "toets_twijfel": toetsing.toets_twijfel,
    "stel_deels_voor": toetsing.stel_deels_voor,
    "bereid_toekennen_voor": besluiten.bereid_toekennen_voor,
    "bereid_afwijzen_voor": besluiten.bereid_afwijzen_voor,
    "bereid_bijstellen_voor": besluiten.bereid_bijstellen_voor,
    "bereid_buiten_behandeling_voor": besluiten.bereid_buiten_behandeling_voor,
    "bied_aan": besluiten.bied_aan,
    "stel_vast": besluiten.stel_vast,
}
STAPPEN: Mapping[str, Stapfunctie] = {**CONCEPT, **VERDER}
ALLEEN_LAATST = frozenset({"beantwoord_helft", "teken_begeleider"})
"""Steps that only a dossier does that ends with them."""
STAPPEN_PER_DAG = 2
DUUR: Mapping[str, int] = {"verstrijk": 17, "vul_aan": 8, "bied_aan": 1, "stel_vast": 2}
"""Days that a step takes, when it is not the usual number."""
DUUR_STANDAARD = 3
MAANDEN_TOT_INGANG = 2
MINUTEN_PER_DOSSIER = 7


@dataclass(frozen=True, order=True)
class Beurt:
    """One step of one dossier on a moment; of two on one moment the first planned goes first."""

    op: datetime
    dossier: int
    nr: int
    naam: str


def speel_af(bezetting: Bezetting, clienten: Mapping[str, Client], nu: datetime) -> list[Werk]:
    """Do every step of every dossier, each on its own moment in the past.

    Args:
        bezetting: Who can do what.
        clienten: By surname.
        nu: The present moment; nothing happens after it.
    """
    vandaag = clock.local_day(nu)
    dossiers = lees("dossiers").delen("dossier")
    werken = [_werk(deel, bezetting, clienten, vandaag) for deel in dossiers]
    beurten = [beurt for nr, werk in enumerate(werken) for beurt in _plan(nr, werk, vandaag)]
    for beurt in sorted(beurten):
        werk = werken[beurt.dossier]
        op = min(beurt.op, nu)
        with clock.freeze(op):
            STAPPEN[beurt.naam](werk, op)
    return werken


def _werk(deel: Lezer, bezetting: Bezetting, clienten: Mapping[str, Client], vandaag: date) -> Werk:
    begin = vandaag - timedelta(days=deel.getal("dagen"))
    return Werk(
        wens=deel,
        client=clienten[deel.tekst("client")],
        bezetting=bezetting,
        ingang=eerste_van_maand(begin, MAANDEN_TOT_INGANG),
    )


def _plan(dossier: int, werk: Werk, vandaag: date) -> Iterator[Beurt]:
    """Give the steps of one dossier: the concept within a week, then a few days for each."""
    geleden = werk.wens.getal("dagen")
    gewoon = list(CONCEPT)
    gewoon = gewoon[: gewoon.index(werk.wens.tekst("tot")) + 1]
    gewoon = [naam for naam in gewoon if naam not in ALLEEN_LAATST or naam == gewoon[-1]]
    for nr, naam in enumerate([*gewoon, *werk.wens.teksten("verder")]):
        if nr < len(gewoon):
            dag = geleden - nr // STAPPEN_PER_DAG
        else:
            geleden -= DUUR.get(naam, DUUR_STANDAARD)
            dag = geleden - len(gewoon) // STAPPEN_PER_DAG
        op = moment(vandaag, max(0, dag), minuut=dossier * MINUTEN_PER_DOSSIER + nr)
        yield Beurt(op, dossier, nr, naam)
