"""The Dutch words of the client pages, by group and code, from config/teksten."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("clienten")
clienttekst = _WOORDEN.tekst
codes = _WOORDEN.codes
