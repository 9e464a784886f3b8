"""The blueprint on which every module of the overview hangs its routes, and its words."""

from flask import Blueprint

from portal.domain.termijnen import Stap
from portal.overzicht.teksten import overzichttekst, termijntekst

bp = Blueprint("overzicht", __name__)
bp.add_app_template_global(overzichttekst)
bp.add_app_template_global(termijntekst)


@bp.app_template_global()
def stapuitleg(stap: Stap) -> str:
    """Write out why a step of a calculated date is there."""
    reden = termijntekst("reden", stap.reden) if stap.reden else ""
    gegevens = {"dag": stap.dag, "vanaf": stap.vanaf, "dagen": stap.dagen, "reden": reden}
    return termijntekst("uitleg", stap.code, gegevens)
