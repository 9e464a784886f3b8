"""B19: the report in plain words for one client and relatives; nothing of other members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.ontwikkeltraject.queries.invulling import eigen_teksten, lees_invulling
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform.pdf import Alinea, Briefhoofd, Document, Kop, Onderdeel
from portal.platform.web.texts import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from portal.clienten.models import Client
    from portal.ontwikkeltraject.models import Traject


def schrijf_leesbaar(traject: Traject, client: Client, *, cce: str, dag: date) -> Document:
    """Write the report for one client, in larger type.

    Args:
        traject: With its readable texts.
        client: For whom it is.
        cce: Name of the CCE.
        dag: Day of finishing.

    Bron: [brieven] B19; [processen] G3.
    """
    return Document(
        titel="Verslag in gewone taal",
        onderwerp="Ontwikkeltraject",
        datum=dag,
        briefhoofd=Briefhoofd(organisatie=cce),
        kenmerken=(
            ("Voor", client.volledige_naam),
            ("Datum", datum(dag)),
            ("Zorgaanbieder", traject.aanbieder.naam),
            ("Kenmerk", client.clientcode),
        ),
        onderdelen=tuple(_onderdelen(traject, client)),
        voettekst=f"Ontwikkeltraject {client.clientcode}",
        groot=True,
    )


def _onderdelen(traject: Traject, client: Client) -> Iterator[Onderdeel]:
    dagen = opsomming([datum(rij.dag) for rij in traject.bijeenkomsten])
    zorg = "de zorg in de groep waar u woont" if traject.groep_id else "uw zorg"
    yield Alinea("Dit verslag is voor u en voor uw naasten.")
    yield Alinea(
        f"Op {dagen} praatten wij over {zorg}. Dat deden mensen van {traject.aanbieder.naam} samen "
        "met het CCE. Het CCE denkt mee als zorg moeilijk is."
    )
    eigen = eigen_teksten(traject).get(str(client.id), "")
    for code, tekst in lees_invulling(traject).leesbaar.items():
        yield Kop(TEKSTEN.tekst("leesbaar", code))
        if code == "gekeken":
            assert traject.evaluatiedatum is not None
            yield Alinea(f"Wij kijken op {datum(traject.evaluatiedatum)}.")
        yield Alinea(tekst)
        if code == "verandert" and eigen:
            yield Kop(TEKSTEN.tekst("leesbaar_eigen", "kop"))
            yield Alinea(eigen)
