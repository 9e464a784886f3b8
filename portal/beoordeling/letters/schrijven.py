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
from portal.beoordeling.letters.andermans import (
    Clientbrief,
    eis_alleen_eigen_gegevens,
    wie_van,
)
from portal.beoordeling.letters.besluit import SJABLOON, brief_van
from portal.beoordeling.letters.opbouw import Bronnen, bouw_brief
from portal.beoordeling.letters.volledig import bevat_bsn, ontbrekende_onderdelen
from portal.beoordeling.queries.besluitbronnen import lees_alle_briefbronnen
from portal.domain.uitkomst import Uitkomst
from portal.platform.pdf import maak_brief

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from portal.aanvraag.models import Aanvraag
    from portal.beoordeling.actions.besluitinhoud import Voorbereiding
    from portal.beoordeling.letters.gegevens import Brief
    from portal.beoordeling.models import Besluit
    from portal.beoordeling.queries.besluitbronnen import Briefbronnen
    from portal.beoordeling.queries.overlap import Vervanging
    from portal.platform.pdf import Document


@dataclass(frozen=True, slots=True)
class Opgesteld:
    """A letter as it would be sent: what it says, as a document, on its day."""

    brief: Brief
    document: Document
    verzonden: date


@dataclass(frozen=True, slots=True)
class Post:
    """On which day, with what letterhead and by whom letters go out: the same for a whole group."""

    verzonden: date
    bezwaar_tot: date
    bronnen: Mapping[UUID, Briefbronnen]
    ondertekenaar: tuple[str, str]


def maak_post(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Post:
    """Read what the letters of a besluit share.

    Args:
        besluit: The besluit in the making.
        voorbereiding: What it is made from.
        op: The moment of sending, UTC.
        ondertekenaar: Name and functietitel of who fixes it.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` or `verzenddatum_buiten_bereik`.
    """
    verzonden = bepaal_verzenddatum(besluit, op)
    aanvragen = [voorbereiding.stand.aanvraag, *(lid.aanvraag for lid in voorbereiding.leden)]
    return Post(
        verzonden,
        bepaal_bezwaar_tot(verzonden),
        lees_alle_briefbronnen(aanvragen, verzonden),
        ondertekenaar,
    )


def stel_op(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Opgesteld:
    """Write the letter of the besluit in the making, without setting it as PDF.

    Raises:
        DomeinFout: as `maak_post`, or `preventief_naast_lopende`.
    """
    post = maak_post(besluit, voorbereiding, op=op, ondertekenaar=ondertekenaar)
    return _stel_op(besluit, voorbereiding, post)


def _stel_op(besluit: Besluit, voorbereiding: Voorbereiding, post: Post) -> Opgesteld:
    aanvraag = voorbereiding.stand.aanvraag
    bronnen = post.bronnen[aanvraag.id]
    brief = bouw_brief(
        Bronnen(
            aanvraag=aanvraag,
            besluit=besluit,
            stand=voorbereiding.stand,
            toekenning=voorbereiding.toekenning,
            briefhoofd=bronnen.briefhoofd,
            locatie=bronnen.locatie,
            ondertekenaar=post.ondertekenaar,
            contact=_contact(besluit, aanvraag),
            verzonden=post.verzonden,
            bezwaar_tot=post.bezwaar_tot,
            bijstellen_is_besluit=bronnen.bijstellen_is_besluit,
            vertegenwoordiger=bronnen.vertegenwoordiger,
            herstelt=besluit.hersteld_besluit,
            verzoek=voorbereiding.ruimte.verzoek,
            vervangen=_vervangen(besluit, voorbereiding),
        )
    )
    return Opgesteld(brief, brief_van(besluit.uitkomst, brief), post.verzonden)


def schrijf_brief(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Verzending:
    """Write and set the letter as it goes out; see `stel_op`."""
    return _zet(stel_op(besluit, voorbereiding, op=op, ondertekenaar=ondertekenaar))


def schrijf_ledenbrieven(
    besluit: Besluit, voorbereiding: Voorbereiding, *, op: datetime, ondertekenaar: tuple[str, str]
) -> Mapping[UUID, Verzending]:
    """Write and set the letter of every client of a group, by part of the aanvraag.

    Raises:
        DomeinFout: as `stel_op`; `andermans_gegevens` when a letter names another client.
    """
    post = maak_post(besluit, voorbereiding, op=op, ondertekenaar=ondertekenaar)
    opgesteld = {
        lid.aanvraag.id: _stel_op(lid.besluit, lid.voorbereiding, post)
        for lid in voorbereiding.leden
        if lid.besluit is not None
    }
    eis_alleen_eigen_gegevens(
        [
            Clientbrief(wie_van(lid.voorbereiding.stand), opgesteld[lid.aanvraag.id].brief)
            for lid in voorbereiding.leden
        ],
        bekend=_bekend(voorbereiding.stand.aanvraag, post),
    )
    return {lid: _zet(brief) for lid, brief in opgesteld.items()}


def _bekend(aanvraag: Aanvraag, post: Post) -> str:
    """Give the names that stand in the body of every letter."""
    hoofd = post.bronnen[aanvraag.id].briefhoofd
    behandelaar = aanvraag.behandelaar.naam if aanvraag.behandelaar else ""
    namen = (aanvraag.aanbieder.naam, aanvraag.locatie.naam, hoofd.naam, hoofd.gezag_verblijf)
    return " ".join((*namen, hoofd.bezwaar_adres, hoofd.rechtbank, behandelaar))


def _zet(opgesteld: Opgesteld) -> Verzending:
    brief, gemaakt = opgesteld.brief, maak_brief(opgesteld.document, SJABLOON)
    na_bezwaar = brief.zaak.na_bezwaar
    return Verzending(
        verzonden=opgesteld.verzonden,
        bezwaar_tot=brief.bezwaar_tot if brief.is_besluit and not na_bezwaar else None,
        beroep_tot=brief.bezwaar_tot if na_bezwaar else None,
        inhoud=gemaakt.inhoud,
        inhoud_sha256=gemaakt.inhoud_sha256,
        pdf=gemaakt.pdf,
        pdf_sha256=gemaakt.pdf_sha256,
        sjabloonversie=gemaakt.sjabloonversie,
        ontbreekt=ontbrekende_onderdelen(brief),
        bevat_bsn=bevat_bsn(opgesteld.document),
    )


def _contact(besluit: Besluit, aanvraag: Aanvraag) -> str:
    """Name who can be called: after bezwaar who handles that."""
    if besluit.na_bezwaar:
        return besluit.voorbereid_door.naam
    return aanvraag.behandelaar.naam if aanvraag.behandelaar else ""


def _vervangen(besluit: Besluit, voorbereiding: Voorbereiding) -> tuple[Vervanging, ...]:
    if besluit.uitkomst is not Uitkomst.TOEKENNEN:
        return ()
    return list_vervangen_door(besluit, voorbereiding)
