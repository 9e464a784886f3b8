"""A group workbook: the portal's own calculation of it, and every difference explained or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Groepsinvoer,
    Groepsuitkomst,
    Rekeninvoer,
    bereken,
    bereken_groep,
    is_ongewogen_op_groepsblad,
    zoals_het_groepsblad,
)
from portal.domain.waarden import Aandeel, Uren, centen
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.workbook.inhoud import Groep, GroepRegel, WerkboekClient, WerkboekInhoud
from portal.platform.workbook.rekeninvoer import (
    als_onze_uitkomst,
    gevuld,
    som_van_posten,
    uren_of_nul,
)
from portal.platform.workbook.vergelijken import Verschil, vergelijk, vergelijk_bedrag

ANDER_TARIEF = Decimal(1)
"""Any that can be calculated with, where only the line of a client is judged."""


@dataclass(frozen=True, slots=True)
class Groepsverschil:
    """One line on which workbook and portal differ.

    Args:
        nummer: Of the client in the workbook; None for the total of the group.
        verschil: The line.
        verklaard: The fault of the group sheet explains it: calculated the way of the sheet, the
            portal comes to the figure of the workbook.
    """

    nummer: int | None
    verschil: Verschil
    verklaard: bool


@dataclass(frozen=True, slots=True)
class Groepsvergelijking:
    """The outcome of a group workbook beside ours for the same input.

    Args:
        uitkomst: Ours, by the order of the clients in the workbook.
        verschillen: In the order of the clients, the total last.
        ongewogen: Numbers of the clients whose behandelaren the group sheet forgets to weight.
    """

    uitkomst: Groepsuitkomst
    verschillen: tuple[Groepsverschil, ...]
    ongewogen: tuple[int, ...]


def als_groepsinvoer(inhoud: WerkboekInhoud) -> Groepsinvoer:
    """Give what a group workbook was filled in with as input of the rekentool.

    Raises:
        DomeinFout: `werkboek_geen_groep`; `veld_ontbreekt` with `veld` and, for a client, `nummer`.
    """
    groep = _groep(inhoud)
    if not inhoud.clienten:
        raise DomeinFout("veld_ontbreekt", veld="clienten")
    uren, tarief = groep.contexturen_jaar, inhoud.voorblad.tariefpercentage
    return Groepsinvoer(
        clienten=tuple(_lid(client, inhoud, tarief) for client in inhoud.clienten),
        context_uren_jaar=None if uren is None else Uren(uren),
        context_totaal=som_van_posten(groep.context_posten),
    )


def rijfouten(inhoud: WerkboekInhoud, tabel: Referentietabel) -> Mapping[int, DomeinFout]:
    """Name what is wrong with each client of a group that cannot be calculated, by number.

    A missing tariefpercentage is wrong for the group, not for a client.

    Args:
        inhoud: A workbook of a group.
        tabel: Table of the workbook's own year.
    """
    return dict(_rijfouten(inhoud, tabel))


def vergelijk_groep(inhoud: WerkboekInhoud, tabel: Referentietabel) -> Groepsvergelijking:
    """Calculate a group workbook and name every line on which it differs.

    Args:
        inhoud: A workbook of a group.
        tabel: Table of the workbook's own year.

    Raises:
        DomeinFout: As `als_groepsinvoer`, and what `bereken_groep` refuses.
    """
    invoer = als_groepsinvoer(inhoud)
    ongewogen = tuple(
        client.nummer
        for client, lid in zip(inhoud.clienten, invoer.clienten, strict=True)
        if is_ongewogen_op_groepsblad(lid)
    )
    uitkomst = bereken_groep(invoer, tabel)
    verschillen = list(_verschillen(inhoud, uitkomst))
    onverklaard = set(verschillen)
    if ongewogen:
        als_blad = bereken_groep(zoals_het_groepsblad(invoer, tabel), tabel)
        plekken = {(nummer, rij.veld) for nummer, rij in _verschillen(inhoud, als_blad)}
        onverklaard = {
            (nummer, rij) for nummer, rij in verschillen if (nummer, rij.veld) in plekken
        }
    return Groepsvergelijking(
        uitkomst=uitkomst,
        verschillen=tuple(
            Groepsverschil(nummer, rij, verklaard=(nummer, rij) not in onverklaard)
            for nummer, rij in verschillen
        ),
        ongewogen=ongewogen,
    )


def is_groep_berekend(inhoud: WerkboekInhoud) -> bool:
    """Say whether a group workbook holds an outcome at all."""
    return any(regel.totaal_uren is not None for regel in inhoud.uitkomst.groep)


def _groep(inhoud: WerkboekInhoud) -> Groep:
    if inhoud.groep is None:
        raise DomeinFout("werkboek_geen_groep")
    return inhoud.groep


def _rijfouten(inhoud: WerkboekInhoud, tabel: Referentietabel) -> Iterator[tuple[int, DomeinFout]]:
    for client in inhoud.clienten:
        try:
            bereken(_lid(client, inhoud, ANDER_TARIEF), tabel)
        except DomeinFout as fout:
            yield client.nummer, fout


def _lid(client: WerkboekClient, inhoud: WerkboekInhoud, tarief: Decimal | None) -> Rekeninvoer:
    regel = next(
        (regel for regel in _groep(inhoud).regels if regel.nummer == client.nummer),
        GroepRegel(client.nummer, None, None, None, None, None),
    )
    try:
        return Rekeninvoer(
            zzp=gevuld(client.zzp, "zzp"),
            dagbesteding_ja=gevuld(client.dagbesteding, "dagbesteding"),
            behandeling_ja=gevuld(client.behandeling, "behandeling"),
            tarief=Aandeel(Fraction(gevuld(tarief, "tariefpercentage"))),
            wonen=uren_of_nul(regel.woonzorg),
            dagbesteding=uren_of_nul(regel.dagbesteding),
            nachtzorg=uren_of_nul(regel.nachtzorg),
            behandelaren=uren_of_nul(regel.behandelaren),
            min_uren=uren_of_nul(regel.min_uren),
        )
    except DomeinFout as fout:
        raise DomeinFout(fout.code, **fout.gegevens, nummer=client.nummer) from None


def _verschillen(
    inhoud: WerkboekInhoud, uitkomst: Groepsuitkomst
) -> Iterator[tuple[int | None, Verschil]]:
    for regel, onze in zip(inhoud.uitkomst.groep, uitkomst.clienten, strict=True):
        yield from ((regel.nummer, rij) for rij in vergelijk(regel, als_onze_uitkomst(onze)))
    totaal = centen(uitkomst.jaarbedrag_totaal)
    verschil = vergelijk_bedrag(
        "groep_jaarbedrag", inhoud.uitkomst.voorblad_jaarbedrag, totaal or None
    )
    if verschil is not None:
        yield None, verschil
