"""The Dutch words of spiegelinformatie, from config/teksten."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("spiegel")
spiegeltekst = _WOORDEN.tekst
spiegelnaam = _WOORDEN.naam
codes = _WOORDEN.codes
