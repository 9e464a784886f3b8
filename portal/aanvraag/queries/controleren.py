"""What still stands in the way of submitting, in the words of the forms, and per onderdeel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from portal.aanvraag.queries.rekenweergave import foutplaats, fouttekst
from portal.aanvraag.queries.stand import Stand, bepaal_indiening
from portal.aanvraag.queries.stand.inhoud import onderdeel_van_vraag
from portal.aanvraag.queries.stand.stand import DOELEN
from portal.aanvraag.queries.woorden import woord, woorden
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Onderdeel, onderdelen_van
from portal.domain.procedure.indiening import (
    Belemmering,
    Pagina,
    Plaats,
    belemmeringen,
    waarschuwingen,
)
from portal.domain.vragenlijst import Vraag

HANDTEKENING = "handtekening_"
_PAGINA: Mapping[Pagina, frozenset[Onderdeel]] = {
    Pagina.CHECK_VOORAF: frozenset({Onderdeel.CHECK_VOORAF}),
    Pagina.CLIENT: frozenset({Onderdeel.GEGEVENS}),
    Pagina.LOCATIE: frozenset({Onderdeel.GEGEVENS}),
    Pagina.LOOPTIJD: frozenset({Onderdeel.GEGEVENS}),
    Pagina.DOELEN: frozenset({Onderdeel.INHOUD}),
    Pagina.TERUGBLIK: frozenset({Onderdeel.INHOUD}),
    Pagina.AFSTEMMING: frozenset({Onderdeel.AFSTEMMING}),
    Pagina.VERKLARINGEN: frozenset({Onderdeel.AFSTEMMING}),
}
_BLOK: Mapping[str, frozenset[Onderdeel]] = {
    "dagprogramma": frozenset({Onderdeel.ZORGINZET}),
    "zorg": frozenset({Onderdeel.ZORGINZET}),
    "behandelaars": frozenset({Onderdeel.BEHANDELAARS}),
    "context": frozenset({Onderdeel.FINANCIEN}),
    "maatwerk": frozenset({Onderdeel.FINANCIEN}),
}
_HELE_REKENTOOL = frozenset({Onderdeel.ZORGINZET, Onderdeel.FINANCIEN})


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing to repair, or to look at, in words, with where that is done."""

    tekst: str
    plaats: Plaats
    vraag: Vraag | None = None


@dataclass(frozen=True, slots=True)
class Controle:
    """Everything that the check page says about submitting.

    Attributes:
        punten: What stops; signatures only when nothing else does, as they come last.
        waarschuwingen: What deserves a look.
        handtekeningen: Functions of the driehoek whose signature is missing or reopened.
    """

    punten: tuple[Punt, ...]
    waarschuwingen: tuple[Punt, ...]
    handtekeningen: tuple[str, ...]


def bepaal_controle(stand: Stand) -> Controle:
    """Say what stops the working copy from being submitted now."""
    return controle_van(stand, getoonde_digest=stand.digest)


def controle_van(stand: Stand, *, getoonde_digest: str) -> Controle:
    """Say what stops submitting what a page showed (G13 included)."""
    indiening = bepaal_indiening(stand, getoonde_digest=getoonde_digest)
    gevonden = belemmeringen(indiening)
    inhoud = [rij for rij in gevonden if not rij.code.startswith(HANDTEKENING)]
    tekenen = [rij for rij in gevonden if rij.code.startswith(HANDTEKENING)]
    return Controle(
        punten=_punten(stand, inhoud or tekenen),
        waarschuwingen=_punten(stand, waarschuwingen(indiening)),
        handtekeningen=tuple(str(rij.gegevens["functie"]) for rij in tekenen),
    )


def punten_op(stand: Stand, paginas: frozenset[Pagina]) -> tuple[Punt, ...]:
    """Name what is missing on some pages only."""
    gevonden = belemmeringen(bepaal_indiening(stand, getoonde_digest=stand.digest))
    return _punten(stand, (rij for rij in gevonden if rij.plaats.pagina in paginas))


def onvolledig(stand: Stand, functie: Rol) -> tuple[Punt, ...]:
    """Name what is missing in the onderdelen that a function of the driehoek signs (T06)."""
    eigen = frozenset(onderdelen_van(functie))
    gevonden = belemmeringen(bepaal_indiening(stand, getoonde_digest=stand.digest))
    return _punten(stand, (rij for rij in gevonden if eigen & onderdelen_van_punt(stand, rij)))


def onderdelen_van_punt(stand: Stand, punt: Belemmering) -> frozenset[Onderdeel]:
    """Say which signed onderdelen something that stops belongs to; signatures to none."""
    pagina = punt.plaats.pagina
    if pagina is Pagina.VRAGENLIJST:
        return frozenset({_onderdeel_van(stand, punt.plaats.veld)})
    if pagina is Pagina.REKENTOOL:
        return _BLOK.get(punt.plaats.veld.partition("-")[0], _HELE_REKENTOOL)
    return _PAGINA.get(pagina, frozenset())


def _onderdeel_van(stand: Stand, veld: str) -> Onderdeel:
    vraag_id = veld.partition(".")[0]
    sectie = next(
        sectie
        for sectie in stand.kader.vragenlijst.secties
        if any(vraag.id == vraag_id for vraag in sectie.vragen)
    )
    return onderdeel_van_vraag(sectie.id, vraag_id)


def _punten(stand: Stand, rijen: Iterable[Belemmering]) -> tuple[Punt, ...]:
    """Write every point once; parts of one question or goal stay apart."""
    return tuple(dict.fromkeys(_punt(stand, rij) for rij in rijen))


