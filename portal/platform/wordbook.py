"""Words for codes, from the files of config/teksten: the domain gives codes, people read words."""

from collections.abc import Iterable
from functools import cached_property

from portal.platform.dated_files import read_toml


class Woordenboek:
    """The Dutch words of one subject: groups of texts by their code, read once when first asked."""

    def __init__(self, naam: str) -> None:
        self._naam = naam

    def tekst(self, groep: str, code: str, **gegevens: object) -> str:
        """Give the text of a code with its data filled in.

        Raises:
            KeyError: The file has no such text.
        """
        return self._teksten[groep][code].format_map(gegevens)

    def naam(self, groep: str, code: str) -> str:
        """Give the word of a code, or the code itself where the file has none for it."""
        return self._teksten.get(groep, {}).get(code, code)

    def codes(self, groep: str) -> Iterable[tuple[str, str]]:
        """Give every (code, text) of a group, in the order of the file."""
        return self._teksten[groep].items()

    @cached_property
    def _teksten(self) -> dict[str, dict[str, str]]:
        return read_toml(f"teksten/{self._naam}.toml")
