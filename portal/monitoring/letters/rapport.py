"""The report as a document: every table with the definitions printed with it."""

from collections.abc import Iterator

from portal.monitoring.queries.beeld import Groepbeeld, Rapportbeeld
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
    Tabel,
)
from portal.platform.spreadsheets import Celwaarde
from portal.platform.web.texts import datum

TIJDKOPPEN = ("Mediaan", "Negen van de tien", "Stilstand", "Op tijd")
KOLOMMEN = ("Tabel", "Zorgkantoor", "Wat", "Waarde", "Voetnoot", "Wat is geteld")


def periodewoorden(periode: str) -> str:
    """Give a period in words."""
    jaar, _, helft = periode.partition("-H")
    return {"": jaar, "1": f"eerste halfjaar {jaar}", "2": f"tweede halfjaar {jaar}"}[helft]


def maak_document(beeld: Rapportbeeld) -> Document:
    """Make the document; the same report is always the same bytes."""
    rapport = beeld.rapport
    periode = periodewoorden(rapport.periode)
    return Document(
        titel=f"Monitor meerzorg, {periode}",
        onderwerp=f"Cijfers over meerzorg, {periode}",
        datum=clock.local_day(rapport.op),
        briefhoofd=Briefhoofd(organisatie="Meerzorgportaal"),
        kenmerken=(
            ("Periode", periode),
            ("Versie", str(rapport.nr)),
            ("Peildatum", datum(rapport.peilmoment)),
            ("Gemaakt op", datum(rapport.op)),
            ("Definities", rapport.definitieversie),
        ),
        onderdelen=tuple(_onderdelen(beeld)),
        voettekst=f"Monitor meerzorg {rapport.periode}, versie {rapport.nr}",
    )


def _onderdelen(beeld: Rapportbeeld) -> Iterator[Onderdeel]:
    yield Lijst(tuple(beeld.definities.uitleg.values()))
    for groep in beeld.groepen:
        yield from _groep(groep)
        if groep.tijden:
            yield Kop("Doorlooptijd", 3)
            yield Alinea(beeld.definities.doorlooptijd["uitleg"])
            yield _tijdtabel(groep)
    if beeld.noten:
        yield Kop("Voetnoten")
        yield Lijst(beeld.noten, genummerd=True)
    yield Kop("Wat is geteld")
    yield Blok(tuple((maat.naam, maat.uitleg) for maat in beeld.definities.maten))


def _groep(groep: Groepbeeld) -> Iterator[Onderdeel]:
    yield Kop(groep.groep.naam)
    yield Alinea(groep.groep.uitleg)
    for eerste, koppen in _in_tweeen(groep):
        yield Tabel(
            (Kolom("Zorgkantoor", 3), *(Kolom(_op_regels(kop), 2, rechts=True) for kop in koppen)),
            tuple(
                (rij.naam, *(_tekst(cel.tekst, cel.noten) for cel in rij.cellen[eerste:][:4]))
                for rij in groep.rijen
            ),
            totaalrij=True,
        )
    if groep.themas:
        yield Tabel(
            (Kolom("Onderwerp van het signaal", 4), Kolom("Aantal", 1, rechts=True)),
            tuple((naam, cel.tekst) for naam, cel in groep.themas),
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
        (Kolom("Zorgkantoor", 3), *(Kolom(kop, 2, rechts=True) for kop in TIJDKOPPEN)),
        tuple((rij.naam, *rij.cellen) for rij in groep.tijden),
    )


def _tekst(tekst: str, noten: tuple[int, ...]) -> str:
    return f"{tekst} ({', '.join(map(str, noten))})" if noten else tekst


def rijen_van(beeld: Rapportbeeld) -> Iterator[tuple[Celwaarde, ...]]:
    """Give every figure as one row of a spreadsheet, with what was counted."""
    tijden = beeld.definities.doorlooptijd
    uitleg = [f"{tijden['uitleg']} {tijden[deel]}" for deel in ("mediaan", "p90", "stil", "binnen")]
    for groep in beeld.groepen:
        for rij in groep.rijen:
            for maat, cel in zip(groep.maten, rij.cellen, strict=True):
                noten = " ".join(beeld.noten[nr - 1] for nr in cel.noten)
                yield groep.groep.naam, rij.naam, maat.naam, cel.waarde, noten, maat.uitleg
        for naam, cel in groep.themas:
            yield groep.groep.naam, groep.rijen[-1].naam, f"Signalen: {naam}", cel.waarde, "", ""
        for tijd in groep.tijden:
            for kop, tekst, wat in zip(TIJDKOPPEN, tijd.cellen, uitleg, strict=True):
                yield groep.groep.naam, tijd.naam, f"Doorlooptijd: {kop}", tekst, "", wat
