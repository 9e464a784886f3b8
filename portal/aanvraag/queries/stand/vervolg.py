"""What a her-aanvraag has besides: what it follows on, and what still has to be confirmed."""

from dataclasses import dataclass
from datetime import date

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.stand.kader import Kader
from portal.aanvraag.queries.voorganger import (
    HA_DOELEN,
    Terugblikdoel,
    Voorgangergegevens,
    find_voorganger,
    list_vorige_doelen,
    verschil_met_vorige,
)
from portal.domain.procedure.heraanvraag import (
    PREVENTIEF,
    Aanleiding,
    Verschil,
    grens_na_preventief,
    is_na_preventief,
)
from portal.domain.procedure.indiening import Vervolgstand
from portal.domain.termijnen import Maandgrens
from portal.domain.voorwaarden import Antwoordwaarde, Velden
from portal.platform import clock

OVERGENOMEN = "overgenomen"
NIET_GETYPT = (OVERGENOMEN, "voorgevuld")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervolg:
    """What a her-aanvraag follows on, beside what is asked now.

    Attributes:
        aanleiding: Why it is made.
        doelen: Every doel of the vorige toekenning with what became of it; of one client in a
            group only his own.
        verschil: With the vorige toekenning; None while there is no amount.
        na_preventief: It is the vervolg of preventieve meerzorg (PV5).
        ontvangen: Day of receipt; today while it is a concept.
        stand: What submitting asks besides.
    """

    voorganger: Voorgangergegevens
    aanleiding: str
    doelen: tuple[Terugblikdoel, ...]
    verschil: Verschil | None
    na_preventief: bool
    ontvangen: date
    stand: Vervolgstand

    @property
    def velden(self) -> Velden:
        """Give the fields on which visibility depends."""
        groot = self.verschil is not None and self.verschil.substantieel
        return {
            "aanvraag.aanleiding": self.aanleiding,
            "aanvraag.verschil_vorig": "ja" if groot else "nee",
            "aanvraag.vorige_was_preventief": "ja" if self.na_preventief else "nee",
        }

    @property
    def eerst_terugblik(self) -> bool:
        """Say whether an old doel still waits for what became of it."""
        return bool(self.stand.open_terugblik)

    @property
    def antwoorden(self) -> dict[str, Antwoordwaarde]:
        """Give the answer that is kept per old doel as the list that the vragenlijst knows."""
        return {
            HA_DOELEN: [
                {"doel_id": doel.id, "korte_naam": doel.naam, **doel.antwoord}
                for doel in self.doelen
            ]
        }

    def grens(self, grens: Maandgrens, *, soort: str, ingang: date | None) -> Maandgrens:
        """Give the limits of the looptijd, narrower for a second preventieve period (PV7)."""
        if soort != PREVENTIEF or self.voorganger.soort != PREVENTIEF:
            return grens
        return grens_na_preventief(
            grens,
            al_preventief=self.voorganger.preventief_maanden,
            einde=self.voorganger.einde,
            ingang=ingang,
        )


def bepaal_vervolg(dossier: Dossier, kader: Kader, rekenen: Rekenstand | None) -> Vervolg | None:
    """Give what a her-aanvraag has besides; None for any other aanvraag."""
    aanvraag = dossier.aanvraag
    voorganger = find_voorganger(aanvraag)
    if voorganger is None:
        return None
    ontvangen = clock.local_day(aanvraag.ontvangen_op) if aanvraag.ontvangen_op else kader.op
    doelen = list_vorige_doelen(dossier, voorganger)
    return Vervolg(
        voorganger=voorganger,
        aanleiding=aanvraag.aanleiding,
        doelen=doelen,
        verschil=verschil_met_vorige(voorganger, rekenen, kader.verschil_vorig),
        na_preventief=is_na_preventief(
            soort=voorganger.soort,
            einde=voorganger.einde,
            dag=ontvangen,
            maanden=kader.na_preventief_maanden,
        ),
        ontvangen=ontvangen,
        stand=Vervolgstand(
            niet_voor=ontvangen if aanvraag.aanleiding == Aanleiding.TUSSENTIJDS else None,
            open_terugblik={doel.id: doel.ontbreekt for doel in doelen if doel.ontbreekt},
            onbevestigde_vragen=_onbevestigd(dossier, kader),
            onbevestigde_blokken=tuple(
                naam for naam, rij in dossier.blokken.items() if rij.herkomst == OVERGENOMEN
            ),
        ),
    )


def _onbevestigd(dossier: Dossier, kader: Kader) -> tuple[str, ...]:
    """Name the answers that nobody typed or confirmed, in the order of the vragenlijst."""
    rijen = dossier.antwoorden
    return tuple(
        vraag_id
        for vraag_id in kader.vragenlijst.vragen
        if vraag_id in rijen and rijen[vraag_id].herkomst in NIET_GETYPT
    )
