"""B3: the message that deciding takes longer; and the request to agree with delay."""

from datetime import date

from portal.beoordeling.letters.mededelingen import maak_mededeling
from portal.beoordeling.queries.verzending import Verzending
from portal.platform.pdf import Alinea, Document, Kader, Kop
from portal.platform.web.texts import datum

VERLENGING = "Wij hebben meer tijd nodig"
UITSTEL = "Stemt u in met uitstel?"


def maak_verlenging(
    verzending: Verzending, reden: str, *, was: date, beslisdatum: date
) -> Document:
    """Write that the besluit comes later.

    Args:
        verzending: Who writes about which aanvraag.
        reden: Why it takes longer.
        was: Beslisdatum before the extension.
        beslisdatum: The computed beslisdatum after it.

    Bron: [awb] art. 4:14 lid 3; [brieven] B3.
    """
    delen = (
        Alinea(
            f"Op {datum(verzending.ontvangen)} kregen wij uw aanvraag voor meerzorg. Wij zouden "
            f"uiterlijk op {datum(was)} beslissen. Dat lukt niet."
        ),
        Kader("Nieuwe datum", f"Wij beslissen uiterlijk op {datum(beslisdatum)}."),
        Kop("Waarom het langer duurt"),
        Alinea(reden),
        Alinea("Dit staat in artikel 4:14 van de Algemene wet bestuursrecht."),
    )
    return maak_mededeling(verzending, VERLENGING, delen)


def maak_uitstelvraag(
    verzending: Verzending, reden: str, *, van: date, tot_en_met: date
) -> Document:
    """Ask the aanbieder to agree in writing that the term stands still for a period.

    Bron: [awb] art. 4:15 lid 2 onder a.
    """
    delen = (
        Alinea(
            f"Op {datum(verzending.ontvangen)} kregen wij uw aanvraag voor meerzorg. Wij vragen u "
            "of u instemt met uitstel van ons besluit."
        ),
        Kader("Periode van uitstel", f"Van {datum(van)} tot en met {datum(tot_en_met)}."),
        Kop("Waarom wij dit vragen"),
        Alinea(reden),
        Kop("Wat u kunt doen"),
        Alinea(
            "Stemt u in, leg dat dan vast in het portaal. De beslistermijn staat dan stil in deze "
            "periode. Stemt u niet in, dan hoeft u niets te doen en loopt de termijn gewoon door."
        ),
        Alinea("Dit staat in artikel 4:15 van de Algemene wet bestuursrecht."),
    )
    return maak_mededeling(verzending, UITSTEL, delen)
