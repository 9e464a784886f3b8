"""Where the group sheet of the official workbook contradicts the rest of it, and what it shows."""

from dataclasses import replace

from portal.domain.rekentool.groep import Groepsinvoer
from portal.domain.rekentool.invoer import HandmatigeInvoer, Rekeninvoer
from portal.domain.waarden import Uren
from portal.domain.zorgprofielen import Referentietabel


def is_ongewogen_op_groepsblad(client: Rekeninvoer | HandmatigeInvoer) -> bool:
    """Say whether the group sheet counts the behandelaren of a client without their weight.

    Args:
        client: Input of one client of a group.

    Returns:
        True for a client with behandeling and without dagbesteding, who has hours of behandelaren.

    Bron: [rekentool] par. 2 Groep, fault in the source.
    """
    return (
        isinstance(client, Rekeninvoer)
        and client.behandeling_ja
        and not client.dagbesteding_ja
        and client.behandelaren > 0
    )


def zoals_het_groepsblad(invoer: Groepsinvoer, tabel: Referentietabel) -> Groepsinvoer:
    """Give the input with which `bereken_groep` comes to what the group sheet shows.

    Only to explain a workbook: nothing is asked or granted with it.

    Args:
        invoer: Input of a group.
        tabel: Table of the year.

    Bron: [rekentool] par. 2 Groep, fault in the source.
    """
    gewicht = tabel.constanten.weegfactor_behandelaren
    return replace(
        invoer,
        clienten=tuple(
            replace(client, behandelaren=Uren(client.behandelaren / gewicht))
            if isinstance(client, Rekeninvoer) and is_ongewogen_op_groepsblad(client)
            else client
            for client in invoer.clienten
        ),
    )
