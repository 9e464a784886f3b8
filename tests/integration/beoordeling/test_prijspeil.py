"""The vorige amount of a her-aanvraag is compared at the prijspeil of what is asked now."""

import uuid
from dataclasses import replace
from datetime import date
from fractions import Fraction

from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.signaalfeiten.verleden import vorige_toekenning
from portal.domain.rekentool import bereken, uitkomst_als_gegevens
from portal.domain.waarden import Uren, centen
from portal.platform.reference_data import get_referentietabel
from tests.factories.groepsbron import S10, maak_groepsbron

NR = uuid.UUID(int=7)
BRON = maak_groepsbron(posten={}).leden[0]
TOEN = bereken(
    replace(S10[0].invoer, context_uren_jaar=Uren(Fraction(52))), get_referentietabel(2025)[0]
)


def vorige(prijspeil, berekening):
    """Give what the signals know of a toekenning with 100.000 euros at 100%."""
    dagen = dict.fromkeys(("ingang", "laatste_dag", "einde"), date(2025, 12, 31))
    gegevens = Voorgangergegevens(
        toekenning_id=NR,
        nummer="TK-2025-00001",
        kenmerk="MZ-2025-00001-B1",
        soort="individueel",
        zorgprofiel="VG7",
        maanden=12,
        meerzorgprofiel="Meerzorgprofiel 3",
        meerzorguren=None,
        jaarbedrag_cent=9_700_000,
        etmaalbedrag_cent=26_575,
        jaarbedrag_100_cent=10_000_000,
        prijspeil=prijspeil,
        berekening=berekening,
        **dagen,
    )
    inhoud = {
        **BRON.inhoud.inhoud,
        "herkomst": "heraanvraag",
        "voorganger": gegevens.als_gegevens(),
    }
    rij = Toekenning(
        id=NR,
        prijspeil=prijspeil,
        jaarbedrag_100_cent=10_000_000,
        meerzorgprofiel="Meerzorgprofiel 3",
        max_profiel="",
        max_meerzorguren="",
        einde=date(2025, 12, 31),
    )
    return vorige_toekenning([rij], bron=replace(BRON, inhoud=Inhoud(inhoud=inhoud)))


def test_van_hetzelfde_jaar_telt_wat_is_toegekend():
    assert vorige(2026, uitkomst_als_gegevens(TOEN)).jaarbedrag_100 == 100_000


def test_van_een_ander_jaar_telt_wat_dezelfde_zorg_nu_kost():
    nu = bereken(TOEN.invoer, get_referentietabel(2026)[0])
    gevonden = vorige(2025, uitkomst_als_gegevens(TOEN)).jaarbedrag_100
    assert gevonden == Fraction(centen(nu.bedragen.jaar_100))
    assert gevonden > TOEN.bedragen.jaar_100


def test_zonder_bekende_invoer_is_er_niets_te_vergelijken():
    assert vorige(2025, {}).jaarbedrag_100 is None
