"""The texts of the besluit, from config/teksten/besluit.toml."""

from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("besluit")
besluittekst = _WOORDEN.tekst
