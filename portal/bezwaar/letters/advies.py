"""B12: the Zorginstituut is asked for advice; and the copy of the advice that came."""

from dataclasses import dataclass
from datetime import date

from portal.bezwaar.letters.opbouw import Inhoud, opening
from portal.bezwaar.queries.briefbronnen import Briefbron
from portal.bezwaar.queries.onderzoekteksten import onderzoektekst
from portal.domain.procedure.bezwaar import Adviesinhoud
from portal.platform.pdf import Alinea, Blok, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum

UITZONDERINGEN = (
    "U krijgt van ons een afschrift van het advies.",
    (
        "Wij beslissen niet voordat het advies er is. Dat is anders als het Zorginstituut niet op "
        "tijd adviseert, of laat weten dat het geen advies geeft."
    ),
    (
        "Advies is ook niet nodig als wij u alsnog helemaal gelijk geven, of als het bezwaar "
        "duidelijk niet aan de regels voldoet."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviesvraag:
    """When advice was asked, and what that means for the term.

    Attributes:
        gevraagd: Dutch calendar day on which it was recorded.
        stukken_compleet: Day on which the Zorginstituut had everything.
        uiterlijk: Last day of its term.
        was: Beslisdatum before this.
    """

    gevraagd: date
    stukken_compleet: date
    uiterlijk: date
    was: date


def schrijf_adviesvraag(bron: Briefbron, vraag: Adviesvraag) -> Inhoud:
    """Write that advice was asked, and until when the decision may take now.

    What is meant to be decided stays inside: the letter names the exceptions of the law only.

    Bron: [brieven] B12; [wlz] art. 10.3.1.
    """
    rij = bron.bezwaar
    verandert = rij.beslisdatum != vraag.was
    delen = (
        Alinea(
            f"{opening(bron)} Over uw bezwaar vragen wij advies aan het Zorginstituut Nederland "
            "(artikel 10.3.1 van de Wet langdurige zorg)."
        ),
        Kader(
            "Nieuwe beslisdatum" if verandert else "Beslisdatum",
            f"Wij beslissen uiterlijk op {datum(rij.beslisdatum)}.",
        ),
        Blok(
            (
                ("Advies gevraagd op", datum(vraag.gevraagd)),
                ("Stukken compleet op", datum(vraag.stukken_compleet)),
                ("Advies uiterlijk op", datum(vraag.uiterlijk)),
            )
        ),
        *(_waarom_later(bron, vraag) if verandert else (_blijft(bron),)),
        Kop("Hoe het verder gaat"),
        Lijst(UITZONDERINGEN),
    )
    return Inhoud(soort="advies", titel="Wij vragen advies aan het Zorginstituut", onderdelen=delen)


def schrijf_afschrift(
    bron: Briefbron, *, ontvangen: date, inhoud: Adviesinhoud, tekst: str
) -> Inhoud:
    """Write what the Zorginstituut advises, as the bezwaarmaker has the right to know.

    Bron: [berichten] N37; [wlz] art. 10.3.1.
    """
    volgen = (
        "In de beslissing staat of wij het advies volgen. Volgen wij het niet, dan leggen wij uit "
        "waarom."
    )
    delen = (
        Alinea(
            f"{opening(bron)} Wij vroegen het Zorginstituut Nederland om advies. Dat advies "
            f"ontvingen wij op {datum(ontvangen)}. U krijgt hierbij een afschrift."
        ),
        Kader("Het advies", f"{onderzoektekst('inhoud', inhoud.value)}."),
        Kop("Wat het Zorginstituut schrijft"),
        Alinea(tekst),
        Kop("Hoe het verder gaat"),
        Lijst(
            (
                f"Wij beslissen uiterlijk op {datum(bron.bezwaar.beslisdatum)} op uw bezwaar.",
                volgen,
                f"Wilt u op het advies reageren? Neem dan contact op: {bron.contact}.",
            )
        ),
    )
    return Inhoud(soort="afschrift", titel="Het advies van het Zorginstituut", onderdelen=delen)


def _waarom_later(bron: Briefbron, vraag: Adviesvraag) -> tuple[Onderdeel, ...]:
    uitleg = (
        f"Wij zouden uiterlijk op {datum(vraag.was)} beslissen. Met advies van het Zorginstituut "
        "geldt een langere termijn: 21 weken na de laatste dag om bezwaar te maken. Die dag was "
        f"{datum(bron.bezwaar.bezwaar_tot)}."
    )
    return (Kop("Waarom de datum verandert"), Alinea(uitleg))


def _blijft(bron: Briefbron) -> Alinea:
    return Alinea(
        "Met advies van het Zorginstituut geldt een termijn van 21 weken na de laatste dag om "
        f"bezwaar te maken. Die dag was {datum(bron.bezwaar.bezwaar_tot)}. De dag die wij eerder "
        "met u afspraken, is later. Die blijft gelden."
    )
