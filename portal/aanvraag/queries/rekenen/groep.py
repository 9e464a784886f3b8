"""The calculation of a group: what was typed for each client, and the shared context."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from portal.aanvraag.queries.rekenen.groepsrekening import Groepsrekening
from portal.aanvraag.queries.rekenen.lezen import Blok, Lezer, Veldfout, lees_posten
from portal.aanvraag.queries.rekenen.stand import (
    Rekenkader,
    Rekenstand,
    Zorguren,
    is_getypt,
    lees_tarief,
    reken,
)
from portal.domain.dagprogramma import Dagprogramma, Weekuren
from portal.domain.rekentool import Behandelaren, Groepsinvoer, bereken_groep
from portal.domain.waarden import Aandeel, Uren

CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Lid:
    """What was typed for one client, and what comes from his indicatie."""

    blokken: Mapping[str, Blok]
    kader: Rekenkader


@dataclass(frozen=True, slots=True)
class Groepsstand:
    """The calculation of the group as a whole, and of each client in the order asked."""

    hoofd: Rekenstand
    leden: tuple[Rekenstand, ...]


def reken_groep(context: Blok, kader: Rekenkader, leden: Sequence[Lid]) -> Groepsstand:
    """Calculate a group from what was typed.

    Args:
        context: The block `context` of the group.
        kader: What comes from elsewhere for the group as a whole.
        leden: The clients; one for whom nothing can be calculated yet is left out of the group,
            as a row that is empty on the official sheet.
    """
    hoofd = _lees_hoofd(context, kader)
    los = [_reken_los(lid, hoofd.tarief) for lid in leden]
    meegerekend = [stand for stand in los if stand.uitkomst is not None]
    groep = _bereken(context, hoofd, los, meegerekend)
    uitkomsten = iter(groep.uitkomst.clienten if groep.uitkomst else ())
    deel = Uren(hoofd.context_uren / len(meegerekend)) if meegerekend else hoofd.context_uren
    standen = tuple(
        replace(
            stand,
            context_uren=deel,
            groep=groep,
            uitkomst=next(uitkomsten, None) if stand.uitkomst is not None else None,
        )
        for stand in los
    )
    return Groepsstand(_tel_op(hoofd, standen, groep), standen)


def _lees_hoofd(blok: Blok, kader: Rekenkader) -> Rekenstand:
    fouten: list[Veldfout] = []
    lezer = Lezer(blok, CONTEXT)
    posten, postfouten = lees_posten(blok)
    context_uren = lezer.jaaruren("context_uren")
    fouten += [*lezer.fouten, *postfouten]
    tarief = lees_tarief(lezer.tekst("tarief"), kader, fouten)
    niets = Uren(Fraction(0))
    return Rekenstand(
        kader=kader,
        leeg=not is_getypt(blok),
        zorg=Zorguren(
            uit_dagprogramma=False,
            programma=Dagprogramma((), ()),
            week=Weekuren(wonen=niets, dagbesteding=niets),
            wonen=None,
            nachtzorg=niets,
            min_uren=niets,
        ),
        behandelaren=Behandelaren(),
        posten=posten,
        context_uren=context_uren,
        tarief=tarief,
        fouten=tuple(fouten),
        uitkomst=None,
        is_geheel=True,
    )


def _reken_los(lid: Lid, tarief: Aandeel | None) -> Rekenstand:
    """Read one client and calculate without context, to know whether it can be done."""
    eigen = {naam: blok for naam, blok in lid.blokken.items() if naam != CONTEXT}
    return reken(eigen, replace(lid.kader, tarief_afspraak=tarief))


def _bereken(
    context: Blok, hoofd: Rekenstand, los: Sequence[Rekenstand], mee: Sequence[Rekenstand]
) -> Groepsrekening:
    gevuld = Lezer(context, CONTEXT).tekst("context_uren") != ""
    kaal = Groepsrekening(
        aantal=len(los),
        tabel=hoofd.kader.tabel,
        heeft_context=bool(hoofd.context_uren or hoofd.posten),
    )
    if hoofd.fouten or not mee:
        return kaal
    invoer = Groepsinvoer(
        clienten=tuple(stand.uitkomst.invoer for stand in mee if stand.uitkomst),
        context_uren_jaar=hoofd.context_uren if gevuld else None,
        context_totaal=hoofd.context_euro,
        context_boven_toegekend=hoofd.kader.context_boven_toegekend,
        zonder_volumetoets=frozenset(
            plaats for plaats, stand in enumerate(mee) if not stand.kader.volumetoets
        ),
    )
    return replace(kaal, invoer=invoer, uitkomst=bereken_groep(invoer, hoofd.kader.tabel))


def _tel_op(hoofd: Rekenstand, leden: Sequence[Rekenstand], groep: Groepsrekening) -> Rekenstand:
    """Give the group as a whole: the hours of all clients together, and no outcome of its own."""

    def som(waarden: Sequence[Uren]) -> Uren:
        return Uren(sum(waarden, Fraction(0)))

    return replace(
        hoofd,
        leeg=hoofd.leeg and all(lid.leeg for lid in leden),
        zorg=replace(
            hoofd.zorg,
            week=Weekuren(
                wonen=som([lid.zorg.week.wonen for lid in leden]),
                dagbesteding=som([lid.zorg.week.dagbesteding for lid in leden]),
            ),
            nachtzorg=som([lid.zorg.nachtzorg for lid in leden]),
            min_uren=som([lid.zorg.min_uren for lid in leden]),
        ),
        behandelaren=Behandelaren(
            **{
                veld.name: som([getattr(lid.behandelaren, veld.name) for lid in leden])
                for veld in fields(Behandelaren)
            }
        ),
        groep=groep,
    )
