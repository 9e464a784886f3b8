"""The Dutch words of the verhuisformulier, from config/teksten."""

from portal.domain.procedure.verhuizing import AANBIEDERS, Partij
from portal.platform.wordbook import Woordenboek

_WOORDEN = Woordenboek("verhuizing")
verhuistekst = _WOORDEN.tekst


def partijwoord(partijen: frozenset[Partij]) -> str:
    """Name who signs at a step: one party, or one organisation for two of them."""
    if len(partijen) == 1:
        return verhuistekst("partij", next(iter(partijen)).value)
    return verhuistekst("samen", "aanbieder" if partijen <= AANBIEDERS else "zorgkantoor")
