"""The dated reference tables of the rekentool as values, one `Referentietabel` per year."""

from portal.domain.zorgprofielen.bouw import RuweTabel, bouw_referentietabel
from portal.domain.zorgprofielen.tabel import (
    Band,
    Bandsoort,
    Bekostiging,
    Constanten,
    Prestatie,
    Referentietabel,
    Tabelrij,
    WettelijkZorgprofiel,
    get_bekostiging,
    zoek_band,
    zzp_bij_zorgprofiel,
)

__all__ = [
    "Band",
    "Bandsoort",
    "Bekostiging",
    "Constanten",
    "Prestatie",
    "Referentietabel",
    "RuweTabel",
    "Tabelrij",
    "WettelijkZorgprofiel",
    "bouw_referentietabel",
    "get_bekostiging",
    "zoek_band",
    "zzp_bij_zorgprofiel",
]
