"""The zorgkantoor: werkvoorraad, volledigheid, toetsing, besluit and letters."""
