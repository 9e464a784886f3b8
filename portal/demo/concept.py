"""Fill in the concept of a demonstration by the real actions of the aanbieder."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import chain

from portal.aanvraag.actions.afstemming import (
    Gesprek,
    Verklaard,
    bewaar_afstemming,
    bewaar_verklaringen,
)
from portal.aanvraag.actions.antwoorden import Wijziging, bewaar_antwoorden
from portal.aanvraag.actions.doelen import bewaar_doel, voeg_doel_toe
from portal.aanvraag.actions.driehoek import Driehoek, bewaar_driehoek
from portal.aanvraag.actions.gegevens import Termijn, bewaar_termijn
from portal.aanvraag.actions.rekentool import bewaar_blokken
from portal.aanvraag.actions.samenvoegen import Getoond, schoon
from portal.aanvraag.actions.starten import Start, start_aanvraag
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Ingevuld
from portal.aanvraag.queries.stand import verklaringen_van
from portal.demo.gegevens import lees, vul_dagen_in
from portal.demo.werk import Werk
from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.platform.encrypted import JsonWaarde

BLOKKEN = ("zorg", "behandelaars", "context", "dagprogramma")
DOELVRAGEN = frozenset({"dl-doelen", "bc-doel"})
GESPREK_DAGEN = 4
UITLEG = (
    "Deze periode is nodig om het team op sterkte te krijgen, de aanpak te laten beklijven en "
    "daarna stap voor stap af te bouwen."
)


def start(werk: Werk, op: datetime) -> None:
    """Start the aanvraag and name the driehoek."""
    door = werk.bij_aanbieder(Rol.BEGELEIDER)
    keuze = Start(
        soort=werk.soort,
        client_id=werk.client.id,
        maanden=werk.wens.getal("maanden", 36),
        ingang=werk.ingang,
    )
    werk.gemaakt = start_aanvraag(keuze, door=door, op=op)
    driehoek = Driehoek(
        leden={rol: werk.bij_aanbieder(rol).id for rol in DRIEHOEK}, telefoon="0900 1234"
    )
    bewaar_driehoek(werk.aanvraag, driehoek, door=door, op=op)


def kies_periode(werk: Werk, op: datetime) -> None:
    """Explain the asked period."""
    termijn = Termijn(maanden=werk.wens.getal("maanden", 36), ingang=werk.ingang, uitleg=UITLEG)
    grens = werk.stand(op).looptijdgrens
    bewaar_termijn(werk.aanvraag, termijn, grens, door=werk.bij_aanbieder(Rol.MANAGER), op=op)


def stel_doelen(werk: Werk, op: datetime) -> None:
    """Add as many goals as the file says, within the asked period."""
    door = werk.bij_aanbieder(Rol.BEHANDELAAR)
    for gegevens in lees("antwoorden").delen("doel")[: werk.wens.getal("doelen", 1)]:
        doel = voeg_doel_toe(werk.aanvraag, None, door=door, op=op)
        velden = {naam: gegevens.tekst(naam) for naam in gegevens.gegevens}
        velden |= _doeldagen(werk.ingang, werk.wens.getal("maanden", 36))
        wijziging = Wijziging(str(doel.doel_id), Getoond(doel.versie, None), {**velden})
        bewaar_doel(werk.aanvraag, doel, wijziging, door=door, op=op)


def reken(werk: Werk, op: datetime) -> None:
    """Type the blocks of the rekentool; every context post serves the first goal."""
    preset = lees("rekentool").deel(werk.wens.tekst("rekentool", "s01"))
    dossier = werk.stand(op).dossier
    ingevuld = {
        naam: Ingevuld(blok=_blok(preset, naam, dossier), versie=0, basis={})
        for naam in BLOKKEN
        if naam in preset.gegevens
    }
    bewaar_blokken(dossier, ingevuld, door=werk.bij_aanbieder(Rol.BEHANDELAAR), op=op)


def beantwoord_vragen(werk: Werk, op: datetime) -> None:
    """Answer every question that is still open, also those that appear by an answer."""
    while open_vragen := _open_vragen(werk, op):
        *_, sectie = open_vragen
        _bewaar(werk, sectie, chain.from_iterable(open_vragen.values()), op)


def beantwoord_helft(werk: Werk, op: datetime) -> None:
    """Answer only the first half of the sections."""
    open_vragen = _open_vragen(werk, op)
    for sectie in list(open_vragen)[: len(open_vragen) // 2]:
        _bewaar(werk, sectie, open_vragen[sectie], op)


def pas_aan(werk: Werk, op: datetime) -> None:
    """Change the answers that the zorgkantoor doubted."""
    stand = werk.stand(op)
    nieuw = lees("antwoorden").deel("bijgesteld").gegevens
    wijzigingen = [
        Wijziging(rij.vraag_id, Getoond(rij.versie, schoon(rij.waarde)), str(nieuw[rij.vraag_id]))
        for rij in stand.dossier.antwoorden.values()
        if rij.vraag_id in nieuw
    ]
    door = werk.bij_aanbieder(Rol.BEGELEIDER)
    bewaar_antwoorden(werk.aanvraag, stand.secties[-1].id, wijzigingen, door=door, op=op)


def stem_af(werk: Werk, op: datetime) -> None:
    """Record the talk with the client or the vertegenwoordiger."""
    dag = clock.local_day(op) - timedelta(days=GESPREK_DAGEN)
    gesprek = Gesprek(
        met_wie="de cliënt en de mentor", hoe="in een gesprek op de locatie, met picto’s", datum=dag
    )
    manager = werk.bij_aanbieder(Rol.MANAGER)
    bewaar_afstemming(werk.aanvraag, gesprek, _afstemversie(werk, op), door=manager, op=op)


def verklaar(werk: Werk, op: datetime) -> None:
    """Tick every declaration, with the days of the papers."""
    dag = clock.local_day(op) - timedelta(days=GESPREK_DAGEN)
    stand = werk.stand(op)
    nodig = verklaringen_van(stand.kader.verklaringen, werk.aanvraag)
    verklaard = Verklaard(
        getoond=frozenset(stand.dossier.verklaringen),
        aangevinkt=frozenset(deel.id for deel in nodig),
        datums={deel.id: dag for deel in nodig if deel.datum},
    )
    manager = werk.bij_aanbieder(Rol.MANAGER)
    bewaar_verklaringen(werk.aanvraag, verklaard, _afstemversie(werk, op), door=manager, op=op)


def _afstemversie(werk: Werk, op: datetime) -> int:
    afstemming = werk.stand(op).dossier.afstemming
    return afstemming.versie if afstemming is not None else 0


def _doeldagen(ingang: date, maanden: int) -> dict[str, str]:
    """Give an end before the last day, and a day to measure halfway."""
    dagen = min(maanden * 28, 330)
    return {
        "einddatum": (ingang + timedelta(days=dagen)).isoformat(),
        "tussenmeting": (ingang + timedelta(days=dagen // 2)).isoformat(),
    }


def _blok(preset: Lezer, naam: str, dossier: Dossier) -> dict[str, JsonWaarde]:
    ruw = vul_dagen_in(dict(preset.deel(naam).gegevens), dossier.aanvraag.gestart_op.date())
    assert isinstance(ruw, dict)
    if naam != "context":
        return ruw
    doel_id = str(dossier.doelen[0].doel_id) if dossier.doelen else ""
    posten: list[JsonWaarde] = [
        {**{veld: post.tekst(veld) for veld in post.gegevens}, "doel_id": doel_id}
        for post in preset.delen("posten")
    ]
    return {**ruw, "posten": posten}


def _open_vragen(werk: Werk, op: datetime) -> Mapping[str, list[str]]:
    """Give the questions that miss an answer, by section, goals and filled-in ones left out."""
    stand = werk.stand(op)
    open_ = {rij.vraag_id for rij in stand.ontbrekend}
    per_sectie: dict[str, list[str]] = defaultdict(list)
    for sectie in stand.secties:
        for vraag in sectie.vragen:
            if vraag.id in open_ and vraag.gevuld_uit is None and vraag.id not in DOELVRAGEN:
                per_sectie[sectie.id].append(vraag.id)
    return per_sectie


def _bewaar(werk: Werk, sectie: str, vragen: Iterable[str], op: datetime) -> None:
    wijzigingen = [
        Wijziging(vraag, Getoond(0, None), schoon(_antwoord(werk, vraag))) for vraag in vragen
    ]
    door = werk.bij_aanbieder(Rol.BEGELEIDER)
    bewaar_antwoorden(werk.aanvraag, sectie, wijzigingen, door=door, op=op)


def _antwoord(werk: Werk, vraag: str) -> JsonWaarde:
    teksten = lees("antwoorden")
    thema = teksten.deel(werk.wens.tekst("thema", "gewoon")).gegevens
    return vul_dagen_in(thema.get(vraag, teksten.deel("gewoon").gegevens[vraag]), werk.ingang)
