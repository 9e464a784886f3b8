"""Parts that several letters share: head, reasoning, bezwaarclausule and signature."""

from collections.abc import Sequence
from datetime import date

from portal.beoordeling.letters.gegevens import Afzender, Bevinding, Brief, Zaak
from portal.domain.toetsingskader import GEEN_MET_REDEN
from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kop,
    Lijst,
    Onderdeel,
    Ondertekening,
)
from portal.platform.web.texts import datum

OORDEEL = {
    "voldoet": "voldoet",
    "voldoet_deels": "voldoet voor een deel",
    "voldoet_niet": "voldoet niet",
    "nvt": "niet van toepassing",
}


PER_POST = "per post en in het portaal"
IN_PORTAAL = "in het portaal"


def maak_document(
    brief: Brief, titel: str, onderdelen: Sequence[Onderdeel], *, verzendwijze: str = PER_POST
) -> Document:
    """Put letterhead, address and kenmerken around the content of a letter."""
    zaak, afzender = brief.zaak, brief.afzender
    return Document(
        titel=titel,
        onderwerp=f"Meerzorg, kenmerk {zaak.kenmerk}",
        datum=zaak.verzonden,
        briefhoofd=briefhoofd(afzender),
        geadresseerde=zaak.geadresseerde,
        kenmerken=(
            ("Datum en verzending", f"{datum(zaak.verzonden)}, {verzendwijze}"),
            ("Kenmerk", zaak.kenmerk),
            ("Aanvraag", f"{zaak.aanvraagnummer}, versie {zaak.versie}"),
            ("Contact", f"{afzender.contact}, {afzender.telefoon}"),
        ),
        onderdelen=tuple(onderdelen),
    )


def maak_besluit(
    brief: Brief,
    wat: str,
    dictum: str,
    onderdelen: Sequence[Onderdeel],
    *,
    verzendwijze: str = PER_POST,
) -> Document:
    """Put what every besluit says around its own content, from the dictum to the signature."""
    zaak = brief.zaak
    delen = [
        _aanleiding(zaak),
        Kader("Besluit", dictum),
        *herstel(brief),
        *onderdelen,
        bekendmaking(brief),
        *_daarna(brief),
        ondertekening(brief.afzender),
    ]
    return maak_document(brief, f"Besluit: {wat}", delen, verzendwijze=verzendwijze)


def _aanleiding(zaak: Zaak) -> Alinea:
    dag = datum(zaak.ontvangen)
    if zaak.in_groep:
        return Alinea(
            f"Op {dag} ontvingen wij een aanvraag voor meerzorg voor een groep. "
            f"Deze brief gaat alleen over {zaak.client}."
        )
    return Alinea(f"Op {dag} ontvingen wij de aanvraag voor {zaak.client}.")


def briefhoofd(afzender: Afzender) -> Briefhoofd:
    """Give the sender as the PDF engine wants it."""
    return Briefhoofd(
        organisatie=afzender.zorgkantoor,
        regio=afzender.regio,
        adresregels=afzender.adresregels,
        contactregels=(afzender.telefoon, afzender.bereikbaarheid, afzender.email),
        logo=afzender.logo,
    )


def herstel(brief: Brief) -> list[Onderdeel]:
    """Say which besluit is replaced and why; nothing for any other besluit."""
    zaak = brief.zaak
    if not zaak.herstelt:
        return []
    if zaak.na_bezwaar:
        return _na_bezwaar(zaak)
    return [
        Kop("Dit besluit herstelt een eerder besluit"),
        Alinea(f"Dit besluit komt in de plaats van ons besluit met kenmerk {zaak.herstelt}."),
        Alinea(zaak.herstelreden),
    ]


def _na_bezwaar(zaak: Zaak) -> list[Onderdeel]:
    zin = (
        f"Wij herroepen ons besluit met kenmerk {zaak.herstelt}. Dit besluit komt daarvoor in de "
        "plaats. Waarom wij dat doen, staat ook in onze beslissing op bezwaar van dezelfde datum."
    )
    if zaak.oud_tot is not None:
        zin += f" Wat wij eerder toekenden, blijft gelden tot en met {datum(zaak.oud_tot)}."
    return [Kop("Dit besluit nemen wij na bezwaar"), Alinea(zin)]


def grondslag(brief: Brief) -> Alinea:
    """Name the law that the besluit rests on, with its version."""
    return Alinea(
        "Wij baseren dit besluit op de Wet langdurige zorg en op artikel 2.2 van de Regeling "
        f"langdurige zorg ({brief.zaak.rlz_versie})."
    )


def bekendmaking(brief: Brief) -> Alinea:
    """Say how and when the besluit is made known."""
    return Alinea(
        f"Wij maken dit besluit bekend door deze brief te verzenden op "
        f"{datum(brief.zaak.verzonden)}."
    )


def advies(brief: Brief) -> list[Onderdeel]:
    """Say on whose advice the besluit rests, and where stands what was done with it."""
    if brief.zaak.na_bezwaar:
        return []
    if not brief.adviseurs:
        return [Alinea("Wij hebben voor dit besluit geen advies van een ander gebruikt.")]
    zin = f"Bij de beoordeling keek mee: {', '.join(brief.adviseurs)}."
    if any(deel.meekijken in brief.adviseurs for deel in brief.bevindingen):
        zin += " Wat wij daarmee deden, staat bij het onderdeel waarover het gaat."
    return [Alinea(zin)]


