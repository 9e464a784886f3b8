"""B11: the invitation to a hearing, that it is put off, and that there are new facts after it."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.bezwaar.letters.opbouw import Inhoud, opening
from portal.bezwaar.queries.briefbronnen import Briefbron
from portal.platform.pdf import Alinea, Blok, Kader, Kop, Lijst, Onderdeel
from portal.platform.web.texts import datum, datum_dag, tijd

SOORT, SOORT_FEITEN = "hoorzitting", "nieuws"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitnodiging:
    """When and where is heard, and by whom.

    Attributes:
        op: The moment, UTC.
        plaats: Place, or how the video call goes.
        hoorder: Name of who hears; empty with a commissie.
        commissie: Names of the commissie that hears; empty without one.
        stukken_tot: Last day to send in papers.
        inzage_vanaf: From this day on the papers can be read.
        in_plaats_van: Moment of the hearing that is put off; None for a first invitation.
        reden: Why that one is put off.
    """

    op: datetime
    plaats: str
    hoorder: str
    commissie: str
    stukken_tot: date
    inzage_vanaf: date
    in_plaats_van: datetime | None = None
    reden: str = ""


def schrijf_uitnodiging(bron: Briefbron, zitting: Uitnodiging) -> Inhoud:
    """Write the invitation to a hearing.

    Bron: [brieven] B11; [awb] art. 7:2-7:8 and 7:13.
    """
    delen = (
        *_opening(bron, zitting),
        Blok(
            (
                ("Wanneer", _moment(zitting.op)),
                ("Waar", zitting.plaats),
                ("Wie hoort u", _wie(zitting)),
            )
        ),
        Kop("De stukken"),
        _stukken(bron, zitting),
        Kop("Goed om te weten"),
        _goed_om_te_weten(),
        Alinea(
            "Deze regels staan in artikel 7:2 tot en met 7:8 van de Algemene wet bestuursrecht"
            + (", en over de commissie in artikel 7:13." if zitting.commissie else ".")
        ),
    )
    return Inhoud(
        soort=SOORT,
        titel="Uitnodiging voor de hoorzitting",
        onderdelen=delen,
        ook_belanghebbende=True,
    )


def schrijf_afzegging(bron: Briefbron, op: datetime, reden: str) -> Inhoud:
    """Write that a hearing is off.

    Bron: [brieven] B11; [procedure] §4 Z07.
    """
    delen = (
        Alinea(opening(bron)),
        Kader("Afgezegd", f"De hoorzitting van {_moment(op)}, gaat niet door."),
        Kop("Waarom"),
        Alinea(reden),
        Alinea(
            "Komt er een nieuwe hoorzitting, dan krijgt u een nieuwe uitnodiging. Heeft u vragen? "
            f"Neem dan contact op: {bron.contact}."
        ),
    )
    return Inhoud(
        soort=SOORT,
        titel="De hoorzitting gaat niet door",
        onderdelen=delen,
        ook_belanghebbende=True,
    )


def schrijf_nieuwe_feiten(
    bron: Briefbron, zitting: datetime, feiten: str, reageren_tot: date
) -> Inhoud:
    """Write what became known after the hearing, and that one can be heard about it.

    Bron: [awb] art. 7:9; [processen] C11.
    """
    delen = (
        Alinea(
            f"{opening(bron)} Op {datum(zitting)} was de hoorzitting. Daarna zijn nieuwe feiten "
            "bekend geworden. Die kunnen van groot belang zijn voor onze beslissing."
        ),
        Kop("Wat er bekend is geworden"),
        Alinea(feiten),
        Kop("U kunt hierover worden gehoord"),
        Kader(
            "Laat het ons weten",
            "Wilt u hierover worden gehoord? Laat ons dat uiterlijk op "
            f"{datum(reageren_tot)} weten: {bron.contact}.",
        ),
        Alinea(
            "Laat u niets weten, dan beslissen wij zonder nieuwe hoorzitting. Dit staat in artikel "
            "7:9 van de Algemene wet bestuursrecht."
        ),
    )
    return Inhoud(
        soort=SOORT_FEITEN,
        titel="Nieuwe feiten na de hoorzitting",
        onderdelen=delen,
        ook_belanghebbende=True,
    )


def _opening(bron: Briefbron, zitting: Uitnodiging) -> tuple[Onderdeel, ...]:
    if zitting.in_plaats_van is None:
        uitleg = "Voordat wij beslissen, horen wij u graag. U bent welkom op een hoorzitting."
        return (Alinea(f"{opening(bron)} {uitleg}"),)
    was = f"De hoorzitting van {_moment(zitting.in_plaats_van)}, gaat niet door."
    return (
        Alinea(f"{opening(bron)} {was} Er komt een nieuwe hoorzitting."),
        Kop("Waarom de hoorzitting is verzet"),
        Alinea(zitting.reden),
        Kop("De nieuwe hoorzitting"),
    )


def _wie(zitting: Uitnodiging) -> str:
    if zitting.commissie:
        return (
            f"Een bezwaarcommissie: {zitting.commissie}. Niemand van hen werkte mee aan het "
            "besluit. De commissie geeft ons daarna advies."
        )
    return f"{zitting.hoorder}. Deze persoon werkte niet mee aan het besluit."


def _stukken(bron: Briefbron, zitting: Uitnodiging) -> Lijst:
    inzage = f"U kunt de stukken lezen vanaf {datum(zitting.inzage_vanaf)} tot de hoorzitting."
    sturen = f"Wilt u zelf nog stukken sturen? Dat kan tot en met {datum(zitting.stukken_tot)}."
    return Lijst((f"{inzage} Maak daarvoor een afspraak: {bron.contact}.", sturen))


def _goed_om_te_weten() -> Lijst:
    return Lijst(
        (
            "U mag iemand meenemen, ook een getuige of deskundige. Iemand mag ook namens u komen.",
            "Andere betrokkenen krijgen deze uitnodiging ook. Wij horen u in principe samen.",
            "Wij maken een verslag. Dat krijgt u bij de beslissing op uw bezwaar.",
            "Wilt u niet worden gehoord? Laat het ons weten. Dan beslissen wij zonder hoorzitting.",
        )
    )


def _moment(op: datetime) -> str:
    return f"{datum_dag(op)}, {tijd(op)}"
