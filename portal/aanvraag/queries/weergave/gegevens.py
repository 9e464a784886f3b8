"""Client, check vooraf, afstemming, verklaringen and signatures of a submitted aanvraag."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from portal.aanvraag.queries.cce import cce_tekst
from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave.lezen import (
    Deel,
    als_deel,
    als_rijen,
    als_tekst,
    datum,
    ja_nee,
)
from portal.aanvraag.queries.weergave.model import Groep, Inhoudsdeel, Item, Paren, Rijen, Tekst
from portal.aanvraag.queries.woorden import woord, woorden
from portal.domain.bevoegdheid import Rol
from portal.domain.check_vooraf import Beslispad, Kenmerken
from portal.domain.procedure import onderdelen_van
from portal.domain.vragenlijst import Niveau, Per, Verklaringen
from portal.platform.encrypted import JsonWaarde
from portal.platform.web import texts


def client(inhoud: Inhoud) -> Groep:
    """Give who it is about, the indicatie and where the client lives; or the group."""
    gegevens = inhoud.onderdeel("gegevens")
    persoon, indicatie = als_deel(gegevens.get("client")), als_deel(gegevens.get("indicatie"))
    plaatsing = als_deel(gegevens.get("plaatsing"))
    namen = (als_tekst(persoon.get(deel)) for deel in ("voornamen", "tussenvoegsel", "achternaam"))
    groep = als_deel(gegevens.get("groep"))
    rijen = (
        ("groep", als_tekst(groep.get("naam"))),
        ("groepscode", als_tekst(groep.get("code"))),
        ("woonplek", als_tekst(groep.get("locatie"))),
        ("clientcode", als_tekst(persoon.get("clientcode"))),
        ("naam", " ".join(naam for naam in namen if naam)),
        ("geboortedatum", datum(persoon.get("geboortedatum"))),
        ("zorgprofiel", als_tekst(indicatie.get("zorgprofiel"))),
        ("behandeling", ja_nee(indicatie.get("behandeling")) if indicatie else ""),
        ("dagbesteding", ja_nee(indicatie.get("dagbesteding")) if indicatie else ""),
        ("besluit_van", datum(indicatie.get("besluit_van"))),
        ("besluit_tot", datum(indicatie.get("besluit_tot"))),
        ("locatie", als_tekst(plaatsing.get("locatie"))),
        ("leveringsvorm", als_tekst(plaatsing.get("leveringsvorm"))),
        ("opnamedatum", datum(plaatsing.get("opnamedatum"))),
        ("cce", cce_tekst(inhoud.inhoud)),
        ("maanden", als_tekst(inhoud.inhoud.get("maanden"))),
        ("ingang", datum(inhoud.inhoud.get("ingang"))),
    )
    leden = [als_tekst(rij.get("clientcode")) for rij in als_rijen(inhoud.inhoud.get("leden"))]
    items = [_item("groep" if inhoud.is_groep else "client", _paren("clientveld", rijen))]
    if leden:
        items.append(_item("leden", Tekst("\n".join(leden))))
    return _groep("groep" if inhoud.is_groep else "client", items)


def check(inhoud: Inhoud, pad: Beslispad, kenmerken: Kenmerken) -> Groep:
    """Give every node of the check vooraf with its answer, and the gronden that hold."""
    deel = inhoud.onderdeel("check_vooraf")
    teksten = {grond.id: f"{grond.lid}: {grond.naam}" for grond in kenmerken.gronden}
    items = [
        Item(
            id=als_tekst(stap.get("knoop")),
            kop=pad.knopen[als_tekst(stap.get("knoop"))].vraag,
            delen=tuple(_stap(stap, teksten)),
        )
        for stap in als_rijen(deel.get("stappen"))
    ]
    gronden = [teksten.get(grond, grond) for grond in _teksten(deel.get("gronden"))]
    items.append(_item("gronden", Tekst("\n".join(gronden))))
    uitgang = pad.uitgangen.get(als_tekst(deel.get("uitgang")))
    items.append(_item("uitgang", Tekst(uitgang.tekst if uitgang else "")))
    return _groep("check", items)


def _stap(stap: Deel, gronden: Mapping[str, str]) -> Iterator[Inhoudsdeel]:
    waarden = _teksten(stap.get("waarden"))
    yield Tekst(texts.opsomming([gronden.get(waarde, waarde) for waarde in waarden]))
    if stap.get("toelichting"):
        yield Tekst(als_tekst(stap["toelichting"]))
    bedragen = als_deel(stap.get("bedragen"))
    if bedragen:
        paren = ((naam, f"€ {als_tekst(waarde)}") for naam, waarde in bedragen.items())
        yield _paren("checkveld", tuple(paren))


def afronding(inhoud: Inhoud, verklaringen: Verklaringen) -> Iterator[Groep]:
    """Give afstemming, verklaringen and signatures."""
    deel = inhoud.onderdeel("afstemming")
    afstemming, gegeven = als_deel(deel.get("afstemming")), als_deel(deel.get("verklaringen"))
    rijen = (
        ("met_wie", als_tekst(afstemming.get("met_wie"))),
        ("hoe", als_tekst(afstemming.get("hoe"))),
        ("datum", datum(afstemming.get("datum"))),
        ("machtiging_datum", datum(afstemming.get("machtiging_datum"))),
        ("getekend_datum", datum(afstemming.get("getekend_datum"))),
    )
    if not inhoud.is_groep:
        yield _groep("afstemming", [_item("afstemming", _paren("afstemmingveld", rijen))])
    per = {Niveau.CLIENT: Per.CLIENT, Niveau.AANVRAAG: Per.AANVRAAG}
    gevraagd = per[inhoud.niveau] if inhoud.niveau is not None else None
    items = [
        Item(
            id=verklaring.id,
            kop=verklaring.tekst,
            delen=(Tekst(woord("weergave", "bevestigd") if verklaring.id in gegeven else ""),),
        )
        for verklaring in verklaringen.voor("aanvraag")
        if gevraagd in {None, verklaring.per}
    ]
    yield _groep("verklaringen", items)
    if not inhoud.is_lid:
        yield _groep("handtekeningen", [_item("handtekeningen", _handtekeningen(inhoud))])


def _handtekeningen(inhoud: Inhoud) -> Inhoudsdeel:
    gegeven = inhoud.deel("handtekeningen")
    rijen = tuple(
        (
            naam,
            als_tekst(als_deel(gegeven[functie]).get("naam")),
            _moment(gegeven[functie]),
            _geldt_voor(functie, als_deel(gegeven[functie])),
        )
        for functie, naam in woorden("handtekening").items()
        if functie in gegeven
    )
    return Rijen(tuple(woorden("handtekeningkolom").values()), rijen) if rijen else Tekst("")


def _geldt_voor(functie: str, handtekening: Deel) -> str:
    """Name the onderdelen for which a signature holds; all of one's own is said in one word."""
    geldig = _teksten(handtekening.get("onderdelen"))
    if len(geldig) == len(onderdelen_van(Rol(functie))):
        return woord("weergave", "alle_onderdelen")
    return ", ".join(woord("onderdeel", onderdeel) for onderdeel in geldig)


def _moment(handtekening: JsonWaarde) -> str:
    op = als_tekst(als_deel(handtekening).get("op"))
    return texts.moment(datetime.fromisoformat(op))


def _teksten(waarde: JsonWaarde) -> list[str]:
    return [als_tekst(deel) for deel in waarde] if isinstance(waarde, list) else []


def _groep(code: str, items: list[Item]) -> Groep:
    return Groep(id=code, titel=woord("groep", code), items=tuple(items))


def _item(code: str, *delen: Inhoudsdeel) -> Item:
    return Item(id=code, kop=woord("item", code), delen=delen)


def _paren(groep: str, rijen: tuple[tuple[str, str], ...]) -> Paren:
    return Paren(tuple((woord(groep, code), tekst) for code, tekst in rijen if tekst))
