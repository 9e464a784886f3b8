"""The Dutch words of the meerzorgdialoog, from config/teksten/dialoog.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("dialoog")
dialoogtekst = _WOORDEN.tekst
dialoogcodes = _WOORDEN.codes
