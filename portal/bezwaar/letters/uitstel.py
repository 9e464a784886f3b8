"""The message that deciding on a bezwaar takes longer: verdaagd, or uitgesteld with consent."""

from datetime import date

from portal.bezwaar.letters.opbouw import Inhoud, opening
from portal.bezwaar.queries.briefbronnen import Briefbron
from portal.domain.procedure.bezwaaruitstel import Instemming
from portal.platform.pdf import Alinea, Kader, Kop
from portal.platform.web.texts import datum

SOORT = "termijn"
WIE = {
    Instemming.ALLEN: "U en alle andere betrokkenen stemden op {dag} in met uitstel.",
    Instemming.INDIENER: (
        "U stemde op {dag} in met uitstel. Andere betrokkenen hebben er geen nadeel van."
    ),
}


def schrijf_verdaging(bron: Briefbron, reden: str, *, was: date) -> Inhoud:
    """Write that the decision is adjourned.

    Bron: [awb] art. 7:10 lid 3 and 5; [berichten] N38.
    """
    delen = (
        Alinea(f"{opening(bron)} Wij zouden uiterlijk op {datum(was)} beslissen. Dat lukt niet."),
        _nieuwe_datum(bron),
        Kop("Waarom het langer duurt"),
        Alinea(reden),
        Alinea(
            "Wij mogen de beslissing één keer zes weken verdagen. Dit staat in artikel 7:10 van "
            "de Algemene wet bestuursrecht, lid 3."
        ),
    )
    return Inhoud(soort=SOORT, titel="Wij hebben meer tijd nodig", onderdelen=delen)


def schrijf_uitstel(
    bron: Briefbron, reden: str, *, instemming: Instemming, ingestemd_op: date
) -> Inhoud:
    """Confirm until which day the parties agreed to wait.

    Bron: [awb] art. 7:10 lid 4 and 5; [berichten] N38.
    """
    delen = (
        Alinea(f"{opening(bron)} {WIE[instemming].format(dag=datum(ingestemd_op))}"),
        _nieuwe_datum(bron),
        Kop("Waarom het langer duurt"),
        Alinea(reden),
        Alinea(
            "Uitstel met instemming staat in artikel 7:10 van de Algemene wet bestuursrecht, lid 4."
        ),
    )
    return Inhoud(soort=SOORT, titel="Wij beslissen later", onderdelen=delen)


def _nieuwe_datum(bron: Briefbron) -> Kader:
    datum_nu = datum(bron.bezwaar.beslisdatum)
    return Kader("Nieuwe beslisdatum", f"Wij beslissen uiterlijk op {datum_nu}.")
