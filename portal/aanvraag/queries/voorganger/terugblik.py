"""The doelen of the vorige toekenning with what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.voorganger.gegevens import Voorgangergegevens
from portal.domain.vragenlijst import TERUGBLIK, open_terugblik
from portal.platform.encrypted import JsonWaarde

HA_DOELEN = "ha-doelen"
Deel = Mapping[str, JsonWaarde]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugblikdoel:
    """One old doel.

    Attributes:
        oud: Its parts as granted.
        antwoord: Stand, uitleg and vervolg as far as they were answered.
        ontbreekt: What is missing, as `open_terugblik` says.
    """

    id: str
    oud: Deel
    antwoord: Mapping[str, str]
    ontbreekt: tuple[str, ...]

    @property
    def naam(self) -> str:
        """Give the short name."""
        naam = self.oud.get("korte_naam")
        return naam if isinstance(naam, str) else ""


def terugblik_van(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Give what was answered about each old doel, by its id."""
    rij = dossier.antwoorden.get(HA_DOELEN)
    waarde = rij.waarde if rij is not None else None
    per_doel = waarde if isinstance(waarde, dict) else {}
    return {
        doel_id: {veld: str(deel[veld]) for veld in TERUGBLIK if deel.get(veld)}
        for doel_id, deel in per_doel.items()
        if isinstance(deel, dict)
    }


def list_vorige_doelen(
    dossier: Dossier, voorganger: Voorgangergegevens | None
) -> tuple[Terugblikdoel, ...]:
    """Give every old doel in order, answered or not."""
    if voorganger is None:
        return ()
    terugblik = terugblik_van(dossier)
    oude = {str(doel["doel_id"]): doel for doel in voorganger.doelen if doel.get("doel_id")}
    gemist = open_terugblik(oude, terugblik, nieuwe_doelen(dossier))
    return tuple(
        Terugblikdoel(
            id=doel_id,
            oud=oud,
            antwoord=terugblik.get(doel_id, {}),
            ontbreekt=gemist.get(doel_id, ()),
        )
        for doel_id, oud in oude.items()
    )


def nieuwe_doelen(dossier: Dossier) -> list[dict[str, str]]:
    """Give identity and origin of the doelen of the new aanvraag."""
    return [
        {"doel_id": str(doel.doel_id), "volgt_op": str(velden.get("volgt_op") or "")}
        for doel in dossier.zichtbare_doelen
        for velden in [doel.velden if isinstance(doel.velden, dict) else {}]
    ]
