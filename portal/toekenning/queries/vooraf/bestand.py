"""The CSV file with toekenningen from before the portal."""

from portal.platform.csv_files import Csvbestand
from portal.toekenning.queries.vooraf.velden import KOLOMMEN, VERPLICHT

MEESTE_BYTES = 1_000_000
BESTAND = Csvbestand(
    kolommen=KOLOMMEN, verplicht=VERPLICHT, meeste_bytes=MEESTE_BYTES, meeste_rijen=1000
)
