"""The own import contract knows what belongs to one slice."""

import pytest

from tests.architecture.contracten import is_inbreuk


@pytest.mark.parametrize(
    ("importeur", "doel", "inbreuk"),
    [
        ("portal.beoordeling.routes", "portal.aanvraag.queries", False),
        ("portal.beoordeling.actions.toetsing", "portal.aanvraag.actions", False),
        ("portal.beoordeling.queries", "portal.aanvraag.models", False),
        ("portal.beoordeling.models.besluit", "portal.aanvraag.models.dossier", False),
        ("portal.beoordeling.routes.lijst", "portal.aanvraag.models", True),
        ("portal.beoordeling.letters", "portal.aanvraag.models", True),
        ("portal.beoordeling.forms", "portal.aanvraag.forms", True),
        ("portal.beoordeling.actions", "portal.aanvraag.routes", True),
        ("portal.aanvraag.routes", "portal.aanvraag.models", False),
        ("portal.aanvraag.routes", "portal.aanvraag.forms", False),
    ],
)
def test_wie_wat_van_een_ander_mag_gebruiken(importeur, doel, inbreuk):
    assert is_inbreuk(importeur, doel) is inbreuk
