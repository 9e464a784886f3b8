"""The application as the architecture tests look at it: its routes, not its data."""

import pytest

from portal.factory import create_app


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """Make an application without tables: only its routes and views are read."""
    instance = tmp_path_factory.mktemp("kaart")
    return create_app({"MEERZORG_PROFIEL": "test", "DEMO": True, "MEERZORG_INSTANCE": instance})
