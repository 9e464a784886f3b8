"""B14: the invitation to the meerzorgdialoog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.dialoog.letters.opbouw import deelnemers, maak_document, oude_afspraken, wanneer
from portal.dialoog.queries.agenda import list_agenda
from portal.dialoog.queries.teksten import dialoogtekst
from portal.domain.procedure.dialoog import ACCENTEN
from portal.platform.pdf import Alinea, Blok, Document, Kader, Kop, Lijst, Onderdeel, Ondertekening
from portal.platform.web.texts import datum_dag, opsomming

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from portal.dialoog.models import Afspraak, Dialoog
    from portal.dialoog.queries.deelnemers import Deelname
    from portal.toegang.models import Gebruiker

SOORT = "B14"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitnodiging:
    """What an invitation is gathered from.

    Attributes:
        vorige: Afspraken that return as point 1.
        spiegeljaar: Newest year with spiegelinformatie, None without one.
        was: The day that it takes the place of; None for a first invitation.
        door: Who invites.
    """

    dialoog: Dialoog
    deelnemers: Sequence[Deelname]
    vorige: Sequence[Afspraak]
    spiegeljaar: int | None
    was: date | None
    door: Gebruiker


def schrijf_uitnodiging(bron: Uitnodiging, *, dag: date) -> Document:
    """Write the invitation.

    Bron: [brieven] B14; [processen] F1, F3, F4, F6 and F7.
    """
    dialoog = bron.dialoog
    plan = (
        f"De zorgaanbieder dient het meerzorgplan {dialoog.jaar} uiterlijk op "
        f"{datum_dag(dialoog.inleveren_op)} in. Zonder plan kunnen wij de dialoog niet afronden."
    )
    delen: list[Onderdeel] = [
        *_opening(bron),
        Blok((("Wanneer", wanneer(dialoog)), ("Waar", dialoog.plaats))),
        Kader("Meerzorgplan", plan),
        Kop("De agenda"),
        Lijst(tuple(punt.titel for punt in list_agenda(dialoog)), genummerd=True),
        Alinea(_accenten(dialoog)),
        Alinea(_spiegel(bron)),
        Kop("Wie doen er mee"),
        deelnemers(bron.deelnemers),
        *_slot(bron.door),
        Kop("Bijlage: afspraken van eerder"),
        *_bijlage(bron),
    ]
    return maak_document(dialoog, "Uitnodiging voor de meerzorgdialoog", delen, dag=dag)


def _opening(bron: Uitnodiging) -> Sequence[Onderdeel]:
    dialoog = bron.dialoog
    if bron.was is not None:
        tekst = (
            f"De meerzorgdialoog {dialoog.jaar} stond op {datum_dag(bron.was)}. De planning is "
            "veranderd. Deze uitnodiging komt in de plaats van de vorige."
        )
        return (Alinea(tekst), Alinea(f"De reden: {dialoog.reden}"))
    tekst = (
        f"U bent uitgenodigd voor de meerzorgdialoog {dialoog.jaar}. In dit gesprek kijken "
        "zorgaanbieder, zorgkantoor en CCE samen terug op de meerzorg van het afgelopen jaar, en "
        "vooruit naar het komende jaar."
    )
    return (Alinea(tekst),)


def _accenten(dialoog: Dialoog) -> str:
    accenten = [dialoogtekst("accent", code) for code in ACCENTEN[dialoog.ervaring]]
    ervaring = dialoogtekst("ervaring_zin", dialoog.ervaring.value)
    return (
        f"Alle vijf punten komen aan bod. De zorgaanbieder is {ervaring}. Daarom ligt de nadruk "
        f"op {opsomming(accenten)}."
    )


def _spiegel(bron: Uitnodiging) -> str:
    if bron.spiegeljaar is None:
        return "Is er spiegelinformatie als wij elkaar spreken, dan bespreken wij die bij punt 4."
    return (
        f"Bij punt 4 bespreken wij de spiegelinformatie over {bron.spiegeljaar}: de eigen cijfers "
        "over inhoud en geld naast die van anonieme anderen. U vindt die in het portaal."
    )


def _slot(wie: Gebruiker) -> Sequence[Onderdeel]:
    regels = (wie.naam, wie.functietitel, wie.organisatie.naam)
    return (
        Alinea("Kunt u niet komen? Laat het ons weten. Dan zoeken wij een andere dag."),
        Ondertekening(
            groet="Met vriendelijke groet,", regels=tuple(regel for regel in regels if regel)
        ),
    )


def _bijlage(bron: Uitnodiging) -> Sequence[Onderdeel]:
    if not bron.vorige:
        return (Alinea("Er zijn geen afspraken van een eerdere dialoog."),)
    uitleg = "Deze afspraken bespreken wij bij punt 1. Bij elke afspraak staat de stand van nu."
    return (Alinea(uitleg), oude_afspraken(bron.vorige))
