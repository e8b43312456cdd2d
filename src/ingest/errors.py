"""Why a file could not be read.

* IngestError
  * EmptyFileError
  * EncryptedFileError
  * DamagedFileError
  * UnknownTypeError
  * TooLargeError
  * NoPagesError
  * MissingToolError
  * ToolTimeoutError
  * ToolFailedError

Each has a ``code``, which ``lot.json`` shows and ``docs/errors.md`` explains, and a French message that
says what, where and what to do: the analyst reads it in the report.
"""

from __future__ import annotations


class IngestError(Exception):
    """A file that cannot be read; the batch goes on."""

    code = "illisible"


class EmptyFileError(IngestError):
    """The file holds nothing."""

    code = "fichier_vide"


class EncryptedFileError(IngestError):
    """The file needs a password."""

    code = "fichier_chiffre"


class DamagedFileError(IngestError):
    """The file is truncated or is not what its first bytes promise."""

    code = "fichier_endommage"


class UnknownTypeError(IngestError):
    """The content is none of the types that are read."""

    code = "type_inconnu"


class TooLargeError(IngestError):
    """The file, its pages, an image or what an archive unpacks to is over the limits."""

    code = "trop_grand"


class NoPagesError(IngestError):
    """The file has no page."""

    code = "sans_page"


class MissingToolError(IngestError):
    """Tesseract or LibreOffice is needed and is not installed."""

    code = "outil_manquant"


class ToolTimeoutError(IngestError):
    """An outside program did not finish in time and was stopped."""

    code = "delai_depasse"


class ToolFailedError(IngestError):
    """An outside program ended with an error."""

    code = "outil_en_echec"
