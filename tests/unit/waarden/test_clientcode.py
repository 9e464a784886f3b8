"""What can be the code of a client or a group."""

import pytest

from portal.domain.waarden import is_clientcode


@pytest.mark.parametrize("code", ["A-0001", "ABC", "ES-014", "ABCDEFGHIJKL", "1234-5678"])
def test_een_code(code):
    assert is_clientcode(code)


@pytest.mark.parametrize(
    "code",
    ["", "AB", "ABCDEFGHIJKLM", "es-014", "ES 014", "ES.01", "12345-6789", "A123456789", "É-0001"],
)
def test_geen_code(code):
    assert not is_clientcode(code)
