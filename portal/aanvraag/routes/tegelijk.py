"""Two people, or two clicks, at one moment: the second is told that the page is old."""

import functools

from portal.platform.forms import domain_errors_on

TEGELIJK = dict.fromkeys(
    (
        "pk_driehoeklid",
        "pk_verklaring",
        "pk_werkt_nu",
        "uq_aanvraag_versie_aanvraag_id_nr",
        "uq_afstemming_aanvraag_id",
        "uq_antwoord_aanvraag_id_vraag_id",
        "uq_check_pad_aanvraag_id_nr",
        "uq_check_stap_pad_id_knoop",
        "uq_doel_aanvraag_id_volgnummer",
        "uq_gebeurtenis_aanvraag_id_nr",
        "uq_ondertekening_aanvraag_id_functie",
        "uq_rekenblok_aanvraag_id_blok",
    ),
    "verouderd",
)

fouten_op = functools.partial(domain_errors_on, beperkingen=TEGELIJK)
"""Put a refusal on the form of a page of the aanvraag; losing to somebody else is one too."""
