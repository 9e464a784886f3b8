"""The Dutch words of the vragenlijst and the doelen, by group and code."""

import functools

from portal.aanvraag.routes.blauwdruk import bp
from portal.platform.dated_files import read_toml


@bp.app_template_global("vragentekst")
def vragentekst(groep: str, code: str) -> str:
    """Give the text of a code.

    Raises:
        KeyError: config/teksten/vragenlijst.toml has no such text.
    """
    return _teksten()[groep][code]


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/vragenlijst.toml")
