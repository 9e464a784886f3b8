"""The verhuizing: when the form may be used, who signs in which order, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.fouten import DomeinFout


class Partij(StrEnum):
    """Who signs the verhuisformulier."""

    OUDE_AANBIEDER = "oude_aanbieder"
    NIEUWE_AANBIEDER = "nieuwe_aanbieder"
    OUD_ZORGKANTOOR = "oud_zorgkantoor"
    NIEUW_ZORGKANTOOR = "nieuw_zorgkantoor"


class Verhuisvorm(StrEnum):
    """The whole form, or the short one within one zorgaanbieder."""

    VOLLEDIG = "volledig"
    VERKORT = "verkort"


class Verhuisstand(StrEnum):
    """Where a verhuisformulier is."""

    OPEN = "open"
    VAN_KRACHT = "van_kracht"
    GESTOPT = "gestopt"


AANBIEDERS = frozenset({Partij.OUDE_AANBIEDER, Partij.NIEUWE_AANBIEDER})
ZORGKANTOREN = frozenset({Partij.OUD_ZORGKANTOOR, Partij.NIEUW_ZORGKANTOOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisregels:
    """Dated numbers of the verhuizing and of the group.

    Args:
        dagen_terug: How many days back a verhuisdatum may lie without a reason.
        overblijver_maanden: How long the toekenning of the last member of a group runs on.
    """

    dagen_terug: int
    overblijver_maanden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisformulier:
    """What the rules need to know of a form.

    Args:
        verhuisdatum: First day at the new place.
        ingang: First day of the toekenning.
        einde: Last day on which the toekenning is in force.
        zelfde_aanbieder: The old and the new place are of one zorgaanbieder.
        zelfde_zorgkantoor: They are of one zorgkantoor.
        maatwerk: The toekenning is maatwerk.
        uren_bekend: The meerzorguren are filled in.
        tarief_bekend: The percentage of the new zorgaanbieder is filled in.
    """

    verhuisdatum: date
    ingang: date
    einde: date
    zelfde_aanbieder: bool
    zelfde_zorgkantoor: bool
    maatwerk: bool
    uren_bekend: bool
    tarief_bekend: bool

    @property
    def vorm(self) -> Verhuisvorm:
        """Within one zorgaanbieder the short form is enough."""
        return Verhuisvorm.VERKORT if self.zelfde_aanbieder else Verhuisvorm.VOLLEDIG

    @property
    def stappen(self) -> tuple[frozenset[Partij], ...]:
        """Return who signs at each step, in order; parties of one organisation sign together.

        Bron: [verhuisformulier] Handtekeningen en volgorde.
        """
        return (
            *_samen(Partij.OUDE_AANBIEDER, Partij.NIEUWE_AANBIEDER, een=self.zelfde_aanbieder),
            *_samen(Partij.OUD_ZORGKANTOOR, Partij.NIEUW_ZORGKANTOOR, een=self.zelfde_zorgkantoor),
        )

    def aan_de_beurt(self, getekend: int) -> frozenset[Partij]:
        """Return who signs next; nobody when all have signed.

        Args:
            getekend: How many steps were signed under the form as it is.

        Bron: [verhuisformulier] Handtekeningen en volgorde.
        """
        stappen = self.stappen
        return stappen[getekend] if getekend < len(stappen) else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handtekeningverzoek:
    """Somebody is about to sign.

    Args:
        partijen: For which parties this person can sign.
        getekend: How many steps were signed under the form as it is.
        verhuisd: Declares that the client moved, or moves, on the verhuisdatum (vk-verhuisd).
        plan: Declares that the zorgplan is taken over whole (vk-plan).
        reden: Why a verhuisdatum long ago is allowed; of a zorgkantoor only.
        vandaag: The Dutch calendar day.
    """

    partijen: frozenset[Partij]
    getekend: int
    verhuisd: bool
    plan: bool
    reden: str
    vandaag: date


def controleer_start(formulier: Verhuisformulier, *, plan_geheel: bool) -> None:
    """Refuse a form where a new aanvraag is needed.

    Args:
        formulier: The form as it would be.
        plan_geheel: The new zorgaanbieder takes the zorgplan over whole.

    Raises:
        DomeinFout: `plan_niet_overgenomen`; `verhuisdatum_buiten_looptijd` with `ingang` and
            `einde` (VH1).

    Bron: [verhuisformulier] VH1; [processen] H5.
    """
    if not plan_geheel:
        raise DomeinFout("plan_niet_overgenomen", veld="plan")
    if not formulier.ingang <= formulier.verhuisdatum <= formulier.einde:
        raise DomeinFout(
            "verhuisdatum_buiten_looptijd",
            veld="verhuisdatum",
            ingang=formulier.ingang,
            einde=formulier.einde,
        )


def is_reden_nodig(verhuisdatum: date, vandaag: date, regels: Verhuisregels) -> bool:
    """Say whether a verhuisdatum lies so long ago that a zorgkantoor must say why (VH5).

    Exactly `dagen_terug` days ago needs none.

    Bron: [verhuisformulier] VH5.
    """
    return (vandaag - verhuisdatum).days > regels.dagen_terug


def controleer_handtekening(
    formulier: Verhuisformulier, verzoek: Handtekeningverzoek, regels: Verhuisregels
) -> frozenset[Partij]:
    """Check a signature before it is put.

    Returns:
        The parties for which it counts.

    Raises:
        DomeinFout: `niet_aan_de_beurt`; what `controleer_start` raises; `uren_ontbreken` (VH3);
            `tarief_ontbreekt`; `verklaring_ontbreekt` with `veld` (VH2); `reden_ontbreekt` (VH5).

    Bron: [verhuisformulier] VH1-VH5; [declaraties] vk-verhuisd, vk-plan.
    """
    partijen = formulier.aan_de_beurt(verzoek.getekend)
    if not partijen & verzoek.partijen:
        raise DomeinFout("niet_aan_de_beurt")
    controleer_start(formulier, plan_geheel=True)
    if formulier.maatwerk and not formulier.uren_bekend:
        raise DomeinFout("uren_ontbreken")
    if not formulier.tarief_bekend:
        raise DomeinFout("tarief_ontbreekt")
    for veld, gegeven in (("verhuisd", verzoek.verhuisd), ("plan", verzoek.plan)):
        if not gegeven:
            raise DomeinFout("verklaring_ontbreekt", veld=veld)
    lang_geleden = is_reden_nodig(formulier.verhuisdatum, verzoek.vandaag, regels)
    if lang_geleden and partijen & ZORGKANTOREN and not verzoek.reden.strip():
        raise DomeinFout("reden_ontbreekt", veld="reden")
    return partijen


def _samen(oud: Partij, nieuw: Partij, *, een: bool) -> Iterable[frozenset[Partij]]:
    return [frozenset({oud, nieuw})] if een else [frozenset({oud}), frozenset({nieuw})]
