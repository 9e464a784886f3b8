"""The task list of an aanvraag: which onderdelen are ready, and what keeps the others back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.stand.stand import DOELEN
from portal.domain.procedure import Handtekeningstatus
from portal.domain.vragenlijst import Sectie, Vraag, is_verplicht, zichtbare_vragen

VAN_CHECK = "check:"
GEGEVENS, DRIEHOEK, CHECK, DOEL, REKENTOOL = "gegevens", "driehoek", "check", "doelen", "rekentool"
AFSTEMMING, VERKLARINGEN = "afstemming", "verklaringen"
ONDERTEKENEN, CONTROLEREN = "ondertekenen", "controleren"


class Taakstand(StrEnum):
    """How far one task is."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    NOG_INVULLEN = "nog_invullen"
    LET_OP = "let_op"
    KAN_NOG_NIET = "kan_nog_niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak:
    """One task of the list.

    Attributes:
        code: Which task; a section of the vragenlijst has the code `sectie`.
        stand: How far it is.
        reden: Code of the line under it, empty for none.
        gegevens: Numbers and codes that the line needs.
        sectie: The section, for a task of the vragenlijst.
    """

    code: str
    stand: Taakstand
    reden: str = ""
    gegevens: Mapping[str, object] = field(default_factory=dict)
    sectie: Sectie | None = None

    @property
    def is_open(self) -> bool:
        """Say whether somebody can go on with it now."""
        return self.stand not in {Taakstand.KLAAR, Taakstand.KAN_NOG_NIET}


@dataclass(frozen=True, slots=True)
class Fase:
    """One numbered phase with its tasks."""

    code: str
    taken: tuple[Taak, ...]

    @property
    def is_klaar(self) -> bool:
        """Say whether every task is ready."""
        return all(taak.stand is Taakstand.KLAAR for taak in self.taken)


@dataclass(frozen=True, slots=True)
class Taken:
    """The whole list; checking and submitting itself is not counted as a part to prepare."""

    fasen: tuple[Fase, ...]

    @property
    def onderdelen(self) -> tuple[Taak, ...]:
        """Give every task that counts for the progress, in order."""
        alle = (taak for fase in self.fasen for taak in fase.taken)
        return tuple(taak for taak in alle if taak.code != CONTROLEREN)

    @property
    def klaar(self) -> int:
        """Give the number of tasks that are ready."""
        return sum(taak.stand is Taakstand.KLAAR for taak in self.onderdelen)

    @property
    def procent(self) -> int:
        """Give the share of tasks that are ready in whole percents, rounded down."""
        return self.klaar * 100 // len(self.onderdelen)

    @property
    def volgende(self) -> Taak | None:
        """Give the first task with which somebody can go on, None when there is none."""
        alle = (taak for fase in self.fasen for taak in fase.taken)
        return next((taak for taak in alle if taak.is_open), None)


def bepaal_taken(stand: Stand) -> Taken:
    """Compute the task list from where the aanvraag stands; reads nothing from the database."""
    voorbereiden = (_gegevens(stand), _driehoek(stand), _check(stand))
    vragenlijst = tuple(_vragenlijst(stand))
    rekentool = (_rekentool(stand),)
    inhoud = (*voorbereiden, *vragenlijst, *rekentool)
    afstemmen = (_afstemming(stand), _verklaringen(stand))
    ondertekenen = _ondertekenen(stand, _aantal_open((*inhoud, *afstemmen)))
    controleren = _controleren(_aantal_open((*inhoud, *afstemmen, ondertekenen)))
    return Taken(
        (
            Fase("voorbereiden", voorbereiden),
            Fase("vragenlijst", vragenlijst),
            Fase("rekentool", rekentool),
            Fase("afronden", (*afstemmen, ondertekenen, controleren)),
        )
    )


def _aantal_open(taken: Iterable[Taak]) -> int:
    return sum(taak.stand is not Taakstand.KLAAR for taak in taken)


