"""Write the letter of a besluit as it would be sent at a moment: content, bytes and digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.beoordeling.actions.vaststellen import (
    Verzending,
    bepaal_bezwaar_tot,
    bepaal_verzenddatum,
)
from portal.beoordeling.letters.besluit import brief_van, maak_brief
from portal.beoordeling.letters.opbouw import Bronnen, bouw_brief
from portal.beoordeling.letters.volledig import ontbrekende_onderdelen
from portal.beoordeling.queries.besluitbronnen import lees_briefbronnen

if TYPE_CHECKING:
    from datetime import datetime

    from portal.aanvraag.models import Aanvulverzoek
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.toekenning import Toekenning
    from portal.beoordeling.queries.toetsing import Toetsstand
    from portal.platform.pdf import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Schrijfzaak:
    """What a letter is written about.

    Attributes:
        verzoek: The aanvulverzoek on which buiten behandeling rests.
    """

    stand: Toetsstand
    besluit: Besluit
    toekenning: Toekenning | None
    verzoek: Aanvulverzoek | None


def schrijf_brief(
    zaak: Schrijfzaak, *, op: datetime, ondertekenaar: tuple[str, str]
) -> tuple[Document, Verzending]:
    """Write the letter of the besluit in the making.

    Args:
        zaak: What it is about.
        op: The moment of sending, UTC.
        ondertekenaar: Name and functietitel of who fixes it.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` or `verzenddatum_buiten_bereik`.
    """
    aanvraag = zaak.stand.aanvraag
    verzonden = bepaal_verzenddatum(zaak.besluit, op)
    bronnen = lees_briefbronnen(aanvraag, zaak.besluit, verzonden)
    brief = bouw_brief(
        Bronnen(
            aanvraag=aanvraag,
            besluit=zaak.besluit,
            stand=zaak.stand,
            toekenning=zaak.toekenning,
            briefhoofd=bronnen.briefhoofd,
            locatie=bronnen.locatie,
            ondertekenaar=ondertekenaar,
            contact=aanvraag.behandelaar.naam if aanvraag.behandelaar else "",
            verzonden=verzonden,
            bezwaar_tot=bepaal_bezwaar_tot(verzonden),
            bijstellen_is_besluit=bronnen.bijstellen_is_besluit,
            vertegenwoordiger=bronnen.vertegenwoordiger,
            herstelt=bronnen.herstelt,
            verzoek=zaak.verzoek,
        )
    )
    document = brief_van(zaak.besluit.uitkomst, brief)
    gemaakt = maak_brief(document)
    return document, Verzending(
        verzonden=verzonden,
        bezwaar_tot=brief.bezwaar_tot if brief.is_besluit else None,
        inhoud=gemaakt.inhoud,
        inhoud_sha256=gemaakt.inhoud_sha256,
        pdf=gemaakt.pdf,
        pdf_sha256=gemaakt.pdf_sha256,
        sjabloonversie=gemaakt.sjabloonversie,
        ontbreekt=ontbrekende_onderdelen(brief),
    )
