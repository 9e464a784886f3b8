"""The calculation of one aanvraag: alone, as a group, or as one client within the group."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import (
    Blok,
    Lid,
    Rekenkader,
    Rekenstand,
    opgeslagen_blok,
    reken,
    reken_groep,
)
from portal.aanvraag.queries.stand.check import loop_check
from portal.aanvraag.queries.stand.kader import Kader
from portal.domain.check_vooraf import volumetoets_van_toepassing

CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Berekend:
    """The calculation of a dossier, None without indicatie; of a group also that of each client."""

    eigen: Rekenstand | None
    leden: tuple[Rekenstand | None, ...] = ()


def reken_dossier(
    dossier: Dossier, kader: Kader, *, blokken: Mapping[str, Blok] | None = None
) -> Rekenstand | None:
    """Calculate the stored blocks, or others instead of them, such as those just typed."""
    return bereken_dossier(dossier, kader, blokken=blokken).eigen


def bereken_dossier(
    dossier: Dossier, kader: Kader, *, blokken: Mapping[str, Blok] | None = None
) -> Berekend:
    """Calculate a dossier, and the clients of a group with it; arguments as `reken_dossier`."""
    if dossier.hoofd is None and not dossier.aanvraag.is_groep:
        return Berekend(_reken_los(dossier, kader, blokken))
    hoofd = dossier.hoofd or dossier
    leden = [lid for lid in hoofd.leden if lid.indicatie is not None]
    context = _blokken(hoofd, blokken if hoofd is dossier else None).get(CONTEXT, {})
    getypt = {dossier.aanvraag.id: blokken}
    stand = reken_groep(
        context,
        _kader(hoofd, kader),
        [Lid(_blokken(lid, getypt.get(lid.aanvraag.id)), _kader(lid, kader)) for lid in leden],
    )
    per_lid = {lid.aanvraag.id: deel for lid, deel in zip(leden, stand.leden, strict=True)}
    if hoofd is not dossier:
        return Berekend(per_lid.get(dossier.aanvraag.id))
    return Berekend(stand.hoofd, tuple(per_lid.get(lid.aanvraag.id) for lid in hoofd.leden))


def _reken_los(
    dossier: Dossier, kader: Kader, blokken: Mapping[str, Blok] | None
) -> Rekenstand | None:
    if dossier.indicatie is None:
        return None
    return reken(_blokken(dossier, blokken), _kader(dossier, kader))


def _blokken(dossier: Dossier, anders: Mapping[str, Blok] | None) -> dict[str, Blok]:
    opgeslagen = {naam: opgeslagen_blok(dossier, naam) for naam in dossier.blokken}
    return {**opgeslagen, **(anders or {})}


def _kader(dossier: Dossier, kader: Kader) -> Rekenkader:
    indicatie = dossier.indicatie
    return Rekenkader(
        zorgprofiel=indicatie.zorgprofiel if indicatie else "",
        zzp=indicatie.zzp if indicatie and indicatie.zzp in kader.tabel.bekostiging else "",
        behandeling=indicatie is not None and indicatie.behandeling,
        dagbesteding=indicatie is not None and indicatie.dagbesteding,
        tabel=kader.tabel,
        voorlopig=kader.voorlopig,
        tarief_afspraak=kader.tarief,
        volumetoets=indicatie is None or _volumetoets(dossier, kader),
    )


def _volumetoets(dossier: Dossier, kader: Kader) -> bool:
    """Say whether the 25 % applies; while no grond is known yet it is the rule."""
    gronden = loop_check(dossier, kader, None).gronden
    return not gronden or volumetoets_van_toepassing(gronden)
