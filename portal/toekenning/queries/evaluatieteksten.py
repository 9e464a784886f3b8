"""The Dutch words of the eindevaluatie, from config/teksten."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("evaluatie")
evaluatietekst = _WOORDEN.tekst
