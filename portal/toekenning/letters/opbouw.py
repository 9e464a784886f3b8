"""What every letter about a toekenning shares: sender, address, kenmerken, law and bezwaar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.beoordeling.letters import bouwstenen
from portal.beoordeling.letters.gegevens import Afzender, Brief, Zaak
from portal.beoordeling.letters.volledig import bevat_bsn, ontbrekende_onderdelen
from portal.domain.fouten import DomeinFout
from portal.platform.dated_files import read_toml
from portal.platform.pdf import Document, Kader, Onderdeel, Ondertekening
from portal.platform.web.texts import aaneen, datum
from portal.toekenning.queries.briefbronnen import Briefbron

VPT = "vpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzending:
    """Who signs a letter, on which day, and until when bezwaar is open.

    Attributes:
        ondertekenaar: Name and functietitel.
    """

    ondertekenaar: tuple[str, str]
    verzonden: date
    bezwaar_tot: date


def maak_besluit(
    bron: Briefbron,
    verzending: Verzending,
    *,
    wat: str,
    dictum: str,
    onderdelen: Sequence[Onderdeel],
) -> Document:
    """Put what every besluit on a toekenning says around its own content.

    Raises:
        DomeinFout: `brief_onvolledig` while a required part is empty; `bsn_in_brief`.
    """
    brief = _brief(bron, verzending, dictum)
    if ontbreekt := ontbrekende_onderdelen(brief):
        raise DomeinFout("brief_onvolledig", onderdelen=", ".join(ontbreekt))
    document = Document(
        titel=f"Besluit: {wat}",
        onderwerp=f"Meerzorg, kenmerk {bron.kenmerk}",
        datum=verzending.verzonden,
        briefhoofd=bouwstenen.briefhoofd(brief.afzender),
        geadresseerde=brief.zaak.geadresseerde,
        kenmerken=(
            ("Datum en verzending", f"{datum(verzending.verzonden)}, {bouwstenen.PER_POST}"),
            ("Kenmerk", bron.kenmerk),
            ("Toekenning", bron.toekenning.nummer),
            ("Contact", f"{brief.afzender.contact}, {brief.afzender.telefoon}"),
        ),
        onderdelen=(
            Kader("Besluit", dictum),
            bouwstenen.grondslag(brief),
            *onderdelen,
            bouwstenen.bekendmaking(brief),
            *bouwstenen.bezwaar(brief),
            bouwstenen.ondertekening(brief.afzender),
        ),
    )
    if bevat_bsn(document):
        raise DomeinFout("bsn_in_brief")
    return document


def maak_bericht(
    bron: Briefbron,
    *,
    verzonden: date,
    titel: str,
    onderdelen: Sequence[Onderdeel],
    aan: str = "",
) -> Document:
    """Put what every message on a toekenning says around its own content: nothing is decided.

    Args:
        bron: What the letter is gathered from.
        verzonden: Day on the letter.
        titel: What it is about.
        onderdelen: Its own content.
        aan: Who it is addressed to instead of the client.

    Raises:
        DomeinFout: `bsn_in_brief`.
    """
    afzender = _afzender(bron, ("", ""))
    client, *rest = _geadresseerde(bron)
    document = Document(
        titel=titel,
        onderwerp=f"Meerzorg, kenmerk {bron.kenmerk}",
        datum=verzonden,
        briefhoofd=bouwstenen.briefhoofd(afzender),
        geadresseerde=(aan or client, *rest),
        kenmerken=(
            ("Datum en verzending", f"{datum(verzonden)}, {bouwstenen.PER_POST}"),
            ("Kenmerk", bron.kenmerk),
            ("Toekenning", bron.toekenning.nummer),
            ("Contact", afzender.telefoon),
        ),
        onderdelen=(
            *onderdelen,
            Ondertekening(
                groet="Met vriendelijke groet,", regels=(afzender.gezag, afzender.zorgkantoor)
            ),
        ),
    )
    if bevat_bsn(document):
        raise DomeinFout("bsn_in_brief")
    return document


def _brief(bron: Briefbron, verzending: Verzending, dictum: str) -> Brief:
    return Brief(
        afzender=_afzender(bron, verzending.ondertekenaar),
        zaak=_zaak(bron, verzending.verzonden),
        onderbouwing=dictum,
        bevindingen=(),
        bezwaar_tot=verzending.bezwaar_tot,
    )


def _afzender(bron: Briefbron, ondertekenaar: tuple[str, str]) -> Afzender:
    hoofd, (naam, functie) = bron.briefhoofd, ondertekenaar
    return Afzender(
        zorgkantoor=hoofd.naam,
        regio=hoofd.regio,
        adresregels=(hoofd.postadres,),
        telefoon=aaneen(hoofd.telefoon),
        bereikbaarheid=hoofd.bereikbaarheid,
        email=hoofd.email,
        logo=hoofd.logo,
        gezag=hoofd.gezag_vpt if bron.leveringsvorm == VPT else hoofd.gezag_verblijf,
        mandaatgrondslag=hoofd.mandaatgrondslag,
        ondertekenaar=naam,
        functie=functie,
        contact=naam,
        bezwaar_adres=hoofd.bezwaar_adres,
        bezwaar_email=hoofd.bezwaar_email,
        rechtbank=hoofd.rechtbank,
    )


def _zaak(bron: Briefbron, verzonden: date) -> Zaak:
    return Zaak(
        kenmerk=bron.kenmerk,
        aanvraagnummer=bron.toekenning.nummer,
        versie=1,
        ontvangen=verzonden,
        verzonden=verzonden,
        geadresseerde=_geadresseerde(bron),
        client=bron.naam,
        aanbieder=bron.aanbieder,
        locatie=bron.locatie.naam,
        agb_uitvoerder=bron.locatie.agb_uitvoerder,
        zorgprofiel=bron.toekenning.zorgprofiel,
        leveringsvorm=bron.leveringsvorm,
        rlz_versie=read_toml("bronnen.toml")["rlz"]["versie"],
    )


def _geadresseerde(bron: Briefbron) -> tuple[str, ...]:
    """Address the client, care of the vertegenwoordiger, else of the aanbieder [K]."""
    wie, locatie = bron.vertegenwoordiger, bron.locatie
    if wie is not None:
        return (bron.naam, f"p/a {wie.naam}", *wie.adres.splitlines())
    return (
        bron.naam,
        f"p/a {bron.aanbieder}, {locatie.naam}",
        locatie.straat,
        f"{locatie.postcode} {locatie.plaats}",
    )