def _deelstand(klaar: int, totaal: int, *, begonnen: bool = False) -> Taakstand:
    if klaar == totaal:
        return Taakstand.KLAAR
    return Taakstand.BEZIG if klaar or begonnen else Taakstand.NOG_INVULLEN


def _gegevens(stand: Stand) -> Taak:
    aanvraag = stand.dossier.aanvraag
    maanden, grens = aanvraag.gewenste_maanden, stand.looptijdgrens
    if stand.dossier.indicatie is None or stand.dossier.plaatsing is None:
        return Taak(code=GEGEVENS, stand=Taakstand.LET_OP, reden="indicatie_ontbreekt")
    if maanden is not None and not grens.omvat(maanden):
        gegevens = {"minimum": grens.minimum, "maximum": grens.maximum}
        return Taak(code=GEGEVENS, stand=Taakstand.LET_OP, reden="looptijd", gegevens=gegevens)
    uitleg = "gg-termijn" not in _gemist(stand)
    delen = (maanden is not None, aanvraag.beoogde_ingang is not None, uitleg)
    return Taak(code=GEGEVENS, stand=_deelstand(sum(delen), len(delen)))


def _driehoek(stand: Stand) -> Taak:
    leden = [lid.gebruiker_id for lid in stand.dossier.driehoek.values()]
    if len(set(leden)) < len(leden):
        return Taak(code=DRIEHOEK, stand=Taakstand.LET_OP, reden="drie_personen")
    klaar = len(leden) + ("gg-driehoek" not in _gemist(stand))
    gegevens = {"klaar": len(leden), "totaal": 3}
    return Taak(
        code=DRIEHOEK,
        stand=_deelstand(klaar, 4, begonnen=bool(leden)),
        reden="mensen",
        gegevens=gegevens,
    )


def _check(stand: Stand) -> Taak:
    uitgang = stand.check.uitgang
    if uitgang is None:
        begonnen = stand.dossier.pad is not None
        reden = "check_open" if begonnen else "check_uitleg"
        return Taak(code=CHECK, stand=_deelstand(0, 1, begonnen=begonnen), reden=reden)
    if not uitgang.indienen:
        return Taak(code=CHECK, stand=Taakstand.LET_OP, reden="check_stopt")
    uit_check = {
        vraag.id
        for vraag in stand.kader.vragenlijst.vragen.values()
        if (vraag.gevuld_uit or "").startswith(VAN_CHECK)
    }
    if uit_check & (_gemist(stand) | {vraag.id for vraag in stand.stoppend}):
        return Taak(code=CHECK, stand=Taakstand.LET_OP, reden="check_onvolledig")
    return Taak(code=CHECK, stand=Taakstand.KLAAR, reden="check_uitleg")


def _vragenlijst(stand: Stand) -> Iterable[Taak]:
    for sectie in stand.secties:
        yield _sectie(stand, sectie)
        if any(vraag.id == DOELEN for vraag in sectie.vragen):
            yield _doelen(stand)


def eigen_vragen(stand: Stand, sectie: Sectie) -> tuple[Vraag, ...]:
    """Give the visible required questions that are answered on the pages of a section itself."""
    zichtbaar = zichtbare_vragen(stand.kader.vragenlijst, stand.velden, stand.antwoorden)
    hier = {vraag.id for vraag in sectie.vragen}
    return tuple(
        vraag
        for vraag in zichtbaar
        if vraag.id in hier
        and vraag.id != DOELEN
        and vraag.gevuld_uit is None
        and is_verplicht(vraag, stand.velden)
    )


