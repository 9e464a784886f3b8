"""How a rule says no: one exception with a code and its data, never prose."""


class DomeinFout(Exception):  # noqa: N818 - the domain's own word
    """A rule of the domain refuses something.

    Args:
        code: Stable snake_case code; texts for people are looked up by it in the web layer.
        gegevens: Values that the text needs (dates, hours, names of fields), never prose.
    """

    def __init__(self, code: str, **gegevens: object) -> None:
        super().__init__(code)
        self.code = code
        self.gegevens = gegevens
