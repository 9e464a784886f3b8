"""Which tasks an aanvraag has, alone, as a group, or as one client within the group."""

from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.taken.model import (
    CHECK,
    CLIENTEN,
    LEDEN,
    REKENTOOL,
    Fase,
    Taak,
    Taakstand,
    Taken,
)
from portal.aanvraag.queries.taken.standen import (
    aantal_open,
    deelstand,
    gemist,
    taak_afstemming,
    taak_check,
    taak_controleren,
    taak_driehoek,
    taak_gegevens,
    taak_ondertekenen,
    taak_rekentool,
    taak_verklaringen,
    taken_terugblik,
    taken_vragenlijst,
)


def bepaal_taken(stand: Stand) -> Taken:
    """Compute the task list from where the aanvraag stands; reads nothing from the database."""
    aanvraag = stand.dossier.aanvraag
    if aanvraag.is_lid:
        return _van_lid(stand)
    groep = aanvraag.is_groep
    leden = (_leden(stand),) if groep else ()
    voorbereiden = (taak_gegevens(stand), taak_driehoek(stand), *leden, taak_check(stand))
    vragenlijst = tuple(taken_vragenlijst(stand))
    rekentool = (_clienten(stand), _groepsrekentool(stand)) if groep else (taak_rekentool(stand),)
    afstemming = () if groep else (taak_afstemming(stand),)
    afstemmen = (*afstemming, taak_verklaringen(stand))
    inhoud = (*voorbereiden, *vragenlijst, *rekentool)
    ondertekenen = taak_ondertekenen(stand, aantal_open((*inhoud, *afstemmen)))
    controleren = taak_controleren(aantal_open((*inhoud, *afstemmen, ondertekenen)))
    return Taken(
        (
            Fase("voorbereiden", voorbereiden),
            Fase("vragenlijst", vragenlijst),
            Fase("clienten" if groep else "rekentool", rekentool),
            Fase("afronden", (*afstemmen, ondertekenen, controleren)),
        )
    )


def _van_lid(stand: Stand) -> Taken:
    """Give the tasks for one client of a group; the rest is done once, for the group."""
    return Taken(
        (
            Fase("voorbereiden", (_lidcheck(stand),)),
            Fase("vragenlijst", (*taken_terugblik(stand), *taken_vragenlijst(stand))),
            Fase("rekentool", (_lidrekentool(stand),)),
            Fase("afronden", (taak_afstemming(stand), taak_verklaringen(stand))),
        )
    )


def _leden(stand: Stand) -> Taak:
    aantal, minimum = len(stand.leden), stand.kader.groep_minimum
    gegevens = {"aantal": aantal, "minimum": minimum}
    if aantal < minimum:
        return Taak(code=LEDEN, stand=Taakstand.LET_OP, reden="te_weinig_leden", gegevens=gegevens)
    return Taak(code=LEDEN, stand=Taakstand.KLAAR, reden="leden", gegevens=gegevens)


def _clienten(stand: Stand) -> Taak:
    """Say for how many clients everything is ready."""
    lijsten = [_van_lid(lid) for lid in stand.leden]
    klaar = sum(lijst.klaar == len(lijst.onderdelen) for lijst in lijsten)
    return Taak(
        code=CLIENTEN,
        stand=deelstand(klaar, len(lijsten), begonnen=any(lijst.klaar for lijst in lijsten)),
        reden="clienten",
        gegevens={"klaar": klaar, "totaal": len(lijsten)},
    )


def _groepsrekentool(stand: Stand) -> Taak:
    rekenen = stand.rekenen
    assert rekenen is not None
    if rekenen.fouten:
        fout = {"aantal": len(rekenen.fouten)}
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden="geen_getal", gegevens=fout)
    groep = rekenen.groep
    if groep is None or groep.uitkomst is None:
        return Taak(code=REKENTOOL, stand=Taakstand.NOG_INVULLEN, reden="groepsrekentool_uitleg")
    if not groep.uitkomst.aantal_met_meerzorg:
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden="niemand_meerzorg")
    if len(groep.uitkomst.clienten) < groep.aantal or "iz-context-euro" in gemist(stand):
        return Taak(code=REKENTOOL, stand=Taakstand.BEZIG, reden="rekentool_open")
    return Taak(code=REKENTOOL, stand=Taakstand.KLAAR, reden="groepsrekentool_klaar")


def _lidcheck(stand: Stand) -> Taak:
    """Say what the check still asks for this client; first the group answers its own part."""
    check = stand.check
    if check.huidige_knoop is not None and not check.huidige_knoop.per_client:
        return Taak(code=CHECK, stand=Taakstand.KAN_NOG_NIET, reden="check_van_groep")
    return taak_check(stand)


def _lidrekentool(stand: Stand) -> Taak:
    taak = taak_rekentool(stand)
    uitkomst = stand.rekenen.uitkomst if stand.rekenen else None
    if uitkomst is not None and not uitkomst.is_meerzorg:
        return Taak(code=REKENTOOL, stand=Taakstand.KLAAR, reden="lid_zonder_meerzorg")
    return taak
