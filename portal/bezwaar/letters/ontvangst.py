"""B10: a bezwaar was received, with what is asked when something misses or it came late."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.bezwaar.letters.opbouw import Inhoud, opening
from portal.bezwaar.queries.briefbronnen import Briefbron
from portal.bezwaar.queries.teksten import bezwaartekst
from portal.bezwaar.queries.verzuim import Gevraagd
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.domain.termijnen import Beslistermijn
from portal.platform.pdf import Alinea, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum

ONTVANGST, VERZUIM, TE_LAAT, INTREKKING = "ontvangst", "verzuim", "te_laat", "intrekking"
TITELS = {
    ONTVANGST: "Wij hebben uw bezwaar ontvangen",
    VERZUIM: "Uw bezwaar is nog niet compleet",
    TE_LAAT: "Uw bezwaar kwam te laat: wat was de reden?",
    INTREKKING: "Uw bezwaar is ingetrokken",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevestiging:
    """What the letter says beside the bezwaar itself.

    Attributes:
        gevraagd: What is asked, None when the bezwaar is in time and complete.
    """

    termijn: Beslistermijn
    gevraagd: Gevraagd | None = None

    @property
    def soort(self) -> str:
        """Give the kind of letter."""
        if self.gevraagd is None:
            return ONTVANGST
        return VERZUIM if self.gevraagd.punten else TE_LAAT


def schrijf_ontvangst(bron: Briefbron, bevestiging: Bevestiging) -> Inhoud:
    """Write the letter.

    Bron: [brieven] B10; [awb] art. 6:5, 6:6, 6:9, 6:11, 6:14, 7:2, 7:4, 7:10.
    """
    delen = (
        Alinea(opening(bron)),
        Alinea(_wie(bron)),
        Alinea(_tijdig(bron)),
        *_vraag(bevestiging.gevraagd),
        *_termijn(bron, bevestiging),
        *_rechten(bron),
    )
    soort = bevestiging.soort
    return Inhoud(soort=soort, titel=TITELS[soort], onderdelen=delen)


def schrijf_intrekking(bron: Briefbron) -> Inhoud:
    """Confirm that a bezwaar was withdrawn.

    Bron: [awb] art. 6:21.
    """
    delen = (
        Alinea(opening(bron)),
        Alinea("Dit bezwaar is ingetrokken. Wij behandelen het niet verder. Het besluit blijft."),
        Alinea(
            "Klopt dit niet? Neem dan zo snel mogelijk contact met ons op. De dag waarop u "
            f"bezwaar kon maken was {datum(bron.bezwaar.bezwaar_tot)}."
        ),
    )
    return Inhoud(soort=INTREKKING, titel=TITELS[INTREKKING], onderdelen=delen)


def _wie(bron: Briefbron) -> str:
    rij = bron.bezwaar
    if rij.bezwaarmaker is Bezwaarmaker.AANBIEDER:
        return f"Bezwaar maakt {rij.naam}, als zorgaanbieder, in eigen naam."
    if not bron.gemachtigde:
        return f"Bezwaar maakt {rij.naam}."
    zin = f"Bezwaar maakt {rij.naam}. {bron.gemachtigde} treedt op als gemachtigde."
    if rij.machtiging_op is not None:
        zin += f" De machtiging voor dit bezwaar is van {datum(rij.machtiging_op)}."
    return zin


def _tijdig(bron: Briefbron) -> str:
    """Say whether it is in time; of a letter that came after the last day also why."""
    rij = bron.bezwaar
    uiterlijk = datum(rij.bezwaar_tot)
    if not rij.is_tijdig:
        return f"Bezwaar maken kon tot en met {uiterlijk}. Uw bezwaar kwam dus te laat."
    zin = f"Bezwaar maken kon tot en met {uiterlijk}. Uw bezwaar is op tijd."
    op_de_post = rij.wijze is Indieningswijze.POST and rij.ontvangst > rij.bezwaar_tot
    if op_de_post and rij.poststempel is not None:
        zin += (
            f" Het poststempel is van {datum(rij.poststempel)} en wij kregen de brief binnen een "
            "week na de laatste dag."
        )
    return zin


def _vraag(gevraagd: Gevraagd | None) -> Iterator[Onderdeel]:
    if gevraagd is None:
        return
    uiterlijk = datum(gevraagd.uiterlijk)
    yield Kader("Wij vragen u te antwoorden", f"Uiterlijk op {uiterlijk}.")
    if gevraagd.punten:
        yield Kop("Wat er nog ontbreekt")
        yield Lijst(tuple(bezwaartekst("verzuim_brief", punt.value) for punt in gevraagd.punten))
    if gevraagd.reden:
        yield Kop("Waarom was uw bezwaar te laat?")
        yield Alinea(
            "Schrijf ons waarom u niet eerder bezwaar kon maken. Had u een goede reden, dan telt "
            "het te laat zijn niet mee. Dit staat in artikel 6:11 van de Algemene wet "
            "bestuursrecht."
        )
    yield Alinea(
        f"Krijgen wij uiterlijk op {uiterlijk} geen antwoord, dan kunnen wij uw bezwaar "
        "niet-ontvankelijk verklaren. Wij kijken dan niet naar de inhoud."
    )


def _termijn(bron: Briefbron, bevestiging: Bevestiging) -> Iterator[Onderdeel]:
    """Say until when must be decided, and what a verzuim does to that."""
    rij, termijn = bron.bezwaar, bevestiging.termijn
    yield Kop("Wanneer wij beslissen")
    weken = "twaalf" if rij.met_commissie else "zes"
    commissie = (
        "Een bezwaarcommissie adviseert ons over uw bezwaar."
        if rij.met_commissie
        else "Er is geen bezwaarcommissie."
    )
    yield Alinea(
        f"{commissie} Wij beslissen binnen {weken} weken na de laatste dag om bezwaar te maken. "
        f"Dat is uiterlijk op {datum(termijn.beslisdatum)}."
    )
    if bevestiging.gevraagd is not None and bevestiging.gevraagd.punten:
        yield Alinea(
            "Zolang u nog kunt aanvullen, staat deze termijn stil: vanaf de dag na deze brief tot "
            "de dag waarop uw aanvulling er is. De datum hierboven rekent op de hele tijd die u "
            "krijgt. Vult u eerder aan, dan beslissen wij eerder. Na de laatste dag loopt de "
            "termijn in elk geval weer."
        )
    yield Alinea(
        "Wij kunnen de beslissing één keer zes weken verdagen. Vragen wij het Zorginstituut om "
        "advies, dan wordt de datum later. U krijgt daarvan altijd bericht."
    )


def _rechten(bron: Briefbron) -> Iterator[Onderdeel]:
    yield Kop("Uw rechten")
    yield Lijst(
        (
            "Voordat wij beslissen, nodigen wij u uit voor een gesprek over uw bezwaar.",
            "U kunt alle stukken over uw zaak inzien, minstens een week voor de hoorzitting.",
            "Wie uw bezwaar behandelt, was niet betrokken bij het besluit.",
            "U kunt uw bezwaar altijd intrekken.",
        )
    )
    yield Alinea(
        "Dit staat in de artikelen 6:14, 7:2, 7:4 en 7:10 van de Algemene wet bestuursrecht. Heeft "
        f"u een vraag? U bereikt ons via {bron.contact}."
    )
