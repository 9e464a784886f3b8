"""How far each task of an aanvraag is."""

from collections.abc import Iterable

from portal.aanvraag.queries.stand import Stand, verklaringen_van
from portal.aanvraag.queries.stand.groep import LIDDOELEN, gekozen_groepsdoelen
from portal.aanvraag.queries.stand.stand import DOELEN, niveau_van
from portal.aanvraag.queries.taken.model import (
    AFSTEMMING,
    CHECK,
    CONTROLEREN,
    DOEL,
    DRIEHOEK,
    GEGEVENS,
    ONDERTEKENEN,
    REKENTOOL,
    TERUGBLIK,
    VERKLARINGEN,
    Taak,
    Taakstand,
)
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.domain.procedure import Handtekeningstatus
from portal.domain.rekentool import Uitkomst
from portal.domain.vragenlijst import Sectie, Vraag, is_verplicht, zichtbare_vragen

VAN_CHECK = "check:"


def aantal_open(taken: Iterable[Taak]) -> int:
    """Count the tasks that are not ready."""
    return sum(taak.stand is not Taakstand.KLAAR for taak in taken)


def deelstand(klaar: int, totaal: int, *, begonnen: bool = False) -> Taakstand:
    """Say how far a task is of which some parts are ready."""
    if klaar == totaal:
        return Taakstand.KLAAR
    return Taakstand.BEZIG if klaar or begonnen else Taakstand.NOG_INVULLEN


def taak_gegevens(stand: Stand) -> Taak:
    """Give the task of the asked period."""
    aanvraag = stand.dossier.aanvraag
    maanden, grens = aanvraag.gewenste_maanden, stand.looptijdgrens
    onbekend = stand.dossier.indicatie is None or stand.dossier.plaatsing is None
    if onbekend and not aanvraag.is_groep:
        return Taak(code=GEGEVENS, stand=Taakstand.LET_OP, reden="indicatie_ontbreekt")
    if maanden is not None and not grens.omvat(maanden):
        gegevens = {"minimum": grens.minimum, "maximum": grens.maximum}
        return Taak(code=GEGEVENS, stand=Taakstand.LET_OP, reden="looptijd", gegevens=gegevens)
    uitleg = "gg-termijn" not in gemist(stand)
    delen = (maanden is not None, aanvraag.beoogde_ingang is not None, uitleg)
    return Taak(code=GEGEVENS, stand=deelstand(sum(delen), len(delen)))


def taak_driehoek(stand: Stand) -> Taak:
    """Give the task of the three people."""
    leden = [lid.gebruiker_id for lid in stand.dossier.driehoek.values()]
    if len(set(leden)) < len(leden):
        return Taak(code=DRIEHOEK, stand=Taakstand.LET_OP, reden="drie_personen")
    klaar = len(leden) + ("gg-driehoek" not in gemist(stand))
    gegevens = {"klaar": len(leden), "totaal": 3}
    return Taak(
        code=DRIEHOEK,
        stand=deelstand(klaar, 4, begonnen=bool(leden)),
        reden="mensen",
        gegevens=gegevens,
    )


def taak_check(stand: Stand) -> Taak:
    """Give the task of the check vooraf."""
    uitgang = stand.check.uitgang
    if uitgang is None:
        begonnen = stand.dossier.pad is not None
        reden = "check_open" if begonnen else "check_uitleg"
        return Taak(code=CHECK, stand=deelstand(0, 1, begonnen=begonnen), reden=reden)
    if not uitgang.indienen:
        return Taak(code=CHECK, stand=Taakstand.LET_OP, reden="check_stopt")
    uit_check = {
        vraag.id
        for vraag in stand.kader.vragenlijst.vragen.values()
        if (vraag.gevuld_uit or "").startswith(VAN_CHECK)
    }
    if uit_check & (gemist(stand) | {vraag.id for vraag in stand.stoppend}):
        return Taak(code=CHECK, stand=Taakstand.LET_OP, reden="check_onvolledig")
    return Taak(code=CHECK, stand=Taakstand.KLAAR, reden="check_uitleg")


