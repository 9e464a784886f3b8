"""The Dutch words of a toekenning, from config/teksten/toekenning.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("toekenning")
toekenningtekst = _WOORDEN.tekst
