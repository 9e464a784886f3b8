"""An item as one text, for summary lists and for comparing versions."""

from portal.aanvraag.queries.weergave.model import Inhoudsdeel, Item, Paren, Tekst

SCHEIDING = " \u00b7 "


def tekst_van(item: Item) -> str:
    """Write the whole answer as text: a line per label or row; empty when nothing is filled in."""
    return "\n".join(regel for deel in item.delen if (regel := _regels(deel)))


def _paar(label: str, waarde: str) -> str:
    return f"{label} {waarde}" if label.endswith("?") else f"{label}: {waarde}"


def _regels(deel: Inhoudsdeel) -> str:
    if isinstance(deel, Tekst):
        return deel.tekst
    if isinstance(deel, Paren):
        return "\n".join(_paar(label, waarde) for label, waarde in deel.rijen)
    return "\n".join(SCHEIDING.join(cel for cel in rij if cel) for rij in deel.rijen)
