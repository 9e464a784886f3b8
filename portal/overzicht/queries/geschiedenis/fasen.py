"""To which step of the circle of meerzorg a line in the history of a client belongs."""

from collections.abc import Mapping

from portal.clienten.geschiedenis import Geschiedenisregel, Regelsoort
from portal.domain.procedure.cirkel import Cirkelstap

_R, _C = Regelsoort, Cirkelstap
PER_SOORT: Mapping[Regelsoort, Cirkelstap] = {
    _R.AANVRAAG: _C.AANVRAAG,
    _R.BESLUIT: _C.AANVRAAG,
    _R.BEZWAAR: _C.AANVRAAG,
    _R.TERMIJN: _C.AANVRAAG,
    _R.EVALUATIE: _C.EVALUEREN,
}
"""Everything else is of the time in which a toekenning is followed."""
PER_CODE: Mapping[str, Cirkelstap] = {
    "gestart": _C.CHECK,
    "check_doorlopen": _C.CHECK,
    "intern_afgewezen": _C.CHECK,
    "gestart_her": _C.BIJSTELLEN,
    "mutatie_vertrek": _C.BIJSTELLEN,
    "mutatie_verplaatsing": _C.BIJSTELLEN,
    "tussenmeting": _C.VOLGEN,
    "doelen_uitkomst": _C.EVALUEREN,
}
"""What differs from the rest of its kind."""


def fase_van(regel: Geschiedenisregel) -> Cirkelstap:
    """Give the step that a line belongs to.

    Bron: [processen] A, the circle; A25-A30.
    """
    return PER_CODE.get(regel.code) or PER_SOORT.get(regel.soort, Cirkelstap.VOLGEN)
