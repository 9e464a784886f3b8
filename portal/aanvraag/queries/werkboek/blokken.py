"""The values of a workbook as the text of the blocks of the rekentool."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Blok
from portal.domain.waarden import Uren, decimaal_als_tekst, hms
from portal.platform.encrypted import JsonWaarde
from portal.platform.workbook import ContextPost, DagprogrammaRegel, Individueel

SECONDEN_PER_UUR = 3600


def zorg_van(invoer: Individueel) -> Blok:
    """Write the block `zorg`; hours of the week only where they were typed over the formula."""
    zorg = {
        "nachtzorg": uren_als_tekst(invoer.nachtzorg),
        "min_uren": uren_als_tekst(invoer.min_uren),
    }
    if not invoer.weektotaal_getypt:
        return zorg | {"bron": "dagprogramma"}
    return zorg | {
        "bron": "totaal",
        "wonen": uren_als_tekst(invoer.wonen_week),
        "dagbesteding": uren_als_tekst(invoer.dagbesteding_week),
    }


def regels_van(regels: tuple[DagprogrammaRegel, ...]) -> list[JsonWaarde]:
    """Write the lines of a dagprogramma."""
    return [
        {
            "van": _tijd(regel.van),
            "tot": _tijd(regel.tot),
            "functie": regel.functie or "",
            "op": "" if regel.op_clienten is None else getal_als_tekst(Fraction(regel.op_clienten)),
        }
        for regel in regels
    ]


def posten_van(posten: Iterable[ContextPost]) -> list[JsonWaarde]:
    """Write the posts of contextmiddelen that have an amount."""
    return list(_gevulde_posten(posten))


def _gevulde_posten(posten: Iterable[ContextPost]) -> Iterator[JsonWaarde]:
    for post in posten:
        if post.bedrag:
            yield {"onderwerp": post.onderwerp or "", "bedrag": _euro(post.bedrag)}


def _euro(bedrag: Decimal) -> str:
    return f"{bedrag:.2f}".replace(".", ",")


def _tijd(minuten: int) -> str:
    uur, minuut = divmod(minuten, 60)
    return f"{uur}:{minuut:02d}"


def uren_als_tekst(uren: Fraction | None) -> str:
    """Write hours so that reading them gives the same value, as far as text can."""
    if not uren:
        return ""
    heel = (uren * SECONDEN_PER_UUR).denominator == 1
    return hms(Uren(uren)) if heel else getal_als_tekst(uren)


def getal_als_tekst(waarde: Fraction) -> str:
    """Write a number with a comma."""
    return decimaal_als_tekst(waarde).replace(".", ",")


def ja_nee(waarde: bool | None) -> str:
    """Write a choice as the pages do, empty while it was not made."""
    return "" if waarde is None else "ja" if waarde else "nee"