def taken_vragenlijst(stand: Stand) -> Iterable[Taak]:
    """Give a task for each section of the vragenlijst, and for the goals."""
    for sectie in stand.secties:
        yield _sectie(stand, sectie)
        if any(vraag.id in {DOELEN, LIDDOELEN} for vraag in sectie.vragen):
            yield _doelen(stand)


def eigen_vragen(stand: Stand, sectie: Sectie) -> tuple[Vraag, ...]:
    """Give the visible required questions that are answered on the pages of a section itself."""
    niveau = niveau_van(stand.dossier.aanvraag)
    zichtbaar = zichtbare_vragen(stand.kader.vragenlijst, stand.velden, stand.antwoorden, niveau)
    hier = {vraag.id for vraag in sectie.vragen}
    return tuple(
        vraag
        for vraag in zichtbaar
        if vraag.id in hier
        and vraag.id not in {DOELEN, LIDDOELEN}
        and vraag.gevuld_uit is None
        and is_verplicht(vraag, stand.velden)
    )


def _te_bevestigen(stand: Stand) -> set[str]:
    """Name the questions of a her-aanvraag that are answered but not ready."""
    if stand.vervolg is None:
        return set()
    terugblik = {HA_DOELEN} if stand.vervolg.eerst_terugblik else set()
    return {*stand.onbevestigd, *terugblik}


def _sectie(stand: Stand, sectie: Sectie) -> Taak:
    vragen = {vraag.id for vraag in eigen_vragen(stand, sectie)}
    klaar = len(vragen - gemist(stand) - _te_bevestigen(stand))
    gegevens = {"klaar": klaar, "totaal": len(vragen)}
    if vragen & {vraag.id for vraag in stand.stoppend}:
        return Taak(code="sectie", stand=Taakstand.LET_OP, reden="stopt", sectie=sectie)
    begonnen = any(vraag_id in stand.dossier.antwoorden for vraag_id in vragen)
    return Taak(
        code="sectie",
        stand=deelstand(klaar, len(vragen), begonnen=begonnen),
        reden="vragen",
        gegevens=gegevens,
        sectie=sectie,
    )


def _doelen(stand: Stand) -> Taak:
    doelen = [*gekozen_groepsdoelen(stand.dossier), *stand.dossier.zichtbare_doelen]
    if not doelen:
        eerst_terug = stand.vervolg is not None and stand.vervolg.eerst_terugblik
        reden = "doelen_na_terugblik" if eerst_terug else "doelen_uitleg"
        return Taak(code=DOEL, stand=Taakstand.NOG_INVULLEN, reden=reden)
    gegevens = {"aantal": len(doelen)}
    if stand.doelfouten:
        return Taak(code=DOEL, stand=Taakstand.LET_OP, reden="doelen_datum", gegevens=gegevens)
    stand_ = Taakstand.BEZIG if {DOELEN, LIDDOELEN} & gemist(stand) else Taakstand.KLAAR
    return Taak(code=DOEL, stand=stand_, reden="doelen", gegevens=gegevens)


def taken_terugblik(stand: Stand) -> Iterable[Taak]:
    """Give the task of looking back on the own doelen of one client of a group, if he had any."""
    vervolg = stand.vervolg
    if vervolg is not None and vervolg.doelen:
        klaar, totaal = len(vervolg.doelen) - len(vervolg.stand.open_terugblik), len(vervolg.doelen)
        begonnen = any(doel.antwoord for doel in vervolg.doelen)
        yield Taak(
            code=TERUGBLIK,
            stand=deelstand(klaar, totaal, begonnen=begonnen),
            reden="terugblik",
            gegevens={"klaar": klaar, "totaal": totaal},
        )


