"""A pair with its people, and somebody of every party at the pages."""

import pytest

from portal.platform.database import db
from tests.dialoogstappen import Dialoogstappen
from tests.factories.dialoog import samenwerking


@pytest.fixture
def stappen(app, wereld, als):
    """Give the steps of a dialoog of a pair that has its people."""
    with app.app_context():
        samenwerking(wereld)
        db.session.commit()
    return Dialoogstappen(app, als, wereld)
