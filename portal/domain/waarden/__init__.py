"""Values of the regeling: exact hours and money, read from text and shown to people.

Calculations use exact fractions (`Uren`, `Bedrag`, `Aandeel`); `Euro` holds whole cents and exists
only where an amount is shown, stored for show, or declared.
"""

from portal.domain.waarden.bsn import is_bsn, voldoet_elfproef
from portal.domain.waarden.clientcode import is_clientcode
from portal.domain.waarden.getallen import (
    Aandeel,
    Bedrag,
    Euro,
    Uren,
    breuk_als_tekst,
    breuk_uit_tekst,
)
from portal.domain.waarden.lezen import (
    decimaal_uit_tekst,
    euro_uit_tekst,
    jaaruren_uit_tekst,
    percentage_uit_tekst,
    tijd_uit_tekst,
    uren_uit_bestand,
    uren_uit_tekst,
)
from portal.domain.waarden.tonen import (
    als_invoer,
    centen,
    decimaal_als_tekst,
    een_decimaal,
    euro_als_tekst,
    hms,
    percentage_afgekapt,
    uren_en_minuten,
    verschil_binnen_seconde,
)

__all__ = [
    "Aandeel",
    "Bedrag",
    "Euro",
    "Uren",
    "als_invoer",
    "breuk_als_tekst",
    "breuk_uit_tekst",
    "centen",
    "decimaal_als_tekst",
    "decimaal_uit_tekst",
    "een_decimaal",
    "euro_als_tekst",
    "euro_uit_tekst",
    "hms",
    "is_bsn",
    "is_clientcode",
    "jaaruren_uit_tekst",
    "percentage_afgekapt",
    "percentage_uit_tekst",
    "tijd_uit_tekst",
    "uren_en_minuten",
    "uren_uit_bestand",
    "uren_uit_tekst",
    "verschil_binnen_seconde",
    "voldoet_elfproef",
]
