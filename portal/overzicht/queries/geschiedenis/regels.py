"""The lines that aanvragen, besluiten, toekenningen and groups give to the history of a client."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import duur_van, is_voor_portaal
from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.bevoegdheid import Uitkomst
from portal.domain.procedure import (
    IN_BEHANDELING,
    BesluitToestand,
    Evaluatieplicht,
    Herkomst,
    bepaal_evaluatieplicht,
    evaluatie_vanaf,
)
from portal.overzicht.adressen import Plek, termijn
from portal.overzicht.queries.geschiedenis.feiten import HERAANVRAAG, Feiten
from portal.platform import clock
from portal.platform.calendar_data import load_volgregels
from portal.platform.web.texts import euro

_R = Regelsoort
STAND = "stand_vorig_doel"
VERVANGEN = {
    BesluitToestand.HERSTELD: "hersteld",
    BesluitToestand.HERROEPEN: "herroepen",
}
"""What is told of a besluit that no longer holds."""
MET_VERVOLG = frozenset({"gestart", "ingediend"})
"""Events that are named differently for a her-aanvraag."""


def aanvraagregels(feiten: Feiten) -> Iterator[Geschiedenisregel]:
    """Tell what happened to each aanvraag, and what it waits for."""
    per_geheel = {rij.geheel_id: rij for rij in feiten.aanvragen}
    for gebeurtenis in feiten.gebeurtenissen:
        aanvraag, code = per_geheel[gebeurtenis.aanvraag_id], gebeurtenis.soort
        if aanvraag.herkomst == HERAANVRAAG and code in MET_VERVOLG:
            code = f"{code}_her"
        yield Geschiedenisregel(
            dag=gebeurtenis.dag,
            soort=_R.AANVRAAG,
            code=code,
            url=feiten.plek.van(aanvraag.id),
            nummer=aanvraag.nummer,
        )
    for aanvraag in feiten.aanvragen:
        yield from _terugblik(feiten, aanvraag)
        yield from _wachtregels(feiten, aanvraag)


def _terugblik(feiten: Feiten, aanvraag: Aanvraag) -> Iterator[Geschiedenisregel]:
    """Tell what a her-aanvraag says of the goals before it."""
    antwoord = als_deel(feiten.terugblikken.get(aanvraag.id))
    namen = {
        als_tekst(doel.get("doel_id")): als_tekst(doel.get("korte_naam"))
        for toekenning in feiten.toekenningen
        for doel in als_rijen(toekenning.doelen)
    }
    standen = {
        doel_id: als_tekst(als_deel(deel).get(STAND)).replace(" ", "_")
        for doel_id, deel in antwoord.items()
    }
    doelen = [(namen[d], stand) for d, stand in standen.items() if stand and namen.get(d)]
    if doelen and aanvraag.ontvangen_op is not None:
        yield Geschiedenisregel(
            dag=clock.local_day(aanvraag.ontvangen_op),
            soort=_R.AANVRAAG,
            code="doelen_uitkomst",
            doelen=doelen,
            url=feiten.plek.van(aanvraag.id),
            nummer=aanvraag.nummer,
        )


def _wachtregels(feiten: Feiten, aanvraag: Aanvraag) -> Iterator[Geschiedenisregel]:
    beslisdatum = aanvraag.beslisdatum if aanvraag.toestand in IN_BEHANDELING else None
    dagen = {
        "beslisdatum": beslisdatum,
        "herstel": aanvraag.hersteldatum,
        "antwoord": aanvraag.antwoorddatum,
    }
    for code, dag in dagen.items():
        if dag is not None:
            yield Geschiedenisregel(
                dag=dag,
                soort=_R.TERMIJN,
                code=code,
                url=termijn(feiten.plek, aanvraag.id),
                nummer=aanvraag.nummer,
            )


def besluitregels(feiten: Feiten) -> Iterator[Geschiedenisregel]:
    """Tell what was decided, and until when bezwaar is possible."""
    for besluit in feiten.besluiten:
        if besluit.verzenddatum is None:
            continue
        yield Geschiedenisregel(
            dag=besluit.verzenddatum,
            soort=_R.BESLUIT,
            code=VERVANGEN.get(besluit.stand, besluit.uitkomst.value),
            gegevens=_toegekend(besluit),
            url=Plek.BESCHIKKING.van(besluit.id),
            nummer=besluit.nummer,
        )
        for code, dag in (("bezwaar", besluit.bezwaar_tot), ("beroep", besluit.beroep_tot)):
            if dag is not None:
                yield Geschiedenisregel(
                    dag=dag,
                    soort=_R.TERMIJN,
                    code=code,
                    url=termijn(feiten.plek, besluit.aanvraag_id),
                    nummer=besluit.nummer,
                )


def _toegekend(besluit: Besluit) -> Mapping[str, object]:
    if besluit.uitkomst is not Uitkomst.TOEKENNEN or besluit.jaarbedrag_cent is None:
        return {}
    return {
        "bedrag": euro(besluit.jaarbedrag_cent),
        "ingang": besluit.ingangsdatum,
        "laatste_dag": besluit.laatste_dag,
    }


def toekenningregels(feiten: Feiten) -> Iterator[Geschiedenisregel]:
    """Tell from when and until when each toekenning is in force, with its goals."""
    verzonden = {rij.id: rij.verzenddatum for rij in feiten.besluiten}
    for toekenning in feiten.toekenningen:
        if toekenning.einde < toekenning.ingang:
            continue
        bekend = verzonden.get(toekenning.besluit_id) if toekenning.besluit_id else None
        doelen = [
            (naam, "")
            for doel in als_rijen(toekenning.doelen)
            if (naam := als_tekst(doel.get("korte_naam")))
        ]
        if doelen:
            regel = _over(toekenning, bekend or toekenning.ingang, "doelen", soort=_R.DOEL)
            yield replace(regel, doelen=doelen)
        vooraf = toekenning.herkomst is Herkomst.VOORAF
        yield _over(toekenning, toekenning.ingang, "vooraf" if vooraf else "ingang")
        yield from _einderegels(feiten, toekenning)


def _einderegels(feiten: Feiten, toekenning: Toekenning) -> Iterator[Geschiedenisregel]:
    """Tell when it ends, why when that is earlier, and from when it can be evaluated."""
    duur = duur_van(toekenning)
    plicht = bepaal_evaluatieplicht(duur, voor_portaal=is_voor_portaal(toekenning))
    klaar = toekenning.geevalueerd_op is not None or toekenning.id in feiten.met_terugblik
    if plicht is Evaluatieplicht.VERPLICHT and not klaar and duur.reden is None:
        vanaf = evaluatie_vanaf(duur, load_volgregels(feiten.op))
        regel = _over(toekenning, vanaf, "evaluatie_vanaf", soort=_R.EVALUATIE)
        yield replace(regel, url=f"{regel.url}/evaluatie")
    regel = _over(toekenning, toekenning.einde, "eerder_einde" if duur.reden else "laatste_dag")
    yield replace(regel, gegevens={**regel.gegevens, "reden": toekenning.einde_reden})


def groepregels(feiten: Feiten) -> Iterator[Geschiedenisregel]:
    """Tell in which groups the client was."""
    for rij, in_beeld in feiten.lidmaatschappen:
        for code, dag in (("groep_in", rij.van), ("groep_uit", rij.tot)):
            if dag is not None:
                yield Geschiedenisregel(
                    dag=dag,
                    soort=_R.GROEP,
                    code=code,
                    gegevens={"groep": rij.groep.naam},
                    url=Plek.GROEP.van(rij.groep_id) if in_beeld else "",
                    nummer=rij.groep.code,
                )


def _over(
    toekenning: Toekenning, dag: date, code: str, *, soort: Regelsoort = _R.TOEKENNING
) -> Geschiedenisregel:
    """Make a line about a toekenning."""
    return Geschiedenisregel(
        dag=dag,
        soort=soort,
        code=code,
        gegevens={
            "profiel": toekenning.meerzorgprofiel,
            "bedrag": euro(toekenning.jaarbedrag_cent),
            "laatste_dag": toekenning.laatste_dag,
        },
        url=Plek.TOEKENNING.van(toekenning.id),
        nummer=toekenning.nummer,
    )
