"""A client is in one group on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.fouten import DomeinFout
from portal.domain.groepen import Lidmaatschap, controleer_lidmaatschap

LINDE = Lidmaatschap("linde", date(2026, 1, 1), date(2026, 6, 16))
DAGEN = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("nieuw", "code"),
    [
        (Lidmaatschap("es", date(2026, 2, 1), date(2026, 1, 31)), "einde_voor_begin"),
        (Lidmaatschap("linde", date(2026, 6, 16)), "lid_overlapt"),
        (Lidmaatschap("es", date(2026, 6, 16)), "lid_in_andere_groep"),
        (Lidmaatschap("es", date(2025, 1, 1), date(2026, 1, 1)), "lid_in_andere_groep"),
        (Lidmaatschap("es", date(2025, 1, 1)), "lid_in_andere_groep"),
    ],
)
def test_wat_niet_kan(nieuw, code):
    with pytest.raises(DomeinFout) as fout:
        controleer_lidmaatschap(nieuw, [LINDE])
    assert fout.value.code == code


@pytest.mark.parametrize(
    "nieuw",
    [
        Lidmaatschap("linde", date(2026, 6, 17)),
        Lidmaatschap("es", date(2026, 6, 17), date(2026, 6, 17)),
        Lidmaatschap("es", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_wie_vertrok_kan_de_dag_erna_weer_lid_worden(nieuw):
    controleer_lidmaatschap(nieuw, [LINDE])


def test_een_lidmaatschap_duurt_niet_langer_dan_de_groep():
    einde = date(2026, 12, 31)
    controleer_lidmaatschap(Lidmaatschap("es", date(2026, 7, 1), einde), [], opgeheven_op=einde)
    for tot in (None, date(2027, 1, 1)):
        with pytest.raises(DomeinFout) as fout:
            controleer_lidmaatschap(
                Lidmaatschap("es", date(2026, 7, 1), tot), [], opgeheven_op=einde
            )
        assert (fout.value.code, fout.value.gegevens["sinds"]) == ("groep_opgeheven", einde)


def weigering(nieuw, leden):
    """Give the code with which a membership is refused, None when it is not."""
    try:
        controleer_lidmaatschap(nieuw, leden)
    except DomeinFout as fout:
        return fout.code
    return None


@given(DAGEN, DAGEN)
def test_alleen_een_einde_voor_het_begin_is_omgekeerd(van, tot):
    verwacht = "einde_voor_begin" if tot < van else None
    assert weigering(Lidmaatschap("a", van, tot), []) == verwacht


@given(st.lists(st.tuples(st.sampled_from("abc"), DAGEN, st.none() | DAGEN)), DAGEN)
def test_een_client_is_op_geen_dag_in_twee_groepen(gevraagd, dag):
    """Whatever is asked for in whatever order: what is accepted holds one group per day."""
    leden: list[Lidmaatschap] = []
    for groep, van, tot in gevraagd:
        nieuw = Lidmaatschap(groep, van, tot)
        if weigering(nieuw, leden) is None:
            leden.append(nieuw)
    assert sum(lid.van <= dag <= lid.laatste_dag for lid in leden) <= 1
