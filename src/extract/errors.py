"""What can be wrong with a form's description.

* ExtractError
  * FormError: the TOML of a form cannot be used; says which form and which field
"""

from __future__ import annotations


class ExtractError(Exception):
    """Extraction cannot go on."""


class FormError(ExtractError):
    """A form's description is wrong; its author must mend the TOML."""
