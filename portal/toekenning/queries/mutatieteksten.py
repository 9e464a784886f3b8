"""The Dutch words of changes in a group, from config/teksten."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("mutatie")
mutatietekst = _WOORDEN.tekst
