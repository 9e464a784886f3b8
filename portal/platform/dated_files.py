"""Read the files of `config/`, and find the version of one that is in force on a day."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).resolve().parents[2] / "config"


def read_toml(name: str) -> dict[str, Any]:
    """Read one TOML file below `config/`."""
    with (CONFIG / name).open("rb") as file:
        return tomllib.load(file)


def read_folder(name: str) -> list[dict[str, Any]]:
    """Read every TOML file of a folder below `config/`, in the order of their names."""
    paths = sorted((CONFIG / name).glob("*.toml"))
    return [read_toml(f"{name}/{path.name}") for path in paths]


def version_for(folder: str, day: date) -> date:
    """Return the newest version, named by its first day, that is in force on a day.

    Raises:
        LookupError: No version is in force yet on that day.
    """
    versions = sorted(date.fromisoformat(path.stem) for path in (CONFIG / folder).glob("*.toml"))
    in_force = [version for version in versions if version <= day]
    if not in_force:
        raise LookupError(f"no version of {folder} is in force on {day}")
    return in_force[-1]
