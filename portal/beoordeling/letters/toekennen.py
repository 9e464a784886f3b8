"""B4: the beschikking with which meerzorg is granted to one client."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from portal.beoordeling.letters.bouwstenen import advies, grondslag, maak_besluit, motivering
from portal.beoordeling.letters.gegevens import (
    Brief,
    Later,
    Perspectief,
    Toekenning,
    Zaak,
)
from portal.domain.waarden import uren_en_minuten
from portal.platform.pdf import Alinea, Blok, Document, Kolom, Kop, Lijst, Onderdeel, Tabel
from portal.platform.web.texts import datum, euro, procent, uren_getal, uren_hms


def toekennen(brief: Brief) -> Document:
    """Write the beschikking."""
    toekenning = brief.toekenning
    assert toekenning is not None
    deel = " gedeeltelijk" if toekenning.deels else ""
    dictum = (
        f"Wij kennen de meerzorg{deel} toe van {datum(toekenning.ingang)} tot en met "
        f"{datum(toekenning.laatste_dag)}. Het bedrag is "
        f"{euro(toekenning.berekend.jaarbedrag)} per jaar."
    )
    return maak_besluit(
        brief,
        "meerzorg toegekend",
        dictum,
        [
            grondslag(brief),
            *_wat(brief, toekenning),
            *_instroom(brief.zaak),
            *_vervangt(toekenning),
            *_berekening(toekenning),
            *_posten(toekenning, in_groep=brief.zaak.in_groep),
            *_verschillen(toekenning),
            *motivering(brief, "Waarom wij zo besluiten", brief.bevindingen),
            *advies(brief),
            *_perspectief(toekenning.perspectief),
            *_afspraken(brief, toekenning),
        ],
    )


def _wat(brief: Brief, toekenning: Toekenning) -> list[Onderdeel]:
    zaak, berekend = brief.zaak, toekenning.berekend
    uren, minuten = uren_en_minuten(berekend.meerzorguren)
    rijen = [
        ("Cliënt", zaak.client),
        ("Zorgaanbieder", f"{zaak.aanbieder}, locatie {zaak.locatie}"),
        ("AGB-code uitvoerder", zaak.agb_uitvoerder),
        ("Zorgprofiel", f"{zaak.zorgprofiel}, {zaak.leveringsvorm}"),
        ("Toegekend", berekend.profiel),
        ("Meerzorguren per week", f"{uren} uur en {minuten} minuten"),
        ("Bedrag per jaar", euro(berekend.jaarbedrag)),
        ("Bedrag per etmaal", euro(berekend.etmaalbedrag)),
        ("Eerste dag", datum(toekenning.ingang)),
        ("Laatste dag", _laatste_dag(zaak, toekenning)),
    ]
    delen: list[Onderdeel] = [Kop("Wat wij toekennen"), Blok(tuple(rijen))]
    if toekenning.wijkt_af:
        delen.append(
            Alinea(
                f"Gevraagd zijn {toekenning.gevraagde_maanden} maanden vanaf "
                f"{datum(toekenning.gevraagde_ingang)}. Wij wijken daarvan af. "
                f"{toekenning.termijnreden}"
            )
        )
    return delen


def _laatste_dag(zaak: Zaak, toekenning: Toekenning) -> str:
    dag = datum(toekenning.laatste_dag)
    if toekenning.laatste_dag == zaak.groep_tot:
        return f"{dag}, de laatste dag van de groep"
    return f"{dag} ({toekenning.maanden} maanden)"


def _instroom(zaak: Zaak) -> list[Onderdeel]:
    """Say that somebody joins a group that has meerzorg (B8)."""
    if zaak.groep_tot is None:
        return []
    return [
        Alinea(
            f"{zaak.client} komt in een groep met meerzorg. De toekenning loopt niet langer dan "
            f"die van de groep: tot en met {datum(zaak.groep_tot)}. Er komt geen nieuw geld voor "
            "contextmiddelen bij. Voor de anderen in de groep verandert er niets."
        )
    ]


def _vervangt(toekenning: Toekenning) -> list[Onderdeel]:
    """Name what this toekenning replaces: at most one is in force on a day."""
    return [
        Alinea(
            f"Deze toekenning vervangt onze toekenning met kenmerk {oud.kenmerk}. "
            + (
                f"Die eindigt op {datum(oud.laatste_dag)}."
                if oud.laatste_dag
                else "Die gaat niet meer in."
            )
        )
        for oud in toekenning.vervangt
    ]


def _berekening(toekenning: Toekenning) -> list[Onderdeel]:
    berekend = toekenning.berekend
    context, reden = euro(berekend.context_boven_toegekend), toekenning.oude_tabel_reden
    rijen = (
        ("Meerzorguren per week, precies", uren_hms(berekend.meerzorguren)),
        ("Bedrag van profiel of maatwerk (100%)", euro(berekend.basis_100)),
        ("Contextmiddelen boven de drempel", context),
        ("Bedrag per jaar (100%)", euro(berekend.jaar_100)),
        ("Tariefpercentage", percentage(berekend.tarief)),
        ("Bedrag per jaar", euro(berekend.jaarbedrag)),
        ("Bedrag per etmaal", euro(berekend.etmaalbedrag)),
    )
    slot = (
        f"Wij rekenden met de tabel van {berekend.prijspeil} (versie {berekend.tabelversie}). "
        "Het bedrag houdt dit prijspeil tijdens de hele periode. Het jaarbedrag en het "
        "etmaalbedrag zijn elk apart afgerond."
    )
    if berekend.voorlopig:
        slot += f" De tabel van het jaar van ingang was nog niet bekend. {reden}".rstrip()
    return [
        Kop("Zo is het bedrag berekend"),
        Tabel((Kolom("Onderdeel", 3), Kolom("Uitkomst", 2, rechts=True)), rijen),
        Alinea(berekend.volumetoets),
        Alinea(slot),
    ]


def percentage(tarief: Fraction) -> str:
    """Write a tariefpercentage whole where it can be: 96,25%."""
    heel = tarief * 100
    if heel.denominator == 1:
        return f"{heel.numerator}%"
    tekst = f"{Decimal(heel.numerator) / Decimal(heel.denominator):f}".rstrip("0")
    return f"{tekst.replace('.', ',')}%" if len(tekst) < 12 else procent(tarief)


def _posten(toekenning: Toekenning, *, in_groep: bool) -> list[Onderdeel]:
    posten, berekend = toekenning.posten, toekenning.berekend
    if not posten:
        return []
    rijen = tuple(
        (
            f"{post.onderwerp} (eenmalig)" if post.eenmalig else post.onderwerp,
            euro(post.gevraagd),
            euro(post.toegekend),
        )
        for post in posten
    )
    kolommen = (
        Kolom("Post", 3),
        Kolom("Gevraagd per jaar", 2, rechts=True),
        Kolom("Toegekend per jaar", 2, rechts=True),
    )
    begin = (
        "Deze middelen zijn voor de hele groep. Van het deel boven de drempel is voor deze "
        "cliënt berekend"
        if in_groep
        else "Boven de drempel is berekend"
    )
    return [
        Kop("Contextmiddelen van de groep" if in_groep else "Contextmiddelen"),
        Tabel(kolommen, rijen),
        Alinea(
            f"{begin} {euro(berekend.context_boven_berekend)} en toegekend "
            f"{euro(berekend.context_boven_toegekend)}. Middelen onder de drempel zitten in het "
            "bedrag van profiel of maatwerk. Een eenmalige post geldt voor het eerste jaar."
        ),
        *_later(berekend.later),
    ]


def _later(later: Later | None) -> list[Onderdeel]:
    if later is None:
        return []
    return [
        Alinea(
            f"Vanaf {datum(later.vanaf)} tellen eenmalige posten niet meer mee. Het bedrag is dan "
            f"{euro(later.jaarbedrag)} per jaar en {euro(later.etmaalbedrag)} per etmaal."
        )
    ]


def _verschillen(toekenning: Toekenning) -> list[Onderdeel]:
    if not toekenning.verschillen:
        return []
    kolommen = (
        Kolom("Onderdeel", 3),
        Kolom("Gevraagd", 2, rechts=True),
        Kolom("Toegekend", 2, rechts=True),
        Kolom("Reden", 5),
    )
    rijen = tuple(
        (rij.regel, rij.gevraagd, rij.toegekend, rij.reden) for rij in toekenning.verschillen
    )
    return [
        Kop("Waar wij afwijken van de aanvraag"),
        Alinea(f"Gevraagd is {euro(toekenning.gevraagd_jaarbedrag)} per jaar."),
        Tabel(kolommen, rijen),
    ]


def _perspectief(perspectief: Perspectief) -> list[Onderdeel]:
    rijen = []
    if perspectief.max_profiel:
        rijen.append(("Hoogste profiel bij een volgende aanvraag", perspectief.max_profiel))
    if perspectief.max_uren is not None:
        uren = f"{uren_getal(perspectief.max_uren)} per week"
        rijen.append(("Hoogste aantal meerzorguren", uren))
    if perspectief.afgebouwd_op is not None:
        rijen.append(("Uiterlijk afgebouwd op", datum(perspectief.afgebouwd_op)))
    return [
        Kop("Perspectief"),
        Alinea(perspectief.tekst),
        *([Blok(tuple(rijen))] if rijen else []),
    ]


def _afspraken(brief: Brief, toekenning: Toekenning) -> list[Onderdeel]:
    delen: list[Onderdeel] = [Kop("Afspraken over het resultaat")]
    if toekenning.doelen:
        delen.append(_doelen(toekenning))
    if toekenning.afspraken:
        delen.append(Lijst(toekenning.afspraken))
    if toekenning.voorwaarden:
        delen += [Kop("Voorwaarden", 3), Alinea(toekenning.voorwaarden)]
    return [*delen, Kop("Wat er verder gebeurt", 3), _vervolg(brief, toekenning)]


def _doelen(toekenning: Toekenning) -> Tabel:
    kolommen = (
        Kolom("Doel", 3),
        Kolom("Gehaald als", 4),
        Kolom("Meten op", 2),
        Kolom("Klaar op", 2),
    )
    rijen = tuple(
        (doel.naam, doel.streefstand, _dag(doel.tussenmeting), _dag(doel.einddatum))
        for doel in toekenning.doelen
    )
    return Tabel(kolommen, rijen)


def _dag(dag: date | None) -> str:
    return datum(dag) if dag else "–"


def _vervolg(brief: Brief, toekenning: Toekenning) -> Lijst:
    bevestiging, evaluatie = toekenning.bevestiging_uiterlijk, toekenning.eindevaluatie_vanaf
    metingen = sorted(doel.tussenmeting for doel in toekenning.doelen if doel.tussenmeting)
    return Lijst(
        (
            (
                f"Uiterlijk op {datum(bevestiging)} bevestigt de zorgaanbieder dat doelen en "
                "afspraken in het plan van de cliënt staan."
            ),
            *([f"De eerste tussenmeting is op {datum(metingen[0])}."] if metingen else []),
            (
                f"Vanaf {datum(evaluatie)} legt de zorgaanbieder de eindevaluatie vast, "
                "ook als er geen nieuwe aanvraag komt."
            ),
            "Het CCE is minstens eens in de drie jaar betrokken met een ontwikkeltraject.",
            f"{brief.zaak.aanbieder} krijgt een afschrift van deze brief in het portaal.",
        )
    )
