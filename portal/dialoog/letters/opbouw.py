"""What the invitation and the verslag of a dialoog share: letterhead, references, lists."""

from collections.abc import Sequence
from datetime import date

from portal.dialoog.models import Afspraak, Dialoog
from portal.dialoog.queries.deelnemers import Deelname, per_partij
from portal.dialoog.queries.teksten import dialoogtekst
from portal.domain.anoniem import zonder_bsns
from portal.platform.pdf import Blok, Briefhoofd, Document, Kolom, Onderdeel, Tabel
from portal.platform.web.texts import datum, datum_dag, datum_kort
from portal.toegang.briefhoofd import als_briefhoofd
from portal.toegang.queries import find_briefhoofd


def maak_document(
    dialoog: Dialoog, titel: str, onderdelen: Sequence[Onderdeel], *, dag: date
) -> Document:
    """Put letterhead and references around the content of a letter to three parties.

    Args:
        dialoog: What it is about.
        titel: Heading of the letter.
        onderdelen: Its own content.
        dag: Day on the letter.
    """
    return Document(
        titel=titel,
        onderwerp=f"Meerzorgdialoog {dialoog.jaar}",
        datum=dag,
        briefhoofd=_briefhoofd(dialoog),
        kenmerken=(
            ("Datum", datum(dag)),
            ("Zorgaanbieder", dialoog.aanbieder.naam),
            ("Zorgkantoor", dialoog.zorgkantoor.naam),
        ),
        onderdelen=tuple(onderdelen),
        voettekst=f"Meerzorgdialoog {dialoog.jaar}",
    )


def wanneer(dialoog: Dialoog) -> str:
    """Write day and times: donderdag 17 juni 2027, 13.00 tot 15.30 uur."""
    return f"{datum_dag(dialoog.dag)}, {dialoog.begin:%H.%M} tot {dialoog.einde:%H.%M} uur"


def deelnemers(rijen: Sequence[Deelname]) -> Blok:
    """Give who takes part, by party."""
    return Blok(
        tuple(
            (dialoogtekst("partij", partij.value), "\n".join(map(_naam, mensen)))
            for partij, mensen in per_partij(rijen).items()
            if mensen
        )
    )


def oude_afspraken(rijen: Sequence[Afspraak]) -> Tabel:
    """Give the afspraken that return, each with its stand.

    Nobody who writes this letter can change them: what can be a BSN is left out.
    """
    return Tabel(
        kolommen=(
            Kolom("Jaar", 2),
            Kolom("Wat", 7),
            Kolom("Wie", 4),
            Kolom("Wanneer", 3),
            Kolom("Stand", 5),
        ),
        rijen=tuple(
            (
                str(rij.dialoog.jaar),
                zonder_bsns(rij.wat),
                zonder_bsns(rij.wie),
                datum_kort(rij.wanneer),
                _stand(rij),
            )
            for rij in rijen
        ),
    )


def _briefhoofd(dialoog: Dialoog) -> Briefhoofd:
    hoofd = find_briefhoofd(dialoog.zorgkantoor_id)
    return als_briefhoofd(hoofd) if hoofd else Briefhoofd(organisatie=dialoog.zorgkantoor.naam)


def _stand(rij: Afspraak) -> str:
    woord = dialoogtekst("stand", rij.stand.value)
    return f"{woord}: {zonder_bsns(rij.toelichting)}" if rij.toelichting else woord


def _naam(rij: Deelname) -> str:
    return f"{rij.naam}, {rij.functie}" if rij.functie else rij.naam
