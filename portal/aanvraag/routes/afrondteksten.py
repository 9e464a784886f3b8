"""Give templates the words of submitting and of what comes after it."""

from portal.aanvraag.queries.woorden import woord
from portal.aanvraag.routes.blauwdruk import bp

bp.add_app_template_global(woord, "afrondtekst")
