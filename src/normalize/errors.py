"""Why a text has no value of its kind.

* NotNormalizableError
  * NoValueError: the answer does not speak of such a value at all
  * AmbiguousValueError: it names several that exclude each other
"""

from __future__ import annotations


class NotNormalizableError(ValueError):
    """The text cannot be read as a value of this kind."""


class NoValueError(NotNormalizableError):
    """The answer names no such value."""


class AmbiguousValueError(NotNormalizableError):
    """The answer names several values and nothing says which is meant."""
