"""The rekentool for a group: the context is shared, everything else is per client."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.bedragen import (
    Context,
    bepaal_bedragen,
    bepaal_context,
    bepaal_drempelgrondslag,
)
from portal.domain.rekentool.bereken import (
    bepaal_basis,
    bepaal_maatwerkreden,
    bepaal_stand_van,
    maak_uitkomst,
)
from portal.domain.rekentool.invoer import (
    GEEN_BEDRAG,
    GEEN_UREN,
    Rekeninvoer,
    controleer_niet_negatief,
)
from portal.domain.rekentool.trace import Spoor, Stap
from portal.domain.rekentool.uitkomst import Uitkomst, Uitkomstsoort
from portal.domain.rekentool.uren import Stand
from portal.domain.waarden import Bedrag, Euro, Uren
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsinvoer:
    """Input of a group; the context of the clients themselves is not used.

    Attributes:
        clienten: Input of each client, at least one, in order.
        context_uren_jaar: Extra context hours per year of the whole group; None is not filled in.
        context_totaal: Context means in euros per year of the whole group.
        context_boven_toegekend: What the reviewer grants of the part above the threshold, or None.
    """

    clienten: tuple[Rekeninvoer, ...]
    context_uren_jaar: Uren | None = None
    context_totaal: Bedrag = GEEN_BEDRAG
    context_boven_toegekend: Bedrag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepsuitkomst:
    """Outcome of a group: one outcome per client, and the shared context in euros per year.

    `context_per_client` is None when nobody has meerzorg; `trace` holds the shared steps.
    """

    clienten: tuple[Uitkomst, ...]
    aantal_met_meerzorg: int
    drempelgrondslag: Bedrag
    context: Context
    context_per_client: Bedrag | None
    trace: tuple[Stap, ...]

    @property
    def jaarbedrag_totaal(self) -> Bedrag:
        """The total of the workbook: exact amounts added up, euros per year.

        Bron: [rekentool] par. 2 Groep.
        """
        bedragen = (uitkomst.bedragen for uitkomst in self.clienten)
        return Bedrag(sum((b.jaarbedrag for b in bedragen if b), Fraction(0)))

    @property
    def som_beschikkingen(self) -> Euro:
        """The total of the besluiten: amounts in cents added up, euros per year.

        Bron: [procedure] par. 3.2.
        """
        bedragen = (uitkomst.bedragen for uitkomst in self.clienten)
        return Euro(sum((b.jaarbedrag_cent for b in bedragen if b), Decimal("0.00")))


@dataclass(frozen=True, slots=True)
class _Lid:
    """A client between the hours and the amounts; `basis` is None without meerzorg."""

    invoer: Rekeninvoer
    stand: Stand
    basis: Bedrag | None
    grondslag: Bedrag
    zonder_uren: bool


def bereken_groep(invoer: Groepsinvoer, tabel: Referentietabel) -> Groepsuitkomst:
    """Calculate a group with the table of one year.

    Args:
        invoer: Direct care of each client, and the context of the group.
        tabel: Table of the year of the (granted) ingangsdatum.

    Returns:
        One outcome per client, in order. Context hours are divided over all clients, context
        means above the threshold over those with a meerzorgprofiel (maatwerk included). Where
        context hours are filled in, a client without any hours is GEEN_UITKOMST. Behandelaren are
        weighted for every combination, unlike the group sheet of the workbook.

    Raises:
        DomeinFout: `groep_leeg` without clients, and what `bereken` raises.

    Bron: [rekentool] par. 2 Groep.
    """
    if not invoer.clienten:
        raise DomeinFout("groep_leeg")
    controleer_niet_negatief("context_totaal", invoer.context_totaal)
    leden = [_bepaal_lid(client, invoer, tabel) for client in invoer.clienten]
    met_meerzorg = sum(lid.basis is not None for lid in leden)
    som = Bedrag(sum((lid.grondslag for lid in leden), Fraction(0)))
    spoor = Spoor()
    spoor.stap("groep_grondslag", (som,), som)
    context = bepaal_context(
        totaal=invoer.context_totaal,
        toegekend=invoer.context_boven_toegekend,
        grondslag=som,
        contextdrempel=tabel.constanten.contextdrempel,
        spoor=spoor,
    )
    deel = Bedrag(context.telt_mee / met_meerzorg) if met_meerzorg else None
    return Groepsuitkomst(
        clienten=tuple(_rond_af(lid, context, met_meerzorg, tabel) for lid in leden),
        aantal_met_meerzorg=met_meerzorg,
        drempelgrondslag=som,
        context=context,
        context_per_client=deel,
        trace=spoor.als_trace(),
    )


def _bepaal_lid(client: Rekeninvoer, groep: Groepsinvoer, tabel: Referentietabel) -> _Lid:
    spoor, aantal = Spoor(), Fraction(len(groep.clienten))
    uren = groep.context_uren_jaar or GEEN_UREN
    deel = Uren(spoor.stap("groep_contextuur", (uren, aantal), uren / aantal))
    invoer = replace(
        client, context_uren_jaar=deel, context_totaal=GEEN_BEDRAG, context_boven_toegekend=None
    )
    stand = bepaal_stand_van(invoer, tabel, spoor)
    zonder_uren = groep.context_uren_jaar is not None and not (
        client.wonen or client.dagbesteding or client.nachtzorg or client.behandelaren
    )
    basis = None if zonder_uren else bepaal_basis(stand, tabel)
    if basis is None:
        return _Lid(invoer, stand, None, GEEN_BEDRAG, zonder_uren)
    maatwerk = stand.soort is Uitkomstsoort.MAATWERK
    grondslag = bepaal_drempelgrondslag(basis, tabel.constanten, spoor, maatwerk=maatwerk)
    return _Lid(invoer, stand, basis, grondslag, zonder_uren)


def _rond_af(lid: _Lid, context: Context, met_meerzorg: int, tabel: Referentietabel) -> Uitkomst:
    if lid.zonder_uren:
        leeg = maak_uitkomst(lid.stand, tabel, maatwerk=None, bedragen=None)
        return replace(
            leeg,
            soort=Uitkomstsoort.GEEN_UITKOMST,
            uren=None,
            meerzorguren=None,
            volumetoets=None,
            profiel=None,
            trace=(),
        )
    if lid.basis is None:
        return maak_uitkomst(lid.stand, tabel, maatwerk=None, bedragen=None)
    spoor, aantal = lid.stand.spoor, Fraction(met_meerzorg)
    deel = spoor.stap("groep_context", (context.telt_mee, aantal), context.telt_mee / aantal)
    eigen = replace(context, telt_mee=Bedrag(deel))
    bedragen = bepaal_bedragen(lid.basis, eigen, lid.invoer.tarief, tabel.constanten, spoor)
    return maak_uitkomst(
        lid.stand, tabel, maatwerk=bepaal_maatwerkreden(lid.stand), bedragen=bedragen
    )
