"""The Dutch words of the beslissing op bezwaar, from config/teksten/bezwaar_beslissing.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("bezwaar_beslissing")
beslistekst = _WOORDEN.tekst
