"""The Dutch words of hearing, term and advice, from config/teksten/bezwaar_onderzoek.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("bezwaar_onderzoek")
onderzoektekst = _WOORDEN.tekst
onderzoekcodes = _WOORDEN.codes
