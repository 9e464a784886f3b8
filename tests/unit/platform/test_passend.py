import pytest
import sqlalchemy as sa

from tests.passend import te_groot


@pytest.mark.parametrize(
    ("soort", "waarde", "uitkomst"),
    [
        (sa.String(3), "abc", False),
        (sa.String(3), "abcd", True),
        (sa.Text(), "a" * 100_000, False),
        (sa.Integer(), 2**31 - 1, False),
        (sa.Integer(), 2**31, True),
        (sa.Integer(), -(2**31), False),
        (sa.BigInteger(), 2**31, False),
        (sa.BigInteger(), 2**63, True),
        (sa.String(3), None, False),
    ],
)
def test_te_groot_is_wat_postgres_weigert(soort, waarde, uitkomst):
    assert te_groot(soort, waarde) is uitkomst
