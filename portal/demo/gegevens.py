"""Read the data files of a demonstration, and reckon with its days."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from portal.domain.gegevens import Lezer
from portal.platform.dated_files import read_toml
from portal.platform.encrypted import JsonWaarde

DAG_VANAF = "@"
WERKDAGEN = 5
BEGIN = time(8, 0)


@cache
def lees(naam: str) -> Lezer:
    """Read one file of `config/demo`."""
    return Lezer(read_toml(f"demo/{naam}.toml"), f"demo/{naam}.toml")


def moment(vandaag: date, dagen_geleden: int, *, minuut: int = 0) -> datetime:
    """Give a moment on a working day so many days ago; a weekend gives the Friday before it."""
    dag = vandaag - timedelta(days=dagen_geleden)
    te_laat = max(0, dag.weekday() - WERKDAGEN + 1)
    return datetime.combine(dag - timedelta(days=te_laat), BEGIN, UTC) + timedelta(minutes=minuut)


def eerste_van_maand(dag: date, maanden_later: int) -> date:
    """Give the first day of a month, some months after the month of a day."""
    nummer = dag.year * 12 + dag.month - 1 + maanden_later
    return date(nummer // 12, nummer % 12 + 1, 1)


def vul_dagen_in(waarde: object, vanaf: date) -> JsonWaarde:
    """Turn what a file says into an answer; `@+30` becomes the day thirty days after `vanaf`."""
    if isinstance(waarde, dict):
        return {str(naam): vul_dagen_in(deel, vanaf) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [vul_dagen_in(deel, vanaf) for deel in waarde]
    tekst = str(waarde)
    if tekst.startswith(DAG_VANAF):
        return (vanaf + timedelta(days=int(tekst.removeprefix(DAG_VANAF)))).isoformat()
    return tekst
