"""Load the dated numbers of the verhuizing and of changes in a group from config/."""

from datetime import date

from portal.domain.procedure.verhuizing import Verhuisregels
from portal.platform.calendar_data import FOLDER
from portal.platform.dated_files import read_toml, version_for


def load_verhuisregels(dag: date) -> Verhuisregels:
    """Return the numbers that are in force on a day."""
    data = read_toml(f"{FOLDER}/{version_for(FOLDER, dag)}.toml")
    return Verhuisregels(
        dagen_terug=data["verhuizing_terug"]["dagen"],
        overblijver_maanden=data["overblijver"]["maanden"],
    )
