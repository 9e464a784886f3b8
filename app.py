"""WSGI entry point."""

import gc

from portal.factory import create_app

app = create_app()
# What was made by now stays: a full collection need not go through it in the middle of a request.
gc.freeze()
