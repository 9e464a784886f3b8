"""What every letter about a bezwaar shares: letterhead, address, references, copies and close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.letters import bouwstenen
from portal.beoordeling.letters.volledig import bevat_bsn
from portal.bezwaar.queries.briefbronnen import Briefbron, is_in_portaal
from portal.domain.fouten import DomeinFout
from portal.platform.pdf import Alinea, Document, Onderdeel, Ondertekening
from portal.platform.web.texts import aaneen, datum, opsomming
from portal.toegang.briefhoofd import als_briefhoofd

PER_POST = "per post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What one letter says.

    Attributes:
        soort: Kind of letter, see `Bezwaarbrief`.
        titel: What it is about; holds no data about a person.
        onderdelen: Its own content.
        ook_belanghebbende: The other party gets a copy.
        contact: Who can be called; empty is who signs.
        grondslag: On what the signature rests, only where it is that of a besluit.
    """

    soort: str
    titel: str
    onderdelen: Sequence[Onderdeel]
    ook_belanghebbende: bool = False
    contact: str = ""
    grondslag: str = ""


def opening(bron: Briefbron) -> str:
    """Say to which bezwaar a letter belongs."""
    rij = bron.bezwaar
    return (
        f"Op {datum(rij.ontvangst)} ontvingen wij uw bezwaar tegen ons besluit met kenmerk "
        f"{rij.besluitkenmerk}."
    )


def maak_document(
    bron: Briefbron, inhoud: Inhoud, *, ondertekenaar: tuple[str, str], dag: date
) -> Document:
    """Put what every letter says around its own content.

    Args:
        bron: What the letter is gathered from.
        inhoud: What it says.
        ondertekenaar: Name and functietitel.
        dag: Day on the letter.

    Raises:
        DomeinFout: `bsn_in_brief`.
    """
    hoofd, (naam, functie) = bron.briefhoofd, ondertekenaar
    wijze = bouwstenen.PER_POST if is_in_portaal(bron.bezwaar) else PER_POST
    document = Document(
        titel=inhoud.titel,
        onderwerp=f"Bezwaar, kenmerk {bron.kenmerk}",
        datum=dag,
        briefhoofd=als_briefhoofd(hoofd),
        geadresseerde=bron.geadresseerde,
        kenmerken=(
            ("Datum en verzending", f"{datum(dag)}, {wijze}"),
            ("Kenmerk", bron.kenmerk),
            ("Besluit", bron.bezwaar.besluitkenmerk),
            ("Contact", f"{inhoud.contact or naam}, {aaneen(hoofd.telefoon)}"),
        ),
        onderdelen=(
            *inhoud.onderdelen,
            *_afschrift(bron, ook_belanghebbende=inhoud.ook_belanghebbende),
            Ondertekening(
                groet="Met vriendelijke groet,",
                regels=tuple(
                    regel
                    for regel in (naam, functie, f"namens {bron.gezag}", inhoud.grondslag)
                    if regel
                ),
            ),
        ),
        voettekst=bron.kenmerk,
    )
    if bevat_bsn(document):
        raise DomeinFout("bsn_in_brief")
    return document


def _afschrift(bron: Briefbron, *, ook_belanghebbende: bool) -> list[Onderdeel]:
    namen = [bron.gemachtigde, bron.belanghebbende if ook_belanghebbende else ""]
    namen = [naam for naam in dict.fromkeys(namen) if naam]
    return [Alinea(f"Een afschrift van deze brief gaat naar {opsomming(namen)}.")] if namen else []
