"""A time and a day are read as people write them, and what is none is asked again."""

from datetime import UTC, date, datetime, time

import pytest
from werkzeug.datastructures import MultiDict

from portal.platform import clock
from portal.platform.form_fields import dag, tijd
from portal.platform.forms import Deelformulier

FOUT = "Vul de tijd in, zoals 10:30."


class Tijden(Deelformulier):
    moet = tijd("Begin", "", FOUT)
    mag = tijd("Einde", "", FOUT, verplicht=False)


class Dagen(Deelformulier):
    op = dag("Dag")
    mag = dag("Dag", verplicht=False)


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


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("1-1-1900", date(1900, 1, 1)),
        (" 27/11/2026 ", date(2026, 11, 27)),
        ("2036-12-31", date(2036, 12, 31)),
    ],
)
def test_een_dag_wordt_gelezen_tot_tien_jaar_vooruit(getypt, gelezen):
    with clock.freeze(datetime(2026, 1, 1, tzinfo=UTC)):
        form = Dagen(MultiDict({"op": getypt}))
        assert form.validate()
    assert form.op.data == gelezen


@pytest.mark.parametrize("getypt", ["31-12-1899", "1-1-2037", "31-12-9999", "01-01-0001"])
def test_een_jaar_dat_niemand_bedoelt_wordt_opnieuw_gevraagd(getypt):
    with clock.freeze(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        form = Dagen(MultiDict({"op": getypt, "mag": getypt}))
        assert not form.validate()
    fout = ["Controleer het jaar van deze datum."]
    assert form.errors == {"op": fout, "mag": fout}
    assert f'value="{getypt}"' in form.op()