def taak_rekentool(stand: Stand) -> Taak:
    """Give the task of the rekentool."""
    rekenen = stand.rekenen
    if rekenen is None:
        return Taak(code=REKENTOOL, stand=Taakstand.KAN_NOG_NIET, reden="indicatie_ontbreekt")
    if rekenen.leeg:
        return Taak(code=REKENTOOL, stand=Taakstand.NOG_INVULLEN, reden="rekentool_uitleg")
    if rekenen.fouten:
        fout = {"aantal": len(rekenen.fouten)}
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden="geen_getal", gegevens=fout)
    return _uitkomst(stand, rekenen.uitkomst)


def _uitkomst(stand: Stand, uitkomst: Uitkomst | None) -> Taak:
    if uitkomst is None or "iz-context-euro" in gemist(stand):
        return Taak(code=REKENTOOL, stand=Taakstand.BEZIG, reden="rekentool_open")
    if not uitkomst.is_meerzorg:
        toets = uitkomst.volumetoets
        reden = "onder_grens" if toets is not None else "geen_meerzorg"
        gegevens: dict[str, object] = {} if toets is None else {"aandeel": toets.aandeel}
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden=reden, gegevens=gegevens)
    if _bevestigd(stand):
        return Taak(code=REKENTOOL, stand=Taakstand.KLAAR, reden="rekentool_klaar")
    return Taak(code=REKENTOOL, stand=Taakstand.BEZIG, reden="rekentool_bevestigen")


def _bevestigd(stand: Stand) -> bool:
    """Say whether nothing that was carried over waits in the rekentool."""
    return stand.vervolg is None or not stand.vervolg.stand.onbevestigde_blokken


def taak_afstemming(stand: Stand) -> Taak:
    """Give the task of the talk with the client."""
    rij = stand.dossier.afstemming
    delen = (rij.met_wie, rij.hoe, rij.datum) if rij is not None else ("", "", None)
    return Taak(code=AFSTEMMING, stand=deelstand(sum(map(bool, delen)), len(delen)))


def taak_verklaringen(stand: Stand) -> Taak:
    """Give the task of the declarations."""
    gevraagd = verklaringen_van(stand.kader.verklaringen, stand.dossier.aanvraag)
    nodig = [verklaring.id for verklaring in gevraagd]
    klaar = sum(verklaring_id in stand.dossier.verklaringen for verklaring_id in nodig)
    return Taak(
        code=VERKLARINGEN,
        stand=deelstand(klaar, len(nodig)),
        reden="verklaringen",
        gegevens={"klaar": klaar, "totaal": len(nodig)},
    )


def taak_ondertekenen(stand: Stand, nog_open: int) -> Taak:
    """Give the task of signing."""
    standen = [handtekening.status for handtekening in stand.handtekeningen.values()]
    klaar = standen.count(Handtekeningstatus.GELDIG)
    gegevens = {"klaar": klaar, "totaal": len(standen), "open": nog_open}
    if Handtekeningstatus.OPNIEUW_NODIG in standen:
        opnieuw = Taakstand.LET_OP
        return Taak(code=ONDERTEKENEN, stand=opnieuw, reden="opnieuw_nodig", gegevens=gegevens)
    if nog_open and not klaar:
        dicht = Taakstand.KAN_NOG_NIET
        return Taak(code=ONDERTEKENEN, stand=dicht, reden="eerst_open", gegevens=gegevens)
    return Taak(
        code=ONDERTEKENEN,
        stand=deelstand(klaar, len(standen)),
        reden="handtekeningen",
        gegevens=gegevens,
    )


def taak_controleren(nog_open: int) -> Taak:
    """Give the task of checking and submitting."""
    if nog_open:
        gegevens = {"open": nog_open}
        dicht = Taakstand.KAN_NOG_NIET
        return Taak(code=CONTROLEREN, stand=dicht, reden="eerst_open", gegevens=gegevens)
    return Taak(code=CONTROLEREN, stand=Taakstand.NOG_INVULLEN, reden="mag_indienen")


def gemist(stand: Stand) -> set[str]:
    """Name the questions with a required answer, or a part of it, that is missing."""
    return {ontbrekend.vraag_id for ontbrekend in stand.ontbrekend}
