"""The Dutch words of the pages of the aanvraag, by group and code, from config/teksten."""

import functools
from collections.abc import Mapping
from fractions import Fraction

from portal.aanvraag.queries.woorden import woord
from portal.aanvraag.routes.blauwdruk import bp
from portal.platform.dated_files import read_toml
from portal.platform.web import texts

bp.add_app_template_global(woord, "afrondtekst")


@bp.app_template_global("aanvraagtekst")
def tekst(groep: str, code: str, gegevens: Mapping[str, object] | None = None) -> str:
    """Give the text of a code with its data filled in; a share is written as a percentage.

    Raises:
        KeyError: config/teksten/aanvraag.toml has no such text.
    """
    geschreven = {
        naam: texts.procent(waarde) if isinstance(waarde, Fraction) else waarde
        for naam, waarde in (gegevens or {}).items()
    }
    return _teksten()[groep][code].format_map(geschreven)


@functools.cache
def _teksten() -> dict[str, dict[str, str]]:
    return read_toml("teksten/aanvraag.toml")
