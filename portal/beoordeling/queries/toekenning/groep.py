"""What is granted to a group: the input of every client with changes, recalculated as a whole."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.later import anders_dan, heeft_tweede_jaar, per_jaar
from portal.beoordeling.queries.toekenning.looptijd import Periode, bepaal_periode, periode_van_lid
from portal.beoordeling.queries.toekenning.pas_toe import (
    Toegekend,
    Toekenning,
    Voorstel,
    lees_waarden,
)
from portal.beoordeling.queries.toekenning.regels import (
    CONTEXT_BOVEN,
    CONTEXT_DEEL,
    CONTEXT_UREN,
    NUL,
    POST,
    Regel,
    Regelsoort,
    lees_regels,
)
from portal.beoordeling.queries.toekenning.rekenen import maak_invoer
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Groepsinvoer, Groepsuitkomst, Uitkomst, bereken_groep
from portal.domain.waarden import Aandeel, Bedrag, Euro, Uren, centen
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepskader:
    """The table of the year of the granted ingangsdatum; `tarief` None: as each client asked."""

    tabel: Referentietabel
    voorlopig: bool
    tarief: Aandeel | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidvoorstel:
    """The submitted part of one client, and what the reviewer means to grant otherwise.

    Attributes:
        id: Of the part of the aanvraag.
    """

    id: uuid.UUID
    bron: Versiebron
    voorstel: Voorstel


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepstoekenning:
    """What is granted to a group.

    Attributes:
        leden: Per part what its client would get, in order; also who comes out without amount.
        gedeeld: The lines of the context, changed or not.
        uitkomst: The calculation of the whole.
    """

    leden: Mapping[uuid.UUID, Toekenning]
    gedeeld: tuple[Toegekend, ...]
    uitkomst: Groepsuitkomst
    periode: Periode
    voorlopig: bool

    @property
    def verschillen(self) -> tuple[Toegekend, ...]:
        """Give the lines of the context that are granted otherwise than requested."""
        return tuple(rij for rij in self.gedeeld if rij.verschilt)

    @property
    def zonder_reden(self) -> tuple[str, ...]:
        """Name the lines of the context that differ without a reason."""
        return tuple(rij.regel.id for rij in self.gedeeld if rij.mist_reden)

    def som(self, leden: Sequence[uuid.UUID]) -> Euro:
        """Add up the rounded jaarbedragen of some clients: the total of their beschikkingen.

        Bron: [procedure] §3.2.
        """
        bedragen = (self.leden[lid].uitkomst.bedragen for lid in leden)
        return Euro(sum((deel.jaarbedrag_cent for deel in bedragen if deel), Decimal("0.00")))

    def totaal(self, leden: Sequence[uuid.UUID]) -> Euro:
        """Add up as the workbook does: exact amounts, rounded once.

        Bron: [procedure] §3.2.
        """
        bedragen = (self.leden[lid].uitkomst.bedragen for lid in leden)
        return centen(sum((deel.jaarbedrag for deel in bedragen if deel), NUL))

    def som_etmaal(self, leden: Sequence[uuid.UUID]) -> Euro:
        """Add up the rounded etmaalbedragen of some clients.

        Bron: [procedure] §3.2.
        """
        bedragen = (self.leden[lid].uitkomst.bedragen for lid in leden)
        return Euro(sum((deel.etmaalbedrag_cent for deel in bedragen if deel), Decimal("0.00")))


def pas_groep_toe(
    bron: Versiebron, voorstel: Voorstel, leden: Sequence[Lidvoorstel], kader: Groepskader
) -> Groepstoekenning:
    """Calculate what is granted to a group.

    Args:
        bron: The submitted version of the group as a whole.
        voorstel: What the reviewer changed in context and looptijd.
        leden: At least one client.
        kader: Table and tarief of the year of the granted ingangsdatum.

    Returns:
        Every client with input, outcome and lines; the rekentool gives the amounts. A client whose
        profile allows fewer months than the group gets those; another begin or fewer months stand
        in the voorstel of the client.

    Raises:
        DomeinFout: as `pas_toe`; `looptijd_buiten_groep` for a client outside the days of the
            group.

    Bron: [procedure] §2.2 Toegekende invoer; [rekentool] par. 2 Groep.
    """
    periode = bepaal_periode(bron, voorstel)
    regels = lees_regels(bron)
    waarden = lees_waarden(regels, voorstel)
    invoer = _groepsinvoer(bron, voorstel, waarden, leden, kader)
    uitkomst = _reken(invoer, kader.tabel)
    jaarlijks = replace(invoer, context_totaal=per_jaar(regels, waarden))
    later = uitkomst if jaarlijks == invoer else _later(jaarlijks, uitkomst, kader.tabel)
    gedeeld = tuple(_gedeeld(regel, waarden, voorstel, uitkomst) for regel in regels)
    per_client = [_per_client(rij, uitkomst) for rij in gedeeld]
    return Groepstoekenning(
        leden={
            lid.id: _met_later(
                _lidtoekenning(
                    lid, deel, per_client, periode_van_lid(lid.bron, lid.voorstel, periode), kader
                ),
                straks,
            )
            for lid, deel, straks in zip(leden, uitkomst.clienten, later.clienten, strict=True)
        },
        gedeeld=gedeeld,
        uitkomst=uitkomst,
        periode=periode,
        voorlopig=kader.voorlopig,
    )


def _groepsinvoer(
    bron: Versiebron,
    voorstel: Voorstel,
    waarden: Mapping[str, Fraction],
    leden: Sequence[Lidvoorstel],
    kader: Groepskader,
) -> Groepsinvoer:
    boven = waarden[CONTEXT_BOVEN] if voorstel.waarden.get(CONTEXT_BOVEN, "").strip() else None
    # Not filled in at all is something else than 0 to the official group sheet.
    leeg = bron.berekend().get("context_uren_jaar") is None and not waarden[CONTEXT_UREN]
    posten = (bedrag for naam, bedrag in waarden.items() if naam.startswith(POST))
    return Groepsinvoer(
        clienten=tuple(
            maak_invoer(
                lid.bron,
                lees_waarden(lees_regels(lid.bron), lid.voorstel),
                kader.tarief or _gevraagd_tarief(lid.bron),
                None,
            )
            for lid in leden
        ),
        context_uren_jaar=None if leeg else Uren(waarden[CONTEXT_UREN]),
        context_totaal=Bedrag(sum(posten, NUL)),
        context_boven_toegekend=None if boven is None else Bedrag(boven),
        zonder_volumetoets=frozenset(
            plaats for plaats, lid in enumerate(leden) if not lid.bron.volumetoets
        ),
    )


def _gevraagd_tarief(bron: Versiebron) -> Aandeel:
    tarief = lees_breuk(bron.berekend("invoer")["tarief"])
    assert tarief is not None
    return Aandeel(tarief)


def _reken(invoer: Groepsinvoer, tabel: Referentietabel) -> Groepsuitkomst:
    try:
        return bereken_groep(invoer, tabel)
    except DomeinFout as fout:
        if fout.code != "context_boven_toegekend_te_hoog":
            raise
        raise DomeinFout(fout.code, **fout.gegevens, veld=CONTEXT_BOVEN) from fout


def _later(invoer: Groepsinvoer, nu: Groepsuitkomst, tabel: Referentietabel) -> Groepsuitkomst:
    """Calculate a later year: above the threshold never more counts than the reviewer granted."""
    alles = bereken_groep(replace(invoer, context_boven_toegekend=None), tabel)
    hoogstens = min(nu.context.telt_mee, alles.context.boven)
    return bereken_groep(replace(invoer, context_boven_toegekend=hoogstens), tabel)


def _met_later(toekenning: Toekenning, later: Uitkomst) -> Toekenning:
    if not heeft_tweede_jaar(toekenning.maanden):
        return toekenning
    return replace(toekenning, later=anders_dan(toekenning.uitkomst, later))


def _gedeeld(
    regel: Regel, waarden: Mapping[str, Fraction], voorstel: Voorstel, uitkomst: Groepsuitkomst
) -> Toegekend:
    boven = regel.id == CONTEXT_BOVEN
    return Toegekend(
        regel=regel,
        berekend=uitkomst.context.boven if boven else regel.gevraagd,
        toegekend=uitkomst.context.telt_mee if boven else waarden[regel.id],
        reden=voorstel.redenen.get(regel.id, ""),
    )


def _per_client(rij: Toegekend, uitkomst: Groepsuitkomst) -> Toegekend:
    """Give a line of the context as one client sees it: of the part above, an equal share."""
    if rij.regel.id != CONTEXT_BOVEN or not uitkomst.aantal_met_meerzorg:
        return rij
    aantal = uitkomst.aantal_met_meerzorg
    berekend = rij.berekend / aantal
    return Toegekend(
        regel=Regel(id=CONTEXT_DEEL, soort=Regelsoort.EURO_JAAR, gevraagd=berekend),
        berekend=berekend,
        toegekend=rij.toegekend / aantal,
        reden=rij.reden,
    )


def _lidtoekenning(
    lid: Lidvoorstel,
    uitkomst: Uitkomst,
    gedeeld: Sequence[Toegekend],
    periode: Periode,
    kader: Groepskader,
) -> Toekenning:
    regels = lees_regels(lid.bron)
    waarden = lees_waarden(regels, lid.voorstel)
    eigen = (
        Toegekend(
            regel=regel,
            berekend=regel.gevraagd,
            toegekend=waarden[regel.id],
            reden=lid.voorstel.redenen.get(regel.id, ""),
        )
        for regel in regels
    )
    bedragen = lid.bron.berekend("bedragen")
    return Toekenning(
        invoer=uitkomst.invoer,
        uitkomst=uitkomst,
        regels=(*eigen, *gedeeld),
        ingang=periode.ingang,
        maanden=periode.maanden,
        voorlopig=kader.voorlopig,
        gevraagd_jaarbedrag=lees_breuk(bedragen.get("jaarbedrag")),
        groep_tot=periode.groep_tot,
    )
