"""The Dutch words of an ontwikkeltraject, from config/teksten/traject.toml."""

from portal.platform.wordbook import Woordenboek

TEKSTEN = Woordenboek("traject")
