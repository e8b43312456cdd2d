"""Imported once by the server that workers are forked from: what reading any dossier needs.

spaCy is not here: it costs seconds that only dossiers in prose need to pay. A module that cannot be
imported here fails again, with its reason, in the worker that needs it.
"""

from __future__ import annotations

import contextlib
import importlib

with contextlib.suppress(ImportError):
    importlib.import_module("liasse.pipeline")
