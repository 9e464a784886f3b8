"""What is granted: the requested input with the lines that the reviewer changed, recalculated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.signaalfeiten.bron import lees_breuk
from portal.beoordeling.queries.toekenning.later import (
    anders_dan,
    heeft_tweede_jaar,
    per_jaar,
    reken_later,
)
from portal.beoordeling.queries.toekenning.looptijd import bepaal_periode
from portal.beoordeling.queries.toekenning.regels import (
    CONTEXT_BOVEN,
    CONTEXT_DEEL,
    NUL,
    Regel,
    lees_regels,
)
from portal.beoordeling.queries.toekenning.rekenen import maak_invoer, reken
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.mutatie import laatste_dag_in_groep
from portal.domain.rekentool import HandmatigeInvoer, Rekeninvoer, Uitkomst
from portal.domain.waarden import Aandeel, Bedrag
from portal.domain.zorgprofielen import Referentietabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """What the reviewer means to grant: only what differs from the request, as typed.

    Attributes:
        waarden: Text per line.
        redenen: Why, per line.
        ingang: First day, None for the requested one.
        maanden: Number of months, None for the requested one.
    """

    waarden: Mapping[str, str] = field(default_factory=dict)
    redenen: Mapping[str, str] = field(default_factory=dict)
    ingang: date | None = None
    maanden: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenningskader:
    """The table of the year of the granted ingangsdatum, and the tariefpercentage of that year."""

    tabel: Referentietabel
    voorlopig: bool
    tarief: Aandeel


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegekend:
    """One line: requested beside granted.

    Attributes:
        berekend: What the calculation gives when the reviewer says nothing; only for
            `context_boven` other than what was requested.
    """

    regel: Regel
    berekend: Fraction
    toegekend: Fraction
    reden: str

    @property
    def verschilt(self) -> bool:
        """The reviewer decided otherwise."""
        return self.toegekend != self.berekend

    @property
    def mist_reden(self) -> bool:
        """The line differs, and nobody said why."""
        return self.verschilt and not self.reden.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Toekenning:
    """What is granted, with its calculation.

    Attributes:
        regels: Every line, changed or not.
        gevraagd_jaarbedrag: Requested euros per year, None when nothing was calculated.
        later: Outcome after the first year, without the eenmalige posts; None when it is the same,
            or when there is no second year.
        groep_tot: Last day of the group that the client joins; None for any other aanvraag.
    """

    invoer: Rekeninvoer | HandmatigeInvoer
    uitkomst: Uitkomst
    regels: tuple[Toegekend, ...]
    ingang: date
    maanden: int
    voorlopig: bool
    gevraagd_jaarbedrag: Fraction | None
    later: Uitkomst | None = None
    groep_tot: date | None = None

    @property
    def verschillen(self) -> tuple[Toegekend, ...]:
        """Give the lines that are granted otherwise than requested."""
        return tuple(rij for rij in self.regels if rij.verschilt)

    @property
    def posten(self) -> tuple[Toegekend, ...]:
        """Give the context posts, changed or not."""
        return tuple(rij for rij in self.regels if rij.regel.is_post)

    @property
    def zonder_reden(self) -> tuple[str, ...]:
        """Name the lines that differ without a reason."""
        return tuple(rij.regel.id for rij in self.regels if rij.mist_reden)

    @property
    def context_boven(self) -> Fraction:
        """Give what lies above the context threshold; of a client in a group the own share."""
        ids = {CONTEXT_BOVEN, CONTEXT_DEEL}
        return next((rij.berekend for rij in self.regels if rij.regel.id in ids), NUL)

    @property
    def laatste_dag(self) -> date:
        """Give the last day of the toekenning."""
        return laatste_dag_in_groep(self.ingang, self.maanden, self.groep_tot)

    @property
    def is_deels(self) -> bool:
        """Say whether less money is granted than requested.

        Fewer hours for the same money are a difference with a reason, not a part.

        Bron: [procedure] §1, the word of `toegekend`.
        """
        bedragen = self.uitkomst.bedragen
        if self.gevraagd_jaarbedrag is None:
            return False
        return bedragen is None or bedragen.jaarbedrag < self.gevraagd_jaarbedrag


def pas_toe(bron: Versiebron, voorstel: Voorstel, kader: Toekenningskader) -> Toekenning:
    """Calculate what is granted.

    Args:
        bron: The submitted version.
        voorstel: What the reviewer changed.
        kader: Table and tarief of the year of the granted ingangsdatum.

    Returns:
        Input, outcome and every line; the rekentool gives the amount, nobody types it. Without a
        line of its own everything above the context threshold counts.

    Raises:
        DomeinFout: `geen_getal`, `negatief`, `post_te_hoog`, `context_boven_toegekend_te_hoog`,
            `looptijd_buiten_bereik` or `ingang_ontbreekt`, each with the line as `veld`; or what
            the rekentool refuses.

    Bron: [procedure] §2.2 Toegekende invoer, §6.4 and §6.5.
    """
    periode = bepaal_periode(bron, voorstel)
    regels = lees_regels(bron)
    waarden = lees_waarden(regels, voorstel)
    boven = waarden[CONTEXT_BOVEN] if voorstel.waarden.get(CONTEXT_BOVEN, "").strip() else None
    invoer = maak_invoer(bron, waarden, kader.tarief, None if boven is None else Bedrag(boven))
    uitkomst = reken(invoer, kader.tabel, volumetoets=bron.volumetoets)
    bedragen = bron.berekend("bedragen")
    later = None
    if heeft_tweede_jaar(periode.maanden):
        zonder = replace(invoer, context_totaal=per_jaar(regels, waarden))
        later = anders_dan(uitkomst, reken_later(zonder, uitkomst, bron, kader.tabel))
    return Toekenning(
        invoer=invoer,
        uitkomst=uitkomst,
        regels=tuple(_toegekend(regel, waarden, voorstel, uitkomst) for regel in regels),
        ingang=periode.ingang,
        maanden=periode.maanden,
        voorlopig=kader.voorlopig,
        gevraagd_jaarbedrag=lees_breuk(bedragen.get("jaarbedrag")),
        later=later,
    )


def lees_waarden(regels: Sequence[Regel], voorstel: Voorstel) -> dict[str, Fraction]:
    """Read what is granted on each line; a post never more than was requested.

    Raises:
        DomeinFout: `geen_getal`, `negatief` or `post_te_hoog`, with the line as `veld`.
    """
    waarden = {regel.id: regel.lees(voorstel.waarden.get(regel.id, "")) for regel in regels}
    for regel in regels:
        if regel.is_post and waarden[regel.id] > regel.gevraagd:
            raise DomeinFout("post_te_hoog", veld=regel.id, gevraagd=regel.gevraagd)
    return waarden


def _toegekend(
    regel: Regel, waarden: Mapping[str, Fraction], voorstel: Voorstel, uitkomst: Uitkomst
) -> Toegekend:
    berekend, toegekend = regel.gevraagd, waarden[regel.id]
    if regel.id == CONTEXT_BOVEN:
        bedragen = uitkomst.bedragen
        berekend = bedragen.context_boven if bedragen else NUL
        toegekend = bedragen.context_telt_mee if bedragen else NUL
    return Toegekend(
        regel=regel,
        berekend=berekend,
        toegekend=toegekend,
        reden=voorstel.redenen.get(regel.id, ""),
    )
