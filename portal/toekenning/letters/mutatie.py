"""B8: what changes for one client when the client moves, leaves a group or stays alone in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.beoordeling.letters.toekennen import percentage
from portal.domain.termijnen import EEN_DAG
from portal.domain.vragenlijst import doelnaam
from portal.domain.waarden import Uren, breuk_uit_tekst, uren_en_minuten
from portal.platform.pdf import Alinea, Document, Kolom, Kop, Lijst, Onderdeel, Tabel
from portal.platform.web.texts import datum, euro
from portal.toekenning.letters.opbouw import Verzending, maak_besluit

if TYPE_CHECKING:
    from datetime import date

    from portal.beoordeling.models import Toekenning
    from portal.toekenning.queries.briefbronnen import Briefbron


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgang:
    """A toekenning that goes on as another one.

    Attributes:
        waarom: Sentences that carry the besluit.
        afschrift: Who gets a copy.
    """

    oud: Toekenning
    nieuw: Toekenning
    waarom: tuple[str, ...]
    afschrift: tuple[str, ...]


def schrijf_verhuizing(bron: Briefbron, overgang: Overgang, verzending: Verzending) -> Document:
    """Write that the meerzorg goes along to another place.

    Bron: [brieven] B8; [verhuisformulier] Gevolgen na stap 4.
    """
    nieuw = overgang.nieuw
    dictum = (
        f"De meerzorg van {bron.naam} gaat vanaf {datum(nieuw.ingang)} door bij {bron.aanbieder}, "
        f"locatie {bron.locatie.naam}, tot en met {datum(nieuw.laatste_dag)}. Het bedrag is "
        f"{euro(nieuw.etmaalbedrag_cent)} per etmaal."
    )
    return maak_besluit(
        bron,
        verzending,
        wat="meerzorg na verhuizing",
        dictum=dictum,
        onderdelen=_overgang(overgang),
    )


def schrijf_verplaatsing(bron: Briefbron, overgang: Overgang, verzending: Verzending) -> Document:
    """Write that the meerzorg goes on in another group of the same aanbieder.

    Bron: [brieven] B8; [processen] H3.
    """
    nieuw = overgang.nieuw
    dictum = (
        f"De meerzorg van {bron.naam} gaat vanaf {datum(nieuw.ingang)} door in een andere groep "
        f"van {bron.aanbieder}, locatie {bron.locatie.naam}, tot en met "
        f"{datum(nieuw.laatste_dag)}. Het bedrag is {euro(nieuw.etmaalbedrag_cent)} per etmaal."
    )
    return maak_besluit(
        bron,
        verzending,
        wat="meerzorg in een andere groep",
        dictum=dictum,
        onderdelen=_overgang(overgang),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Einde:
    """A toekenning that ends earlier than granted.

    Attributes:
        einde: New last day.
        waarom: Sentences that carry the besluit.
        daarna: What holds after it.
    """

    toekenning: Toekenning
    einde: date
    waarom: tuple[str, ...]
    daarna: tuple[str, ...]
    eindevaluatie_vanaf: date


def schrijf_einde(bron: Briefbron, einde: Einde, verzending: Verzending) -> Document:
    """Write that the meerzorg in a group ends, or runs on for a while only.

    Bron: [brieven] B8; [processen] H3, H4.
    """
    rij = einde.toekenning
    dictum = (
        f"De meerzorg van {bron.naam} in de groep loopt tot en met {datum(einde.einde)}. "
        f"Daarna stopt deze toekenning. Toegekend was tot en met {datum(rij.laatste_dag)}."
    )
    delen: list[Onderdeel] = [
        Kop("Waarom wij zo besluiten"),
        *(Alinea(zin) for zin in einde.waarom),
        Kop("Wat er verandert"),
        _tabel(
            ("Onderdeel", "Was", "Wordt"),
            [
                ("Eerste dag", datum(rij.ingang), datum(rij.ingang)),
                ("Laatste dag", datum(rij.laatste_dag), datum(einde.einde)),
                *_gelijk(rij),
            ],
        ),
        Kop("Wat er daarna geldt"),
        Lijst(
            (
                *einde.daarna,
                _evaluatie(einde.eindevaluatie_vanaf),
                f"{bron.aanbieder} krijgt een afschrift van deze brief in het portaal.",
            )
        ),
        *_perspectief(rij),
    ]
    return maak_besluit(
        bron, verzending, wat="einde van meerzorg in een groep", dictum=dictum, onderdelen=delen
    )


def _evaluatie(vanaf: date) -> str:
    return (
        "Er komt een eindevaluatie, ook als er geen nieuwe aanvraag komt. De zorgaanbieder kan "
        f"die vastleggen vanaf {datum(vanaf)}."
    )


def _overgang(overgang: Overgang) -> list[Onderdeel]:
    oud, nieuw = overgang.oud, overgang.nieuw
    tot = nieuw.ingang - EEN_DAG
    koppen = ("Onderdeel", f"Tot en met {datum(tot)}", f"Vanaf {datum(nieuw.ingang)}")
    rijen = [
        ("Toekenning", oud.nummer, nieuw.nummer),
        ("Zorgaanbieder", oud.aanbieder.naam, nieuw.aanbieder.naam),
        ("Locatie", oud.locatie.naam, nieuw.locatie.naam),
        ("AGB-code uitvoerder", oud.locatie.agb_uitvoerder, nieuw.locatie.agb_uitvoerder),
        ("Eerste dag", datum(oud.ingang), datum(nieuw.ingang)),
        ("Laatste dag", datum(tot), datum(nieuw.laatste_dag)),
        ("Meerzorgprofiel", _profiel(oud), _profiel(nieuw)),
        ("Meerzorguren per week", _uren(oud), _uren(nieuw)),
        ("Bedrag per jaar", euro(oud.jaarbedrag_cent), euro(nieuw.jaarbedrag_cent)),
        ("Bedrag per etmaal", euro(oud.etmaalbedrag_cent), euro(nieuw.etmaalbedrag_cent)),
        ("Tariefpercentage", _tarief(oud), _tarief(nieuw)),
    ]
    return [
        Kop("Wat er verandert"),
        _tabel(koppen, rijen),
        Kop("Waarom wij zo besluiten"),
        *(Alinea(zin) for zin in overgang.waarom),
        *_perspectief(nieuw),
        *_afspraken(nieuw),
        Kop("Declareren"),
        Alinea(_declareren(oud, nieuw)),
        Alinea(f"Een afschrift van deze brief krijgen: {', '.join(overgang.afschrift)}."),
    ]


def _declareren(oud: Toekenning, nieuw: Toekenning) -> str:
    """Explain the month with two besluiten to who declares.

    Bron: [declaraties] DC3, DC4.
    """
    if nieuw.ingang.day == 1:
        return "Elke maand heeft één declaratie, onder de AGB-code van de uitvoerder hierboven."
    zin = (
        "In de maand van de overgang zijn er twee declaraties: elk over de eigen dagen en onder "
        "de eigen AGB-code."
    )
    if oud.etmaalbedrag_cent != nieuw.etmaalbedrag_cent:
        return zin
    return (
        f"{zin} De bedragen per etmaal zijn gelijk. Daarom gaat in die ene maand € 0,01 af van het "
        "bedrag per etmaal van de kortste periode. De maand daarna geldt weer het gewone bedrag."
    )


def _perspectief(rij: Toekenning) -> list[Onderdeel]:
    if not rij.perspectief:
        return []
    return [Kop("Perspectief"), Alinea(rij.perspectief)]


def _afspraken(rij: Toekenning) -> list[Onderdeel]:
    doelen = rij.doelen if isinstance(rij.doelen, list) else []
    namen = [doelnaam(doel) for doel in doelen if isinstance(doel, dict)]
    punten = (*rij.afspraken.splitlines(), *(f"Doel: {naam}" for naam in namen if naam))
    if not punten:
        return []
    return [
        Kop("Afspraken over het resultaat"),
        Alinea("De doelen en afspraken gaan mee en veranderen niet:"),
        Lijst(tuple(punt for punt in punten if punt.strip())),
    ]


def _gelijk(rij: Toekenning) -> list[tuple[str, str, str]]:
    return [
        ("Meerzorgprofiel", _profiel(rij), "blijft gelijk"),
        ("Bedrag per etmaal", euro(rij.etmaalbedrag_cent), "blijft gelijk"),
    ]


def _tabel(koppen: tuple[str, str, str], rijen: list[tuple[str, str, str]]) -> Tabel:
    breedtes = (3, 4, 4)
    kolommen = tuple(Kolom(kop, maat) for kop, maat in zip(koppen, breedtes, strict=True))
    return Tabel(kolommen, tuple(rijen))


def _profiel(rij: Toekenning) -> str:
    return rij.meerzorgprofiel or ("maatwerk" if rij.maatwerk else "niet bekend")


def _uren(rij: Toekenning) -> str:
    if not rij.meerzorguren:
        return "niet bekend"
    uren, minuten = uren_en_minuten(Uren(breuk_uit_tekst(rij.meerzorguren)))
    return f"{uren} uur en {minuten} minuten"


def _tarief(rij: Toekenning) -> str:
    return percentage(breuk_uit_tekst(rij.tarief)) if rij.tarief else "niet bekend"
