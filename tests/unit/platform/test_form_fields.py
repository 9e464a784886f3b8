"""A time is read as people write it, and what is none is asked again."""

from datetime import time

import pytest
from werkzeug.datastructures import MultiDict

from portal.platform.form_fields import tijd
from portal.platform.forms import Deelformulier

FOUT = "Vul de tijd in, zoals 10:30."


class Tijden(Deelformulier):
    moet = tijd("Begin", "", FOUT)
    mag = tijd("Einde", "", FOUT, verplicht=False)


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [("10:30", time(10, 30)), ("9.05", time(9, 5)), (" 0:00 ", time(0)), ("23:59", time(23, 59))],
)
def test_een_tijd_wordt_gelezen_en_blijft_staan(getypt, gelezen):
    form = Tijden(MultiDict({"moet": getypt, "mag": getypt}))
    assert form.validate()
    assert (form.moet.data, form.mag.data) == (gelezen, gelezen)
    assert f'value="{getypt}"' in form.moet()
    assert f'value="{gelezen:%H.%M}"' in Tijden(data={"moet": gelezen}).moet()


@pytest.mark.parametrize("getypt", ["24:00", "25:00", "half elf", "10", "-1:00"])
def test_wat_geen_tijd_is_wordt_opnieuw_gevraagd(getypt):
    form = Tijden(MultiDict({"moet": getypt, "mag": getypt}))
    assert not form.validate()
    assert form.errors == {"moet": [FOUT], "mag": [FOUT]}
    assert f'value="{getypt}"' in form.moet()


@pytest.mark.parametrize("getypt", ["", "  "])
def test_alleen_een_tijd_die_mag_kan_leeg_blijven(getypt):
    form = Tijden(MultiDict({"moet": getypt, "mag": getypt}))
    assert not form.validate()
    assert form.errors == {"moet": [FOUT]}
    assert form.mag.data is None
