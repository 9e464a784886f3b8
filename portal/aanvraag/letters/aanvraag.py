"""A submitted version on paper: the same content as its page."""

from collections.abc import Iterator

from portal.aanvraag.queries.versie import Versie
from portal.aanvraag.queries.weergave import Inhoudsdeel, Item, Paren, Rijen, Tekst, Weergave
from portal.aanvraag.queries.woorden import woord
from portal.platform import clock
from portal.platform.pdf import Alinea, Blok, Briefhoofd, Document, Kolom, Kop, Onderdeel, Tabel
from portal.platform.web import texts


def maak_aanvraagdocument(versie: Versie, weergave: Weergave, aanbieder: str) -> Document:
    """Write a submitted version as a document; the title names the number, never a person."""
    nummer = f"{versie.inhoud['nummer']}/{versie.rij.nr}"
    return Document(
        titel=woord("aanvraagdocument", "titel", {"nummer": nummer}),
        onderwerp=woord("aanvraagdocument", "titel", {"nummer": nummer}),
        datum=clock.local_day(versie.rij.op),
        briefhoofd=Briefhoofd(organisatie=aanbieder),
        kenmerken=(
            (woord("aanvraagdocument", "versie"), str(versie.rij.nr)),
            (woord("aanvraagdocument", "ingediend"), texts.moment(versie.rij.op)),
            (woord("ontvangst", "controlegetal"), versie.rij.sha256),
        ),
        onderdelen=tuple(_onderdelen(weergave)),
        voettekst=nummer,
    )


def _onderdelen(weergave: Weergave) -> Iterator[Onderdeel]:
    for tab in weergave.tabs:
        for groep in tab.groepen:
            yield Kop(groep.titel)
            for item in groep.items:
                yield from _item(item)


def _item(item: Item) -> Iterator[Onderdeel]:
    yield Kop(item.kop, niveau=3)
    for deel in item.delen:
        yield _deel(deel)
    if item.herkomst:
        yield Alinea(item.herkomst)


def _deel(deel: Inhoudsdeel) -> Onderdeel:
    if isinstance(deel, Paren) and deel.rijen:
        return Blok(deel.rijen)
    if isinstance(deel, Rijen):
        return Tabel(kolommen=tuple(Kolom(naam) for naam in deel.kolommen), rijen=deel.rijen)
    tekst = deel.tekst if isinstance(deel, Tekst) else ""
    return Alinea(tekst or woord("aanvraagdocument", "leeg"))
