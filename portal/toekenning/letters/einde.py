"""B9: the end of meerzorg: by law, decided earlier than granted, or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.domain.procedure import Eindereden
from portal.platform.pdf import Alinea, Document, Kolom, Kop, Lijst, Onderdeel, Tabel
from portal.platform.web.texts import datum
from portal.toekenning.letters.opbouw import Verzending, maak_bericht, maak_besluit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from portal.beoordeling.models import Toekenning
    from portal.toekenning.queries.briefbronnen import Briefbron

WAAROM = {
    Eindereden.VERTREK: "De cliënt vertrekt naar een andere zorgaanbieder.",
    Eindereden.AFBOUW: "De afbouw van de meerzorg is klaar.",
    Eindereden.PAST_BINNEN_PROFIEL: "De zorg past weer binnen het zorgprofiel.",
    Eindereden.NIEUWE_INDICATIE: "Er is een nieuwe indicatie.",
    Eindereden.OP_VERZOEK: "De cliënt of de vertegenwoordiger vraagt om te stoppen.",
    Eindereden.OVERLIJDEN: "De cliënt is overleden.",
}
NIEUW = (
    "Is er later weer meerzorg nodig, dan kan de zorgaanbieder een nieuwe aanvraag doen. "
    "Daarover nemen wij een nieuw besluit."
)

TERUGKIJKEN = (
    "Wil de zorgaanbieder met u terugkijken op de doelen van de meerzorg, dan mag dat. Het hoeft "
    "niet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eindebrief:
    """How a toekenning ends.

    Attributes:
        laatste_dag: Last day in force; before the ingang when it is on none.
        reden: Why; None when the looptijd is over.
        motivering: In the words of the reviewer.
        daarna: What holds after it for this client, in the words of the reviewer.
        evaluatie_voor: The eindevaluatie is there before this day; None when none is asked.
        vervolg: The toekenning that begins the day after, None without one.
    """

    laatste_dag: date
    reden: Eindereden | None = None
    motivering: str = ""
    daarna: str = ""
    evaluatie_voor: date | None = None
    vervolg: Toekenning | None = None


def schrijf_beeindiging(bron: Briefbron, einde: Eindebrief, verzending: Verzending) -> Document:
    """Write that meerzorg ends earlier than was granted.

    Bron: [brieven] B9; [procedure] §3 K04.
    """
    rij = bron.toekenning
    dictum = (
        f"De meerzorg van {bron.naam} stopt eerder. De laatste dag is {datum(einde.laatste_dag)}. "
        f"Toegekend was tot en met {datum(rij.laatste_dag)}."
    )
    if einde.laatste_dag < rij.ingang:
        dictum = (
            f"De meerzorg van {bron.naam} gaat niet in. Toegekend was vanaf {datum(rij.ingang)} "
            f"tot en met {datum(rij.laatste_dag)}."
        )
    assert einde.reden is not None
    delen = [
        Kop("Waarom wij zo besluiten"),
        Alinea(WAAROM[einde.reden]),
        Alinea(einde.motivering),
        *_verandering(rij, einde),
        *_daarna(bron, einde),
    ]
    wat = "einde van de meerzorg"
    return maak_besluit(bron, verzending, wat=wat, dictum=dictum, onderdelen=delen)


def schrijf_intrekking(
    bron: Briefbron, einde: Eindebrief, verzending: Verzending, *, vanaf: date
) -> Document:
    """Write that a toekenning is withdrawn because it rested on wrong facts.

    Bron: [brieven] B9; [procedure] §3 K05.
    """
    rij = bron.toekenning
    dictum = (
        f"Wij trekken de toekenning van meerzorg voor {bron.naam} (kenmerk {rij.kenmerk}) in. "
        f"Zij geldt niet meer vanaf {datum(vanaf)}."
    )
    delen = [
        Kop("Waarom wij zo besluiten"),
        Alinea(
            "De toekenning rust op gegevens die niet juist waren. Met de juiste gegevens hadden "
            "wij anders besloten."
        ),
        Alinea(einde.motivering),
        *_verandering(rij, einde),
        *_daarna(bron, einde),
    ]
    wat = "meerzorg ingetrokken"
    return maak_besluit(bron, verzending, wat=wat, dictum=dictum, onderdelen=delen)


def schrijf_afloop(bron: Briefbron, einde: Eindebrief, *, verzonden: date) -> Document:
    """Tell that meerzorg ended by itself: the looptijd is over, or the client died.

    A message without bezwaar: nothing is decided.

    Bron: [brieven] B9; [procedure] §3 K03.
    """
    rij = bron.toekenning
    if einde.reden is Eindereden.OVERLIJDEN:
        return maak_bericht(
            bron,
            verzonden=verzonden,
            aan=f"De nabestaanden van {bron.naam}",
            titel="Einde van de meerzorg",
            onderdelen=_na_overlijden(bron, einde),
        )
    delen = [
        Alinea(
            f"De meerzorg van {bron.naam} was toegekend vanaf {datum(rij.ingang)} tot en met "
            f"{datum(rij.laatste_dag)} (kenmerk {rij.kenmerk}). Die periode is voorbij. De "
            "toekenning is daarmee vanzelf geëindigd."
        ),
        Alinea("Dit is een bericht en geen besluit. U hoeft niets te doen."),
        *_daarna(bron, einde),
    ]
    return maak_bericht(bron, verzonden=verzonden, titel="Einde van de meerzorg", onderdelen=delen)


def _na_overlijden(bron: Briefbron, einde: Eindebrief) -> Sequence[Onderdeel]:
    rij = bron.toekenning
    return [
        Alinea(
            f"Wij kregen bericht dat {bron.naam} is overleden op {datum(einde.laatste_dag)}. "
            "Wij condoleren u met dit verlies."
        ),
        Alinea(
            f"De meerzorg (kenmerk {rij.kenmerk}) is op die dag geëindigd. Dat gaat vanzelf. "
            "Dit is een bericht en geen besluit. U hoeft niets te doen."
        ),
        Kop("Wat er nu geldt"),
        Lijst(
            (
                f"De zorgaanbieder declareert meerzorg tot en met {datum(einde.laatste_dag)}.",
                TERUGKIJKEN,
                f"{bron.aanbieder} krijgt een afschrift van deze brief in het portaal.",
            )
        ),
    ]


def _verandering(rij: Toekenning, einde: Eindebrief) -> Sequence[Onderdeel]:
    geen = einde.laatste_dag < rij.ingang
    rijen = (
        ("Eerste dag", datum(rij.ingang), "geen" if geen else datum(rij.ingang)),
        ("Laatste dag", datum(rij.laatste_dag), "geen" if geen else datum(einde.laatste_dag)),
    )
    kolommen = (Kolom("Onderdeel", 3), Kolom("Was", 4), Kolom("Wordt", 4))
    return [Kop("Wat er verandert"), Tabel(kolommen, rijen)]


def _daarna(bron: Briefbron, einde: Eindebrief) -> Sequence[Onderdeel]:
    rij = bron.toekenning
    punten = []
    if einde.laatste_dag >= rij.ingang:
        dag = datum(einde.laatste_dag)
        punten.append(f"De zorgaanbieder declareert meerzorg tot en met {dag}, en niet daarna.")
    if einde.vervolg is not None:
        begin = datum(einde.vervolg.ingang)
        punten.append(
            f"Vanaf {begin} geldt een nieuwe toekenning (kenmerk {einde.vervolg.kenmerk})."
        )
    else:
        punten += ["De zorg uit het zorgprofiel gaat gewoon door.", NIEUW]
    if einde.evaluatie_voor is not None:
        punten.append(
            "Er komt een eindevaluatie, ook als er geen nieuwe aanvraag komt. De zorgaanbieder "
            f"legt die vast vóór {datum(einde.evaluatie_voor)}."
        )
    punten.append(f"{bron.aanbieder} krijgt een afschrift van deze brief in het portaal.")
    delen: list[Onderdeel] = [Kop("Wat er daarna geldt")]
    if einde.daarna:
        delen.append(Alinea(einde.daarna))
    delen.append(Lijst(tuple(punten)))
    if rij.perspectief and einde.vervolg is None:
        delen += [
            Kop("Perspectief"),
            Alinea("Dit spraken wij af bij de toekenning:"),
            Alinea(rij.perspectief),
        ]
    return delen
