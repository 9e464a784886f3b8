"""The Dutch words of a bezwaar, from config/teksten/bezwaar.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("bezwaar")
bezwaartekst = _WOORDEN.tekst
bezwaarcodes = _WOORDEN.codes
