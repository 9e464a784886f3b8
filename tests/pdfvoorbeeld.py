"""A letter with every kind of part, about invented people, for the tests of the PDF engine."""

import io
from datetime import date

from PIL import Image

from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kader,
    Kolom,
    Kop,
    Lijst,
    Ondertekening,
    Tabel,
)

NAMEN = "Şükrü Öztürk, Łukasz Żółć, İpek Ğünay, Zoë d’Ancona en Ðurđa Šimić (≥ 25%, € 1.683,05)"
TEKST = (
    "U vroeg meerzorg aan voor uw cliënt. Wij hebben uw aanvraag beoordeeld en leggen hieronder "
    "uit wat wij hebben besloten, waarom, en wat dit betekent voor de zorg in de komende periode. "
)


def logo(breed=320, hoog=96):
    uit = io.BytesIO()
    Image.new("RGB", (breed, hoog), (23, 80, 90)).save(uit, "PNG")
    return uit.getvalue()


HOOFD = Briefhoofd(
    organisatie="Zorgkantoor Merenland",
    regio="Regio Merenland en Plassen (verzonnen)",
    adresregels=("Postbus 1234", "1234 AB Waterstad"),
    contactregels=("Telefoon 0800 - 000 00 00", "Werkdagen 9.00 tot 17.00 uur", "meerzorg@merenland.example"),
)  # fmt: skip


ONDERDELEN = (
    Alinea("Beste heer Öztürk,"),
    Alinea(TEKST * 2),
    Kader("Ons besluit", "Wij kennen meerzorgprofiel 4 toe van 1 april 2026 tot en met 31 maart 2029."),
    Kop("Wat u krijgt"),
    Blok((
        ("Profiel", "Meerzorgprofiel 4"),
        ("Meerzorguren per week", "47:04 uur"),
        ("Perspectief", TEKST),
        ("Namen", NAMEN),
    )),
    Kop("Gevraagd en toegekend"),
    Tabel(
        kolommen=(Kolom("Onderdeel", 3), Kolom("Gevraagd", 1, rechts=True), Kolom("Toegekend", 1, rechts=True), Kolom("Reden van verschil", 3)),
        rijen=(
            ("Woonzorg per week", "39:11", "39:11", ""),
            ("Behandelaren per week", "4:00", "2:00", "De inzet van de psychiater is niet onderbouwd."),
            ("Contextmiddelen", "€ 9.000,00", "€ 7.776,03", "Alleen het deel boven de drempel."),
            ("Jaarbedrag", "€ 112.000,00", "€ 106.243,77", ""),
        ),
        bijschrift="Per week of per jaar, tarief 97,25%",
        totaalrij=True,
    ),
    Kop("Waarom wij dit besluiten"),
    Kop("Zorgzwaarte", 3),
    Alinea(TEKST * 3),
    Lijst(("De uren liggen 25% of meer boven het zorgprofiel.", "Er is een afbouwpad met meetmomenten.", TEKST)),
    Kop("Bent u het niet eens met dit besluit?"),
    Alinea("U kunt bezwaar maken tot en met 13 april 2026.", nadruk=True),
    Lijst(("Schrijf een brief met uw naam, adres en datum.", "Leg uit waarom u het niet eens bent.", "Zet er een handtekening onder."), genummerd=True),
    Ondertekening("Met vriendelijke groet,", ("namens Zorgkantoor Merenland", "", "mr. Z. Voorbeeld", "Teammanager meerzorg")),
)  # fmt: skip


def brief(**anders):
    velden = {
        "titel": "Besluit: wij kennen meerzorg toe",
        "onderwerp": "Besluit op uw aanvraag",
        "datum": date(2026, 3, 2),
        "briefhoofd": HOOFD,
        "geadresseerde": ("De heer Ş. Öztürk", "p/a mevrouw İ. Ğünay", "Dorpsstraat 12", "1234 CD  WATERSTAD"),
        "kenmerken": (
            ("Datum", "2 maart 2026"),
            ("Ons kenmerk", "MZ-2026-000123"),
            ("Contactpersoon", "A. Łukaszewska"),
            ("Verzonden", "Per post, 2 maart 2026"),
        ),
        "voettekst": "MZ-2026-000123",
        "onderdelen": ONDERDELEN,
    }  # fmt: skip
    return Document(**(velden | anders))
