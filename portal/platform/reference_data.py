"""Read the reference tables of the rekentool from config/referentie, one folder per year."""

import csv
from functools import cache
from pathlib import Path

from portal.domain.fouten import DomeinFout
from portal.domain.zorgprofielen import Referentietabel, RuweTabel, bouw_referentietabel
from portal.platform.dated_files import CONFIG, read_toml

MAP = CONFIG / "referentie"


def get_referentietabel(jaar: int) -> tuple[Referentietabel, bool]:
    """Give the table to calculate a year with, and whether it is voorlopig.

    Args:
        jaar: Year of the (granted) ingangsdatum.

    Returns:
        The newest table that is not later than `jaar`; voorlopig is True when it is older.

    Raises:
        DomeinFout: `jaar_onbekend` when there is no table for this year or earlier.
    """
    eerdere = [bekend for bekend in list_jaren() if bekend <= jaar]
    if not eerdere:
        raise DomeinFout("jaar_onbekend", jaar=jaar)
    return _tabel(eerdere[-1]), eerdere[-1] != jaar


@cache
def list_jaren() -> tuple[int, ...]:
    """List the years that have a table, ascending."""
    return tuple(sorted(int(map_.name) for map_ in MAP.iterdir() if map_.name.isdecimal()))


def lees_rijen(bestand: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header as rows of text."""
    with bestand.open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


@cache
def _tabel(jaar: int) -> Referentietabel:
    map_ = MAP / str(jaar)
    kop = read_toml(f"{MAP.name}/{jaar}/rekentool.toml")
    return bouw_referentietabel(
        RuweTabel(
            jaar=kop["jaar"],
            versie=kop["versie"],
            bron=kop["bron"],
            geldig_van=kop["geldig_van"],
            geldig_tot=kop["geldig_tot"],
            constanten=kop["constanten"],
            begin=kop["dagprogramma"]["begin"],
            eind=kop["dagprogramma"]["eind"],
            stap_minuten=kop["dagprogramma"]["stap_minuten"],
            bezetting=kop["dagprogramma"]["bezetting"],
            lvhc_doelgroepen=kop["lvhc"]["doelgroepen"],
            lvhc_zzp=kop["lvhc"]["zzp"],
            zorgprofielen=lees_rijen(map_ / "zorgprofielen.csv"),
            bekostiging=lees_rijen(map_ / "bekostiging.csv"),
            meerzorgprofielen=lees_rijen(map_ / "meerzorgprofielen.csv"),
            prestatiecodes=lees_rijen(map_ / "prestatiecodes.csv"),
        )
    )
