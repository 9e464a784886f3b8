"""The report as a document: every table with the definitions printed with it."""

from collections.abc import Iterator

from portal.monitoring.queries.beeld import SAMEN, Groepbeeld, Rapportbeeld
from portal.monitoring.queries.definities import (
    SIGNALEN,
    TIJDEN,
    TIJDKOPPEN,
    Referentie,
)
from portal.monitoring.queries.perioden import periodewoorden
from portal.platform import clock
from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kolom,
    Kop,
    Lijst,
    Onderdeel,
    Paren,
    Tabel,
)
from portal.platform.spreadsheets import Celwaarde
from portal.platform.web.texts import datum

KOLOMMEN = ("Tabel", "Zorgkantoor", "Wat", "Waarde", "Voetnoot", "Wat is geteld")


def maak_document(beeld: Rapportbeeld) -> Document:
    """Make the document; the same report is always the same bytes."""
    rapport = beeld.rapport
    periode = periodewoorden(rapport.periode)
    return Document(
        titel=f"Monitor meerzorg, {periode}",
        onderwerp=f"Cijfers over meerzorg, {periode}",
        datum=clock.local_day(rapport.op),
        briefhoofd=Briefhoofd(organisatie="Meerzorgportaal"),
        kenmerken=_kenmerken(beeld),
        onderdelen=tuple(_onderdelen(beeld)),
        voettekst=f"Monitor meerzorg {rapport.periode}, versie {rapport.nr}",
    )


def _kenmerken(beeld: Rapportbeeld) -> Paren:
    rapport = beeld.rapport
    return (
        ("Periode", periodewoorden(rapport.periode)),
        ("Versie", str(rapport.nr)),
        ("Peildatum", datum(rapport.peilmoment)),
        ("Gemaakt op", datum(rapport.op)),
        ("Definities", rapport.definitieversie),
    )


def _onderdelen(beeld: Rapportbeeld) -> Iterator[Onderdeel]:
    yield Lijst(tuple(beeld.definities.uitleg.values()))
    for groep in beeld.groepen:
        yield from _groep(groep)
        if groep.tijden:
            yield Kop(TIJDEN, 3)
            if not beeld.definities.toegelicht:
                yield Alinea(beeld.definities.doorlooptijd["uitleg"])
            yield _tijdtabel(groep)
    if beeld.noten:
        yield Kop("Voetnoten")
        yield Lijst(beeld.noten, genummerd=True)
    yield Kop("Wat is geteld")
    yield Blok(beeld.definities.begrippen)


def _groep(groep: Groepbeeld) -> Iterator[Onderdeel]:
    yield Kop(groep.groep.naam)
    yield Alinea(groep.groep.uitleg)
    for eerste, koppen in _in_tweeen(groep):
        yield Tabel(
            (Kolom("Zorgkantoor", 3), *(Kolom(_op_regels(kop), 2, rechts=True) for kop in koppen)),
            tuple(
                (
                    _tekst(rij.naam, rij.noten),
                    *(_tekst(cel.tekst, cel.noten) for cel in rij.cellen[eerste:][:4]),
                )
                for rij in groep.rijen
            ),
            totaalrij=True,
        )
    if groep.themas:
        yield Tabel(
            (Kolom("Onderwerp van het signaal", 4), Kolom("Aantal", 1, rechts=True)),
            tuple((naam, cel.tekst) for naam, cel in groep.themas),
        )
    if groep.referentie:
        yield from _referentie(groep.referentie)


def _referentie(referentie: Referentie) -> Iterator[Onderdeel]:
    yield Kop(referentie.titel, 3)
    yield Alinea(referentie.bron)
    yield Tabel(
        (Kolom("Wat", 3), Kolom("Aantal", 1, rechts=True), Kolom("Toelichting", 5)),
        tuple((naam, str(aantal), wat) for naam, aantal, wat in referentie.cijfers),
    )


def _in_tweeen(groep: Groepbeeld) -> Iterator[tuple[int, list[str]]]:
    """Divide the measures over two tables that fit on a page: what was decided, and the rest."""
    namen = [maat.naam for maat in groep.maten]
    yield 0, namen[:4]
    yield 4, namen[4:8]


def _op_regels(kop: str) -> str:
    """Put a heading of two long words on two lines, so that no word is cut."""
    return kop.replace(" ", "\n") if kop.count(" ") == 1 else kop


def _tijdtabel(groep: Groepbeeld) -> Tabel:
    return Tabel(
        (Kolom("Zorgkantoor", 3), *(Kolom(kop, 2, rechts=True) for kop in TIJDKOPPEN.values())),
        tuple((rij.naam, *rij.cellen) for rij in groep.tijden),
    )


def _tekst(tekst: str, noten: tuple[int, ...]) -> str:
    return f"{tekst} ({', '.join(map(str, noten))})" if noten else tekst


def rijen_van(beeld: Rapportbeeld) -> Iterator[tuple[Celwaarde, ...]]:
    """Give every figure as one row of a spreadsheet, with what was counted."""
    for groep in beeld.groepen:
        if beeld.definities.toegelicht:
            yield groep.groep.naam, "", "Over deze tabel", "", "", groep.groep.uitleg
        for rij in groep.rijen:
            for maat, cel in zip(groep.maten, rij.cellen, strict=True):
                noten = _voluit(beeld, (*rij.noten, *cel.noten))
                yield groep.groep.naam, rij.naam, maat.naam, cel.waarde, noten, maat.uitleg
        yield from _themarijen(beeld, groep)
        if groep.referentie:
            for naam, aantal, noot in groep.referentie.cijfers:
                yield groep.referentie.titel, SAMEN, naam, aantal, noot, groep.referentie.bron
        yield from _tijdrijen(beeld, groep)
    if beeld.definities.toegelicht:
        yield from _over_het_rapport(beeld)


def _themarijen(beeld: Rapportbeeld, groep: Groepbeeld) -> Iterator[tuple[Celwaarde, ...]]:
    uitleg = {maat.id: maat.uitleg for maat in groep.maten if beeld.definities.toegelicht}
    for naam, cel in groep.themas:
        wat = uitleg.get(SIGNALEN, "")
        yield groep.groep.naam, SAMEN, f"Signalen: {naam}", cel.waarde, "", wat


def _tijdrijen(beeld: Rapportbeeld, groep: Groepbeeld) -> Iterator[tuple[Celwaarde, ...]]:
    uitleg = beeld.definities.doorlooptijd["uitleg"]
    for tijd in groep.tijden:
        for (kop, wat), tekst in zip(beeld.definities.tijden, tijd.cellen, strict=True):
            yield groep.groep.naam, tijd.naam, f"{TIJDEN}: {kop}", tekst, "", f"{uitleg} {wat}"


def _over_het_rapport(beeld: Rapportbeeld) -> Iterator[tuple[Celwaarde, ...]]:
    """Give what the page and the PDF say above and below the tables."""
    for naam, waarde in _kenmerken(beeld):
        yield "Over dit rapport", "", naam, waarde, "", ""
    for zin in beeld.definities.uitleg.values():
        yield "Over dit rapport", "", "Uitleg", "", "", zin


def _voluit(beeld: Rapportbeeld, noten: tuple[int, ...]) -> str:
    return " ".join(beeld.noten[nr - 1] for nr in noten)
