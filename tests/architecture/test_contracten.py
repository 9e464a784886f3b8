"""The own import contract knows what belongs to one slice, and who may change a last day."""

import ast

import pytest

from tests.architecture.bronnen import boom, kort, python
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


def test_de_laatste_dag_van_een_toekenning_verandert_op_een_plek():
    """Elsewhere nobody would keep when it became known, and an old report could not be remade."""
    plekken = {
        kort(pad)
        for pad in python("portal")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.ctx, ast.Store)
        if knoop.attr in {"einde_reden", "vervangen_door_id"}
    }
    assert plekken == {"portal/beoordeling/actions/einddag.py"}
