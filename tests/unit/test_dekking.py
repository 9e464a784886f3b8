"""Coverage does not depend on which test was the first to read what is remembered."""

from portal.platform.traject_data import load_trajectregels
from tests.dekking import list_geheugens, vergeet_wat_hierin_eerst_kwam


def test_alle_geheugens_van_het_portaal_zijn_bekend():
    namen = {f"{deel.__module__}.{deel.__qualname__}" for deel in list_geheugens()}
    assert "portal.platform.traject_data.load_trajectregels" in namen
    assert all(naam.startswith("portal.") for naam in namen)


def test_wat_in_rust_voor_het_eerst_is_gelezen_wordt_daarna_vergeten():
    load_trajectregels.cache_clear()
    with vergeet_wat_hierin_eerst_kwam():
        load_trajectregels()
        assert load_trajectregels.cache_info().misses == 1
    assert load_trajectregels.cache_info().misses == 0


def test_wat_al_gelezen_was_blijft_onthouden():
    load_trajectregels.cache_clear()
    eerst = load_trajectregels()
    with vergeet_wat_hierin_eerst_kwam():
        load_trajectregels()
    assert load_trajectregels() is eerst