def motivering(brief: Brief, kop: str, bevindingen: Sequence[Bevinding]) -> list[Onderdeel]:
    """Give the summary of the reasons, and the findings that carry them.

    The summary begins as a copy of the findings: what stands word for word at its criterium is
    said there only.
    """
    bij_criterium = {stuk for deel in bevindingen for stuk in _alineas(deel.toelichting)}
    eigen = [stuk for stuk in _alineas(brief.onderbouwing) if stuk not in bij_criterium]
    delen: list[Onderdeel] = [Kop(kop)]
    if eigen:
        delen.append(Alinea("\n\n".join(eigen)))
    for bevinding in bevindingen:
        oordeel = f"Ons oordeel: {OORDEEL[bevinding.oordeel]}.{_meegekeken(bevinding)}"
        delen += [Kop(bevinding.vraag, 3), Alinea(oordeel)]
        delen += [Alinea(tekst) for tekst in (bevinding.toelichting, bevinding.motivering) if tekst]
    return delen


def _alineas(tekst: str) -> list[str]:
    return [stuk.strip() for stuk in tekst.split("\n\n") if stuk.strip()]


def _meegekeken(bevinding: Bevinding) -> str:
    if bevinding.meekijken == GEEN_MET_REDEN:
        return " Er keek niemand anders mee."
    return f" Meegekeken: {bevinding.meekijken}." if bevinding.meekijken else ""


def _daarna(brief: Brief) -> list[Onderdeel]:
    """Say what is open against it: bezwaar, or beroep when it came after bezwaar."""
    if brief.zaak.na_bezwaar:
        return beroep(brief.afzender.rechtbank, brief.bezwaar_tot)
    return bezwaar(brief)


def bezwaar(brief: Brief) -> list[Onderdeel]:
    """Say that bezwaar is open, to whom, how and until which day."""
    afzender = brief.afzender
    return [
        Kop("Bent u het niet eens met dit besluit?"),
        Alinea(f"U kunt bezwaar maken tot en met {datum(brief.bezwaar_tot)}.", nadruk=True),
        Alinea(
            "De cliënt of de wettelijk vertegenwoordiger kan bezwaar maken. De zorgaanbieder kan "
            "ook zelf bezwaar maken. Maakt iemand bezwaar namens de cliënt, dan is daarvoor een "
            "eigen schriftelijke machtiging nodig. De machtiging voor de aanvraag geldt niet voor "
            "het bezwaar."
        ),
        Alinea("Stuur uw bezwaar per post of digitaal:"),
        Blok(
            (
                ("Orgaan", afzender.gezag),
                ("Per post", afzender.bezwaar_adres),
                ("Digitaal", afzender.bezwaar_email),
            )
        ),
        Alinea("Zet in uw bezwaar:"),
        Lijst(
            (
                "uw naam en adres",
                "de datum",
                f"tegen welk besluit u bezwaar maakt (kenmerk {brief.zaak.kenmerk})",
                "waarom u het niet eens bent met het besluit",
                "uw handtekening",
            )
        ),
        Alinea(
            "Het besluit blijft gelden zolang uw bezwaar loopt. Kunt u niet wachten, dan kunt u de "
            f"{afzender.rechtbank} vragen om een voorlopige voorziening."
        ),
    ]


def beroep(rechtbank: str, beroep_tot: date) -> list[Onderdeel]:
    """Say that beroep is open, at which court and until which day.

    Bron: [awb] art. 6:7, 6:8, 6:23 en 8:1.
    """
    return [
        Kop("Bent u het niet eens met deze beslissing?"),
        Alinea(f"U kunt beroep instellen tot en met {datum(beroep_tot)}.", nadruk=True),
        Alinea(
            f"Stuur uw beroepschrift aan de {rechtbank}. De cliënt, de wettelijk "
            "vertegenwoordiger en de zorgaanbieder kunnen beroep instellen. Stelt iemand beroep in "
            "namens de cliënt, dan is daarvoor een eigen schriftelijke machtiging nodig. De "
            "rechtbank vraagt griffierecht."
        ),
        Alinea("Zet in uw beroepschrift:"),
        Lijst(
            (
                "uw naam en adres",
                "de datum",
                "tegen welke beslissing u beroep instelt, met een kopie daarvan",
                "waarom u het niet eens bent met de beslissing",
                "uw handtekening",
            )
        ),
        Alinea(
            "De beslissing blijft gelden zolang uw beroep loopt. Kunt u niet wachten, dan kunt u "
            f"de {rechtbank} vragen om een voorlopige voorziening."
        ),
    ]


def ondertekening(afzender: Afzender) -> Ondertekening:
    """Close the letter: for whom, by whom, on which mandate."""
    return Ondertekening(
        groet="Met vriendelijke groet,",
        regels=(
            afzender.gezag,
            afzender.ondertekenaar,
            afzender.functie,
            afzender.mandaatgrondslag,
        ),
    )
