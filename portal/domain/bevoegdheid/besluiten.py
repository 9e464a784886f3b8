"""Who may fix a besluit: mandaat and the rule of the second person (vier ogen)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from portal.domain.bevoegdheid.bevoegdheden import mag
from portal.domain.bevoegdheid.handelingen import Handeling
from portal.domain.bevoegdheid.rollen import Rol
from portal.domain.fouten import DomeinFout
from portal.domain.uitkomst import Uitkomst
from portal.domain.waarden import Euro


class VierOgenReden(StrEnum):
    """Why a besluit needs a second person."""

    UITKOMST = "uitkomst"
    MAATWERK = "maatwerk"
    GRENSBEDRAG = "grensbedrag"
    VG7PLUS_VERLENGING = "vg7plus_verlenging"
    HERSTELBESLUIT = "herstelbesluit"


@dataclass(frozen=True, slots=True, kw_only=True)
class VierOgenRegels:
    """When a second person is needed; settings per zorgkantoor with dated defaults.

    Args:
        uitkomsten: Outcomes that always need one.
        maatwerk: Maatwerk and handmatig maatwerk need one.
        vg7plus_verlenging: A next period of VG7-plus needs one.
        herstelbesluit: Repair of a mistake in an earlier besluit needs one.
        grensbedrag: Granted jaarbedrag at 100% in euros from which one is needed.
    """

    uitkomsten: frozenset[Uitkomst]
    maatwerk: bool
    vg7plus_verlenging: bool
    herstelbesluit: bool
    grensbedrag: Euro


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitkenmerken:
    """What the rules on mandaat and vier ogen need to know of a besluit.

    Args:
        uitkomst: Chosen outcome.
        jaarbedrag: Granted jaarbedrag at 100% in euros; None when nothing is granted.
        maatwerk: The granted profile is maatwerk, of the workbook or by hand.
        vg7plus_verlenging: A next period of VG7-plus.
        herstelbesluit: Repairs an earlier besluit.
    """

    uitkomst: Uitkomst
    jaarbedrag: Euro | None = None
    maatwerk: bool = False
    vg7plus_verlenging: bool = False
    herstelbesluit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaat:
    """Power of one user to fix besluiten, both days inclusive.

    Args:
        uitkomsten: Outcomes that it covers.
        max_jaarbedrag: Highest jaarbedrag at 100% in euros, inclusive; None without a limit.
        van: First day.
        tot_en_met: Last day; None while it runs on.
    """

    uitkomsten: frozenset[Uitkomst]
    max_jaarbedrag: Euro | None
    van: date
    tot_en_met: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaststelling:
    """Somebody is about to fix a besluit.

    Args:
        door: The user.
        rollen: Roles of the user.
        mandaten: Mandaten of the user.
        betrokkenen: Everybody who scored, prepared or changed something in this besluit.
        besluit: What is fixed.
        dag: Day of bekendmaking.
    """

    door: UUID
    rollen: Collection[Rol]
    mandaten: Collection[Mandaat]
    betrokkenen: Collection[UUID]
    besluit: Besluitkenmerken
    dag: date


def vier_ogen_redenen(
    besluit: Besluitkenmerken, regels: VierOgenRegels
) -> tuple[VierOgenReden, ...]:
    """Return every reason why the besluit needs a second person, empty when it needs none.

    A jaarbedrag exactly at the grensbedrag needs one.

    Bron: [procedure] §2.3.
    """
    boven_grens = besluit.jaarbedrag is not None and besluit.jaarbedrag >= regels.grensbedrag
    geldt = {
        VierOgenReden.UITKOMST: besluit.uitkomst in regels.uitkomsten,
        VierOgenReden.MAATWERK: besluit.maatwerk and regels.maatwerk,
        VierOgenReden.GRENSBEDRAG: boven_grens,
        VierOgenReden.VG7PLUS_VERLENGING: besluit.vg7plus_verlenging and regels.vg7plus_verlenging,
        VierOgenReden.HERSTELBESLUIT: besluit.herstelbesluit and regels.herstelbesluit,
    }
    return tuple(reden for reden, ja in geldt.items() if ja)


def vier_ogen_nodig(besluit: Besluitkenmerken, regels: VierOgenRegels) -> bool:
    """Say whether the besluit needs a second person.

    Bron: [procedure] §2.3.
    """
    return bool(vier_ogen_redenen(besluit, regels))


def mandaat_dekt(
    mandaten: Iterable[Mandaat], uitkomst: Uitkomst, jaarbedrag: Euro | None, dag: date
) -> bool:
    """Say whether one of the mandaten covers a besluit of this kind and amount on a day.

    Args:
        mandaten: Mandaten of one user; they are not added up.
        uitkomst: Outcome of the besluit.
        jaarbedrag: Granted jaarbedrag at 100% in euros; None when nothing is granted.
        dag: Day of bekendmaking.

    Returns:
        True when a single mandaat fits outcome, amount (its maximum included) and day.

    Bron: [procedure] §2.3.
    """
    return any(
        uitkomst in mandaat.uitkomsten
        and mandaat.van <= dag
        and (mandaat.tot_en_met is None or dag <= mandaat.tot_en_met)
        and (
            jaarbedrag is None
            or mandaat.max_jaarbedrag is None
            or jaarbedrag <= mandaat.max_jaarbedrag
        )
        for mandaat in mandaten
    )


def controleer_vaststelling(vaststelling: Vaststelling, regels: VierOgenRegels) -> None:
    """Refuse when this user may not fix this besluit; there is no override.

    Args:
        vaststelling: Who fixes what.
        regels: When a second person is needed.

    Raises:
        DomeinFout: `rol_ontbreekt`; `mandaat_ontbreekt`; `vier_ogen_vereist` when a second person
            is needed and this user is no teamleider; `zelf_betrokken` when this teamleider worked
            on the besluit.

    Bron: [procedure] §1 T21 and T22, §2.3.
    """
    besluit = vaststelling.besluit
    if not mag(vaststelling.rollen, Handeling.BESLUIT_VASTSTELLEN):
        raise DomeinFout("rol_ontbreekt", handeling=Handeling.BESLUIT_VASTSTELLEN)
    if not mandaat_dekt(
        vaststelling.mandaten, besluit.uitkomst, besluit.jaarbedrag, vaststelling.dag
    ):
        raise DomeinFout(
            "mandaat_ontbreekt", uitkomst=besluit.uitkomst, jaarbedrag=besluit.jaarbedrag
        )
    redenen = vier_ogen_redenen(besluit, regels)
    if redenen and Rol.TEAMLEIDER not in vaststelling.rollen:
        raise DomeinFout("vier_ogen_vereist", redenen=redenen)
    if redenen and vaststelling.door in vaststelling.betrokkenen:
        raise DomeinFout("zelf_betrokken", redenen=redenen)


def controleer_tweede_persoon(
    door: UUID, rollen: Collection[Rol], betrokkenen: Collection[UUID]
) -> None:
    """Refuse who may not be the second person of a besluit that always needs one.

    Args:
        door: The user.
        rollen: Roles of the user.
        betrokkenen: Everybody who prepared or changed something in this besluit.

    Raises:
        DomeinFout: `vier_ogen_vereist` when the user is no teamleider; `zelf_betrokken`.

    Bron: [procedure] §2.3, §3 K04 and K05.
    """
    if Rol.TEAMLEIDER not in rollen:
        raise DomeinFout("vier_ogen_vereist")
    if door in betrokkenen:
        raise DomeinFout("zelf_betrokken")
