"""An evaluator of trace formulas that shares no code with the rekentool."""

import ast
import operator
from fractions import Fraction

REKENEN = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
VERGELIJKEN = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.GtE: operator.ge}


def centen(bedrag):
    hele, rest = divmod(bedrag * 100, 1)
    return Fraction(hele + (1 if rest >= Fraction(1, 2) else 0), 100)


FUNCTIES = {"min": min, "max": max, "centen": centen}


def reken_uit(formule, namen):
    return _waarde(ast.parse(formule, mode="eval").body, namen)


def _waarde(knoop, namen):
    if isinstance(knoop, ast.Constant):
        return Fraction(knoop.value)
    if isinstance(knoop, ast.Name):
        return namen[knoop.id]
    if isinstance(knoop, ast.BinOp):
        return REKENEN[type(knoop.op)](_waarde(knoop.left, namen), _waarde(knoop.right, namen))
    if isinstance(knoop, ast.Compare):
        rij = [_waarde(deel, namen) for deel in [knoop.left, *knoop.comparators]]
        paren = zip(knoop.ops, rij, rij[1:], strict=False)
        return Fraction(all(VERGELIJKEN[type(op)](links, rechts) for op, links, rechts in paren))
    assert isinstance(knoop, ast.Call)
    return FUNCTIES[knoop.func.id](*(_waarde(deel, namen) for deel in knoop.args))


def herreken(stappen):
    """Recompute stored steps from formula and inputs; give every result by its name."""
    bekend = {}
    for stap in stappen:
        namen = {naam: Fraction(tekst) for naam, tekst in stap["invoer"].items()}
        for naam in namen.keys() & bekend.keys():
            assert namen[naam] == bekend[naam], f"{stap['code']}: {naam} differs from its own step"
        uitkomst = reken_uit(stap["formule"], namen)
        assert uitkomst == Fraction(stap["uitkomst"]), stap["code"]
        bekend[stap["resultaat"]] = uitkomst
    return bekend