def _punt(stand: Stand, rij: Belemmering) -> Punt:
    if rij.plaats.lid:
        return _punt_van_lid(stand, rij)
    vraag_id, _, deel = rij.plaats.veld.partition(".")
    vragen = stand.kader.vragenlijst.vragen
    vraag = vragen.get(vraag_id) if rij.plaats.pagina is Pagina.VRAGENLIJST else None
    if vraag is None and "vraag" in rij.gegevens:
        vraag = vragen.get(str(rij.gegevens["vraag"]))
    if (fout := _rekenfout(stand, rij)) is not None:
        return Punt(fout, rij.plaats)
    gegevens = dict(rij.gegevens) | _namen(stand, rij, vraag, deel)
    code = f"{rij.code}_deel" if vraag is not None and deel else rij.code
    return Punt(woord("belemmering", code, gegevens), rij.plaats, vraag)


def _punt_van_lid(stand: Stand, rij: Belemmering) -> Punt:
    """Write a point about one client of a group: the words are his, and his code stands first."""
    lid = next(lid for lid in stand.leden if str(lid.dossier.aanvraag.id) == rij.plaats.lid)
    eigen = replace(rij, plaats=replace(rij.plaats, lid=""))
    if rij.code == "geen_bruikbare_uitkomst":
        eigen = replace(eigen, code="rekentool_van_lid")
    punt = _punt(lid, eigen)
    tekst = woord(
        "belemmering", "bij_client", {"client": rij.gegevens["client"], "zin": punt.tekst}
    )
    return replace(punt, tekst=tekst, plaats=rij.plaats)


def _namen(stand: Stand, rij: Belemmering, vraag: Vraag | None, deel: str) -> dict[str, object]:
    """Give the data with names for people instead of ids."""
    namen: dict[str, object] = {}
    if vraag is not None:
        namen["vraag"] = vraag.label
        namen["deel"] = _deelnaam(stand, vraag, deel)
    if "functie" in rij.gegevens:
        namen["functie"] = woord("handtekening", str(rij.gegevens["functie"])).lower()
        onderdelen = rij.gegevens["onderdelen"]
        assert isinstance(onderdelen, tuple)
        namen["onderdelen"] = ", ".join(woord("onderdeel", naam).lower() for naam in onderdelen)
    if "verklaring" in rij.gegevens:
        namen["verklaring"] = _verklaring(stand, str(rij.gegevens["verklaring"]))
    if "veld" in rij.gegevens and rij.plaats.pagina is Pagina.REKENTOOL:
        namen["veld"] = _rekenveld(str(rij.gegevens["veld"]))
    if rij.plaats.pagina is Pagina.AFSTEMMING:
        namen["veld"] = woord("afstemveld", rij.plaats.veld)
    if "doel" in rij.gegevens:
        namen["doel"] = _doelnaam(stand, str(rij.gegevens["doel"]))
    return namen | _vervolgnamen(stand, rij)


def _vervolgnamen(stand: Stand, rij: Belemmering) -> dict[str, object]:
    """Give the names that only a her-aanvraag has."""
    if "blok" in rij.gegevens:
        return {"blok": woord("rekenblok", str(rij.gegevens["blok"])).lower()}
    if "vorig_doel" not in rij.gegevens or stand.vervolg is None:
        return {}
    doelen = {doel.id: doel.naam for doel in stand.vervolg.doelen}
    return {"doel": doelen.get(str(rij.gegevens["vorig_doel"]), "")}


def _deelnaam(stand: Stand, vraag: Vraag, deel: str) -> str:
    """Name a part of an answer: `1.einddatum` of a goal, `stap.1.datum` of a row, or `datum`."""
    veld_id = deel.rpartition(".")[2]
    if vraag.id == DOELEN:
        namen = {veld.id: veld.label for veld in stand.kader.vragenlijst.doelvelden}
        nr = deel.partition(".")[0]
        return woord("belemmering", "doeldeel", {"nr": nr, "deel": namen.get(veld_id, veld_id)})
    velden = {veld.id: veld.label for veld in vraag.subvelden}
    for veld in vraag.subvelden:
        velden |= {kolom.id: kolom.label for kolom in veld.kolommen}
    return velden.get(deel) or velden.get(veld_id) or woord("belemmering", "toelichting")


def _verklaring(stand: Stand, verklaring_id: str) -> str:
    alle = stand.kader.verklaringen.voor("aanvraag")
    return next((rij.tekst for rij in alle if rij.id == verklaring_id), verklaring_id)


def _rekenfout(stand: Stand, rij: Belemmering) -> str | None:
    """Say what is wrong in a row, or with a number that is one, as the rekentool says it."""
    fouten = stand.rekenen.fouten if stand.rekenen and rij.code == "geen_getal" else ()
    fout = next((fout for fout in fouten if fout.veld == rij.plaats.veld), None)
    if fout is None or (fout.code == "geen_getal" and not foutplaats(fout).lijst):
        return None
    zin = fouttekst(fout)
    return woord("belemmering", "rekenfout", {"zin": zin[0].lower() + zin[1:]})


def _rekenveld(veld: str) -> str:
    """Name a field of the rekentool, such as `zorg-nachtzorg`."""
    velden = woorden("rekenveld")
    blok, *delen = veld.split("-")
    namen = [velden.get(deel, deel) for deel in delen if not deel.isdecimal()]
    namen = namen or [woord("rekenblok", blok)]
    return ", ".join(naam.lower() for naam in namen)


def _doelnaam(stand: Stand, doel_id: str) -> str:
    for doel in stand.dossier.zichtbare_doelen:
        if str(doel.doel_id) == doel_id and isinstance(doel.velden, dict):
            return str(doel.velden.get("korte_naam") or doel.volgnummer)
    return ""