def _sectie(stand: Stand, sectie: Sectie) -> Taak:
    vragen = {vraag.id for vraag in eigen_vragen(stand, sectie)}
    klaar = len(vragen - _gemist(stand))
    gegevens = {"klaar": klaar, "totaal": len(vragen)}
    if vragen & {vraag.id for vraag in stand.stoppend}:
        return Taak(code="sectie", stand=Taakstand.LET_OP, reden="stopt", sectie=sectie)
    begonnen = any(vraag_id in stand.dossier.antwoorden for vraag_id in vragen)
    return Taak(
        code="sectie",
        stand=_deelstand(klaar, len(vragen), begonnen=begonnen),
        reden="vragen",
        gegevens=gegevens,
        sectie=sectie,
    )


def _doelen(stand: Stand) -> Taak:
    doelen = stand.dossier.zichtbare_doelen
    if not doelen:
        return Taak(code=DOEL, stand=Taakstand.NOG_INVULLEN, reden="doelen_uitleg")
    gegevens = {"aantal": len(doelen)}
    if stand.doelfouten:
        return Taak(code=DOEL, stand=Taakstand.LET_OP, reden="doelen_datum", gegevens=gegevens)
    stand_ = Taakstand.BEZIG if DOELEN in _gemist(stand) else Taakstand.KLAAR
    return Taak(code=DOEL, stand=stand_, reden="doelen", gegevens=gegevens)


def _rekentool(stand: Stand) -> Taak:
    rekenen = stand.rekenen
    if rekenen is None:
        return Taak(code=REKENTOOL, stand=Taakstand.KAN_NOG_NIET, reden="indicatie_ontbreekt")
    if rekenen.leeg:
        return Taak(code=REKENTOOL, stand=Taakstand.NOG_INVULLEN, reden="rekentool_uitleg")
    if rekenen.fouten:
        fout = {"aantal": len(rekenen.fouten)}
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden="geen_getal", gegevens=fout)
    uitkomst = rekenen.uitkomst
    if uitkomst is None or "iz-context-euro" in _gemist(stand):
        return Taak(code=REKENTOOL, stand=Taakstand.BEZIG, reden="rekentool_open")
    if not uitkomst.is_meerzorg:
        toets = uitkomst.volumetoets
        reden = "onder_grens" if toets is not None else "geen_meerzorg"
        gegevens: dict[str, object] = {} if toets is None else {"aandeel": toets.aandeel}
        return Taak(code=REKENTOOL, stand=Taakstand.LET_OP, reden=reden, gegevens=gegevens)
    return Taak(code=REKENTOOL, stand=Taakstand.KLAAR, reden="rekentool_klaar")


def _afstemming(stand: Stand) -> Taak:
    rij = stand.dossier.afstemming
    delen = (rij.met_wie, rij.hoe, rij.datum) if rij is not None else ("", "", None)
    return Taak(code=AFSTEMMING, stand=_deelstand(sum(map(bool, delen)), len(delen)))


def _verklaringen(stand: Stand) -> Taak:
    nodig = [verklaring.id for verklaring in stand.kader.verklaringen.voor("aanvraag")]
    klaar = sum(verklaring_id in stand.dossier.verklaringen for verklaring_id in nodig)
    return Taak(
        code=VERKLARINGEN,
        stand=_deelstand(klaar, len(nodig)),
        reden="verklaringen",
        gegevens={"klaar": klaar, "totaal": len(nodig)},
    )


def _ondertekenen(stand: Stand, nog_open: int) -> Taak:
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
        stand=_deelstand(klaar, len(standen)),
        reden="handtekeningen",
        gegevens=gegevens,
    )


def _controleren(nog_open: int) -> Taak:
    if nog_open:
        gegevens = {"open": nog_open}
        dicht = Taakstand.KAN_NOG_NIET
        return Taak(code=CONTROLEREN, stand=dicht, reden="eerst_open", gegevens=gegevens)
    return Taak(code=CONTROLEREN, stand=Taakstand.NOG_INVULLEN, reden="mag_indienen")


def _gemist(stand: Stand) -> set[str]:
    return {ontbrekend.vraag_id for ontbrekend in stand.ontbrekend}
