"""Read a page: its forms, its text, and what breaks the house rules for every page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

Kenmerken = dict[str, str]
INVULBAAR = {"input", "select", "textarea"}
LEEG = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ZONDER_LABEL = {"hidden", "submit", "button", "reset", "image"}
AANKRUISBAAR = {"radio", "checkbox"}


@dataclass
class Formulier:
    """One form as it would be sent without touching it; `keuzes` is the last choice of a field."""

    actie: str
    methode: str
    velden: dict[str, list[str]] = field(default_factory=dict)
    namen: set[str] = field(default_factory=set)
    teksten: set[str] = field(default_factory=set)
    knoppen: dict[str, str] = field(default_factory=dict)
    kenmerken: dict[str, Kenmerken] = field(default_factory=dict)
    keuzes: dict[str, str] = field(default_factory=dict)


@dataclass
class Document:
    """What a page holds."""

    taal: str = ""
    titel: str = ""
    tekst: str = ""
    koppen: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    label_voor: list[str] = field(default_factory=list)
    zonder_label: list[Kenmerken] = field(default_factory=list)
    verboden: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    formulieren: list[Formulier] = field(default_factory=list)

    def verzendingen(
        self, erbij: str = ""
    ) -> Iterator[tuple[str, str | None, dict[str, list[str] | str]]]:
        """Send every form as it stands, once per button: action, button and content.

        Args:
            erbij: Is typed at the end of every text of more lines.
        """
        for formulier in (f for f in self.formulieren if f.methode == "post"):
            for knop in [None, *formulier.knoppen]:
                extra = {} if knop is None else {formulier.knoppen[knop]: knop}
                getypt = {
                    naam: [tekst + erbij for tekst in formulier.velden[naam]]
                    for naam in formulier.teksten
                }
                yield formulier.actie, knop, {**formulier.velden, **getypt, **extra}


def lees(html: str) -> Document:
    """Read a page."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    lezer.document.tekst = " ".join("".join(lezer.stukken).split())
    return lezer.document


def keur(document: Document) -> list[str]:
    """List what breaks the rules that hold on every page."""
    fouten = list(document.verboden)
    if len(document.koppen) != 1 or not document.koppen[0].strip():
        fouten.append(f"one h1 expected: {document.koppen}")
    if not document.titel.strip():
        fouten.append("no title")
    if document.taal != "nl":
        fouten.append(f"lang is {document.taal!r}")
    fouten += [f"id twice: {naam}" for naam, aantal in document.ids.items() if aantal > 1]
    fouten += [
        f"label without field: {naam}" for naam in document.label_voor if not document.ids[naam]
    ]
    fouten += [
        f"field without label: {veld}"
        for veld in document.zonder_label
        if "hidden" not in veld and veld.get("id") not in document.label_voor
    ]
    return fouten


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.stukken: list[str] = []
        self._open: list[tuple[str, Kenmerken]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        if tag not in LEEG:
            self._open.append((tag, kenmerken))
        if "id" in kenmerken:
            self.document.ids[kenmerken["id"]] += 1
        self._weiger_inline(tag, kenmerken)
        self._onthoud(tag, kenmerken)
        if tag in INVULBAAR:
            self._controleer_label(kenmerken)
        in_formulier = any(open_ == "form" for open_, _ in self._open)
        if tag in INVULBAAR | {"button", "option"} and in_formulier:
            self._voeg_veld_toe(tag, kenmerken)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in {"p", "li", "h1", "h2", "h3", "div", "td", "th", "dd", "dt", "label"}:
            self.stukken.append(" ")

    def handle_data(self, data: str) -> None:
        binnen = [tag for tag, _ in self._open]
        if "title" in binnen and "svg" not in binnen:
            self.document.titel += data
        if "h1" in binnen:
            self.document.koppen[-1] += data
        if binnen and binnen[-1] == "script" and data.strip():
            self.document.verboden.append("inline script")
        if binnen and binnen[-1] == "textarea" and "form" in binnen:
            naam = self._open[-1][1].get("name", "")
            self.document.formulieren[-1].velden[naam][-1] += data
        self.stukken.append(data)

    def _weiger_inline(self, tag: str, kenmerken: Kenmerken) -> None:
        if tag == "style" or "style" in kenmerken:
            self.document.verboden.append(f"inline style on {tag}")
        if tag == "script" and "src" not in kenmerken:
            self.document.verboden.append("script without src")
        if any(naam.startswith("on") for naam in kenmerken):
            self.document.verboden.append(f"inline handler on {tag}")
        if kenmerken.get("href", "").strip().lower().startswith("javascript:"):
            self.document.verboden.append("script in a link")

    def _onthoud(self, tag: str, kenmerken: Kenmerken) -> None:
        if tag == "html":
            self.document.taal = kenmerken.get("lang", "")
        elif tag == "h1":
            self.document.koppen.append("")
        elif tag == "label" and "for" in kenmerken:
            self.document.label_voor.append(kenmerken["for"])
        elif tag == "a" and "href" in kenmerken:
            self.document.links.append(kenmerken["href"])
        elif tag == "form":
            methode = kenmerken.get("method", "get").lower()
            self.document.formulieren.append(Formulier(kenmerken.get("action", ""), methode))

    def _controleer_label(self, kenmerken: Kenmerken) -> None:
        genoemd = kenmerken.keys() & {"aria-label", "aria-labelledby"}
        in_label = any(tag == "label" for tag, _ in self._open)
        if kenmerken.get("type") not in ZONDER_LABEL and not genoemd and not in_label:
            self.document.zonder_label.append(kenmerken)

    def _voeg_veld_toe(self, tag: str, kenmerken: Kenmerken) -> None:
        formulier = self.document.formulieren[-1]
        naam, waarde = kenmerken.get("name", ""), kenmerken.get("value", "")
        soort = kenmerken.get("type", "text")
        if tag == "option":
            self._kies_optie(formulier, kenmerken)
        elif tag == "button" or soort == "submit":
            if naam:
                formulier.knoppen[waarde] = naam
        elif naam and "disabled" not in kenmerken:
            formulier.namen.add(naam)
            formulier.kenmerken[naam] = kenmerken
            if soort in AANKRUISBAAR:
                formulier.keuzes[naam] = waarde
            aan = soort not in AANKRUISBAAR or "checked" in kenmerken
            if tag == "textarea":
                formulier.teksten.add(naam)
            if tag != "select" and soort != "file" and aan:
                formulier.velden.setdefault(naam, []).append(waarde)

    def _kies_optie(self, formulier: Formulier, kenmerken: Kenmerken) -> None:
        keuze = next(k for tag, k in reversed(self._open) if tag == "select")
        naam = keuze.get("name", "")
        waarde = kenmerken.get("value", "")
        if waarde:
            formulier.keuzes[naam] = waarde
        if "selected" in kenmerken and "multiple" in keuze:
            formulier.velden.setdefault(naam, []).append(waarde)
        elif "multiple" not in keuze and ("selected" in kenmerken or naam not in formulier.velden):
            formulier.velden[naam] = [waarde]
