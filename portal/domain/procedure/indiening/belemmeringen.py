"""What stops an aanvraag from being submitted: the guards G1-G13, one function each."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from portal.domain.bevoegdheid import DRIEHOEK
from portal.domain.procedure.indiening.momentopname import (
    Belemmering,
    Deel,
    Doelstand,
    Indiening,
    Pagina,
    Plaats,
    Verklaring,
)
from portal.domain.procedure.ondertekening import Handtekeningstatus
from portal.domain.termijnen import laatste_dag_looptijd
from portal.domain.waarden import is_bsn

# What every aanvraag has to declare, whatever the caller hands over.
VERKLARINGEN = (
    "vk-uren",
    "vk-besteding",
    "vk-getekend",
    "vk-machtiging",
    "vk-besproken",
    "vk-basis",
    "vk-zorgplan",
    "vk-geen-bijlagen",
)
DATUM_VERPLICHT = frozenset({"vk-getekend", "vk-machtiging"})
PER_CLIENT = DATUM_VERPLICHT

Belemmeringen = Iterator[Belemmering]


def eigen_belemmeringen(indiening: Indiening) -> tuple[Belemmering, ...]:
    """Return what stops an aanvraag by itself, in the order of the guards; no other clients.

    Bron: [procedure] §7.1 G1-G13.
    """
    return tuple(chain.from_iterable(guard(indiening) for guard in GUARDS[indiening.deel]))


def nodige_verklaringen(deel: Deel) -> tuple[str, ...]:
    """Give what has to be declared once for a group, for one client of it, or for one client alone.

    Bron: [declaraties] §1; [procedure] §7.1 G8.
    """
    if deel is Deel.GEHEEL:
        return VERKLARINGEN
    per_client = deel is Deel.LID
    return tuple(naam for naam in VERKLARINGEN if (naam in PER_CLIENT) is per_client)


def _belemmering(code: str, pagina: Pagina, veld: str = "", /, **gegevens: object) -> Belemmering:
    return Belemmering(code, Plaats(pagina, veld), gegevens)


def _g01_check(indiening: Indiening) -> Belemmeringen:
    check = indiening.check
    if check is None:
        yield _belemmering("check_niet_afgerond", Pagina.CHECK_VOORAF)
    elif not check.indienen:
        yield _belemmering("check_niet_indienbaar", Pagina.CHECK_VOORAF, uitgang=check.code)
    elif indiening.soort not in check.soorten:
        yield _belemmering(
            "check_past_niet_bij_soort",
            Pagina.CHECK_VOORAF,
            uitgang=check.code,
            soort=indiening.soort,
        )


def _g02_grond(indiening: Indiening) -> Belemmeringen:
    if not indiening.gronden:
        yield _belemmering("geen_grond", Pagina.CHECK_VOORAF)


def _g03_vragen(indiening: Indiening) -> Belemmeringen:
    for vraag in indiening.ontbrekende_vragen:
        yield _belemmering("vraag_ontbreekt", Pagina.VRAGENLIJST, vraag, vraag=vraag)
    for vraag in indiening.vervolg.onbevestigde_vragen:
        yield _belemmering("vraag_onbevestigd", Pagina.VRAGENLIJST, vraag, vraag=vraag)


def _g04_rekentool(indiening: Indiening) -> Belemmeringen:
    rekentool = indiening.rekentool
    for veld in rekentool.geen_getal:
        yield _belemmering("geen_getal", Pagina.REKENTOOL, veld, veld=veld)
    if not rekentool.bruikbaar and not rekentool.geen_getal:
        yield _belemmering("geen_bruikbare_uitkomst", Pagina.REKENTOOL, uitkomst=rekentool.uitkomst)
    for blok in indiening.vervolg.onbevestigde_blokken:
        yield _belemmering("blok_onbevestigd", Pagina.REKENTOOL, blok, blok=blok)


def _g05_looptijd(indiening: Indiening) -> Belemmeringen:
    maanden, grens = indiening.maanden, indiening.looptijdgrens
    if grens.maximum < grens.minimum:
        yield _belemmering("preventief_samen_te_lang", Pagina.LOOPTIJD, "maanden")
    elif maanden is None or not grens.omvat(maanden):
        yield _belemmering(
            "looptijd_buiten_bereik",
            Pagina.LOOPTIJD,
            "maanden",
            maanden=maanden,
            minimum=grens.minimum,
            maximum=grens.maximum,
        )
    if indiening.ingang is None:
        yield _belemmering("ingang_ontbreekt", Pagina.LOOPTIJD, "ingang")
    elif (vroegste := indiening.vervolg.niet_voor) is not None and indiening.ingang < vroegste:
        yield _belemmering("ingang_voor_ontvangst", Pagina.LOOPTIJD, "ingang", vroegste=vroegste)


def _g06_bsn(indiening: Indiening) -> Belemmeringen:
    if not is_bsn(indiening.bsn):
        yield _belemmering("bsn_elfproef", Pagina.CLIENT, "bsn")


def _g07_handtekeningen(indiening: Indiening) -> Belemmeringen:
    standen = [(functie, indiening.handtekeningen[functie]) for functie in DRIEHOEK]
    for functie, stand in standen:
        if stand.status is not Handtekeningstatus.GELDIG:
            yield _belemmering(
                f"handtekening_{stand.status}",
                Pagina.ONDERTEKENEN,
                functie,
                functie=functie,
                onderdelen=stand.onderdelen,
            )
    personen = [stand.persoon for _, stand in standen if stand.persoon is not None]
    if len(set(personen)) < len(personen):
        yield _belemmering("driehoek_geen_drie_personen", Pagina.ONDERTEKENEN)


def _g08_verklaringen(indiening: Indiening) -> Belemmeringen:
    gegeven = {verklaring.id: verklaring for verklaring in indiening.verklaringen}
    for naam in dict.fromkeys((*nodige_verklaringen(indiening.deel), *gegeven)):
        verklaring = gegeven.get(naam)
        if verklaring is None or not verklaring.bevestigd:
            yield _belemmering("verklaring_ontbreekt", Pagina.VERKLARINGEN, naam, verklaring=naam)
        else:
            yield from _verklaringsdatum(verklaring, indiening)


def _verklaringsdatum(verklaring: Verklaring, indiening: Indiening) -> Belemmeringen:
    naam, datum = verklaring.id, verklaring.datum
    if datum is None:
        if naam in DATUM_VERPLICHT:
            yield _belemmering(
                "verklaring_datum_ontbreekt",
                Pagina.VERKLARINGEN,
                f"{naam}-datum",
                verklaring=naam,
            )
    elif datum > indiening.vandaag:
        yield _belemmering(
            "verklaring_datum_toekomst",
            Pagina.VERKLARINGEN,
            f"{naam}-datum",
            verklaring=naam,
            datum=datum,
        )


def _g09_afstemming(indiening: Indiening) -> Belemmeringen:
    afstemming = indiening.afstemming
    velden = {
        "met_wie": afstemming and afstemming.met_wie,
        "hoe": afstemming and afstemming.hoe,
        "datum": afstemming and afstemming.datum,
    }
    for veld, waarde in velden.items():
        if not waarde:
            yield _belemmering("afstemming_ontbreekt", Pagina.AFSTEMMING, veld, veld=veld)


def _g10_andere_aanvraag(indiening: Indiening) -> Belemmeringen:
    if indiening.andere_open_aanvraag:
        yield _belemmering("andere_open_aanvraag", Pagina.CLIENT)


def _g11_zorgkantoor(indiening: Indiening) -> Belemmeringen:
    if not indiening.zorgkantoor_werkt_mee:
        yield _belemmering("geen_zorgkantoor", Pagina.LOCATIE)


def _g12_doelen(indiening: Indiening) -> Belemmeringen:
    if not indiening.doelen and indiening.deel is not Deel.LID:
        yield _belemmering("geen_doel", Pagina.DOELEN)
    for doel in indiening.doelen:
        yield from _einddatum(doel, indiening)
        lang = (indiening.maanden or 0) > indiening.tussenmeting_na_maanden
        if lang and doel.tussenmeting is None:
            yield _belemmering("tussenmeting_ontbreekt", Pagina.DOELEN, doel.id, doel=doel.id)
    for doel_id, gemist in indiening.vervolg.open_terugblik.items():
        yield _belemmering(
            "vorig_doel_onvolledig", Pagina.TERUGBLIK, doel_id, vorig_doel=doel_id, velden=gemist
        )


def _einddatum(doel: Doelstand, indiening: Indiening) -> Belemmeringen:
    if doel.einddatum is None:
        yield _belemmering("einddatum_ontbreekt", Pagina.DOELEN, doel.id, doel=doel.id)
        return
    ingang, maanden = indiening.ingang, indiening.maanden
    if ingang is None or maanden is None or not indiening.looptijdgrens.omvat(maanden):
        return
    laatste = laatste_dag_looptijd(ingang, maanden)
    if not ingang <= doel.einddatum <= laatste:
        yield _belemmering(
            "einddatum_buiten_looptijd",
            Pagina.DOELEN,
            doel.id,
            doel=doel.id,
            einddatum=doel.einddatum,
            ingang=ingang,
            laatste_dag=laatste,
        )


def _g13_ongewijzigd(indiening: Indiening) -> Belemmeringen:
    if indiening.getoonde_stand != indiening.huidige_stand:
        yield _belemmering("gewijzigd_sinds_getoond", Pagina.CONTROLEREN)


_Guard = Callable[[Indiening], Belemmeringen]

_ALLE: tuple[_Guard, ...] = (
    _g01_check,
    _g02_grond,
    _g03_vragen,
    _g04_rekentool,
    _g05_looptijd,
    _g06_bsn,
    _g07_handtekeningen,
    _g08_verklaringen,
    _g09_afstemming,
    _g10_andere_aanvraag,
    _g11_zorgkantoor,
    _g12_doelen,
    _g13_ongewijzigd,
)
_ALLEEN_PER_CLIENT = (_g02_grond, _g06_bsn, _g09_afstemming, _g10_andere_aanvraag)
_ALLEEN_VOOR_GROEP = (_g05_looptijd, _g07_handtekeningen, _g11_zorgkantoor, _g13_ongewijzigd)

GUARDS: Mapping[Deel, tuple[_Guard, ...]] = MappingProxyType(
    {
        Deel.GEHEEL: _ALLE,
        Deel.GROEP: tuple(guard for guard in _ALLE if guard not in _ALLEEN_PER_CLIENT),
        Deel.LID: tuple(guard for guard in _ALLE if guard not in _ALLEEN_VOOR_GROEP),
    }
)
