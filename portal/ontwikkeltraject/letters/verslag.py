"""B16: the report of an ontwikkeltraject for aanbieder and CCE, by code and without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.ontwikkeltraject import is_over_jaargrens
from portal.ontwikkeltraject.queries.invulling import lees_invulling, teksten_in
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform.pdf import (
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Kolom,
    Kop,
    Onderdeel,
    Tabel,
)
from portal.platform.traject_data import load_trajectregels
from portal.platform.web.texts import datum, datum_kort, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from portal.ontwikkeltraject.models import Traject

ACTIEKOLOMMEN = (Kolom("Nr"), Kolom("Wat", 6), Kolom("Wie", 3), Kolom("Uiterlijk", 2))


def schrijf_verslag(traject: Traject, *, cce: str, dag: date) -> Document:
    """Write the report of a finished traject.

    Args:
        traject: With everything that was recorded.
        cce: Name of the CCE.
        dag: Day of finishing.

    Bron: [brieven] B16; [processen] G3.
    """
    wie = "Groep" if traject.groep_id else "Cliënt"
    leider = traject.coordinator.naam if traject.coordinator else ""
    return Document(
        titel="Verslag ontwikkeltraject",
        onderwerp=f"Ontwikkeltraject van {wie.lower()} {traject.clientcode}",
        datum=dag,
        briefhoofd=Briefhoofd(organisatie=cce),
        kenmerken=(
            (wie, traject.clientcode),
            ("Afgerond op", datum(dag)),
            ("Zorgaanbieder", f"{traject.aanbieder.naam}, {traject.locatie.naam}"),
            ("Coördinator CCE", leider),
        ),
        onderdelen=tuple(_onderdelen(traject)),
        voettekst=f"Ontwikkeltraject {traject.clientcode}",
    )


def _onderdelen(traject: Traject) -> Iterator[Onderdeel]:
    yield from _bijeenkomsten(traject)
    yield from _stand(traject)
    yield Kop("Acties")
    yield Tabel(
        kolommen=ACTIEKOLOMMEN,
        rijen=tuple(
            (str(nr), actie.wat, actie.eigenaar, datum_kort(actie.dag))
            for nr, actie in enumerate(traject.acties, start=1)
        ),
    )
    assert traject.evaluatiedatum is not None
    yield Kop("Evaluatie")
    yield Alinea(f"Op {datum(traject.evaluatiedatum)}. {traject.evaluatiewijze}")
    yield Kop("Wat naar het ondersteuningsplan gaat")
    yield Alinea(traject.ondersteuningsplan)
    yield Kop("Wat naar het meerzorgplan gaat")
    yield Alinea(traject.meerzorgplan)
    yield Kop("Wat ook op andere plekken bruikbaar is")
    leereffect = lees_invulling(traject).leereffect
    yield Blok(
        tuple((TEKSTEN.tekst("leereffect", code), tekst) for code, tekst in leereffect.items())
    )
    yield from _afschrift(traject)


def _bijeenkomsten(traject: Traject) -> Iterator[Onderdeel]:
    yield Kop("Bijeenkomsten")
    if is_over_jaargrens([rij.dag for rij in traject.bijeenkomsten]):
        yield Alinea(
            "De bijeenkomsten waren niet in hetzelfde kalenderjaar. De reden: "
            f"{traject.jaargrensreden}"
        )
    for rij in traject.bijeenkomsten:
        yield Kop(f"Bijeenkomst {rij.nr}: {datum(rij.dag)}", niveau=3)
        yield Alinea(f"Aanwezig: {rij.aanwezigen}")
        yield Alinea(rij.besproken)


def _stand(traject: Traject) -> Iterator[Onderdeel]:
    namen, stand = load_trajectregels().themas, teksten_in(traject.huidige_stand)
    yield Kop("Huidige stand")
    for thema in traject.themas:
        yield Kop(namen[thema], niveau=3)
        yield Alinea(stand.get(thema, ""))
    yield Kop("Knelpunten")
    yield Alinea(traject.knelpunten)


def _afschrift(traject: Traject) -> Iterator[Onderdeel]:
    codes = [lid.clientcode for lid in traject.leden]
    if traject.groep_id is not None:
        yield Kop("Voor wie dit traject telt")
        wie = "Deze cliënt had" if len(codes) == 1 else "Zij hadden"
        yield Alinea(f"Voor {opsomming(codes)}. {wie} op de dag van afronden meerzorg.")
    yield Alinea(
        "De cliënt en de naasten krijgen via de zorgaanbieder een verslag in gewone taal."
        if len(codes) == 1
        else "Elke cliënt krijgt via de zorgaanbieder een eigen verslag in gewone taal."
    )
