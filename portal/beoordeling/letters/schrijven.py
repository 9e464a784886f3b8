"""Write the letter of a besluit as it would be sent at a moment: content, bytes and digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.beoordeling.actions.besluitinhoud import list_vervangen_door
from portal.beoordeling.actions.vaststellen import (
    Verzending,
    bepaal_bezwaar_tot,
    bepaal_verzenddatum,
)
from portal.beoordeling.letters.besluit import brief_van, maak_brief
from portal.beoordeling.letters.opbouw import Bronnen, bouw_brief
from portal.beoordeling.letters.volledig import bevat_bsn, ontbrekende_onderdelen
from portal.beoordeling.queries.besluitbronnen import lees_briefbronnen
from portal.domain.uitkomst import Uitkomst

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.beoordeling.actions.besluitinhoud import Voorbereiding
    from portal.beoordeling.letters.gegevens import Brief
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.overlap import Vervanging
    from portal.platform.pdf import Document


@dataclass(frozen=True, slots=True)
class Opgesteld:
    """A letter as it would be sent: what it says, as a document, on its day."""

    brief: Brief
    document: Document
    verzonden: date


def stel_op(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Opgesteld:
    """Write the letter of the besluit in the making, without setting it as PDF.

    Args:
        besluit: The besluit in the making.
        voorbereiding: What it is made from.
        op: The moment of sending, UTC.
        ondertekenaar: Name and functietitel of who fixes it.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt`, `verzenddatum_buiten_bereik` or
            `preventief_naast_lopende`.
    """
    aanvraag = voorbereiding.stand.aanvraag
    verzonden = bepaal_verzenddatum(besluit, op)
    bronnen = lees_briefbronnen(aanvraag, verzonden)
    brief = bouw_brief(
        Bronnen(
            aanvraag=aanvraag,
            besluit=besluit,
            stand=voorbereiding.stand,
            toekenning=voorbereiding.toekenning,
            briefhoofd=bronnen.briefhoofd,
            locatie=bronnen.locatie,
            ondertekenaar=ondertekenaar,
            contact=aanvraag.behandelaar.naam if aanvraag.behandelaar else "",
            verzonden=verzonden,
            bezwaar_tot=bepaal_bezwaar_tot(verzonden),
            bijstellen_is_besluit=bronnen.bijstellen_is_besluit,
            vertegenwoordiger=bronnen.vertegenwoordiger,
            herstelt=besluit.hersteld_besluit,
            verzoek=voorbereiding.ruimte.verzoek,
            vervangen=_vervangen(besluit, voorbereiding),
        )
    )
    return Opgesteld(brief, brief_van(besluit.uitkomst, brief), verzonden)


def schrijf_brief(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Verzending:
    """Write and set the letter as it goes out; see `stel_op`."""
    opgesteld = stel_op(besluit, voorbereiding, op=op, ondertekenaar=ondertekenaar)
    brief, gemaakt = opgesteld.brief, maak_brief(opgesteld.document)
    return Verzending(
        verzonden=opgesteld.verzonden,
        bezwaar_tot=brief.bezwaar_tot if brief.is_besluit else None,
        inhoud=gemaakt.inhoud,
        inhoud_sha256=gemaakt.inhoud_sha256,
        pdf=gemaakt.pdf,
        pdf_sha256=gemaakt.pdf_sha256,
        sjabloonversie=gemaakt.sjabloonversie,
        ontbreekt=ontbrekende_onderdelen(brief),
        bevat_bsn=bevat_bsn(opgesteld.document),
    )


def _vervangen(besluit: Besluit, voorbereiding: Voorbereiding) -> tuple[Vervanging, ...]:
    if besluit.uitkomst is not Uitkomst.TOEKENNEN:
        return ()
    return list_vervangen_door(besluit, voorbereiding)
