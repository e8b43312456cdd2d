"""What may go wrong around the dossiers, and the one place where exit codes are known.

* LiasseError
  * InputMissingError
  * NoDossierError
  * OutputError
  * BusyOutputError
  * CorrectionError
  * CalibrationError
  * MissingExtraError
  * UnreadableOutputError

A dossier that cannot be read is not here: :mod:`ingest.errors` has those, and the batch goes on. ``Failure``
is how either reaches ``lot.json``; ``docs/errors.md`` explains every code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

TIMEOUT_CODE = "delai_depasse"
CRASH_CODE = "arret_brutal"
MEMORY_CODE = "memoire_insuffisante"
INTERNAL_CODE = "interne"


class ExitCode(IntEnum):
    """The contract's exit statuses; 130 is what shells expect after Ctrl-C."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a dossier was not converted: a code for programs, a French message for the analyst."""

    code: str
    message: str
    detail: str = ""  # the traceback, shown with -v and never written


class LiasseError(Exception):
    """The command cannot do what it was asked; the message says what, where and what to do."""

    code = INTERNAL_CODE
    exit_code = ExitCode.USAGE


class InputMissingError(LiasseError):
    """The folder of dossiers does not exist or cannot be listed."""

    code = "entree_introuvable"


class NoDossierError(LiasseError):
    """The folder holds nothing that could be a dossier."""

    code = "aucun_dossier"


class OutputError(LiasseError):
    """A result cannot be written where it was asked for."""

    code = "sortie_impossible"


class BusyOutputError(LiasseError):
    """Another run is at work in the output folder."""

    code = "sortie_occupee"


class CorrectionError(LiasseError):
    """A reviewer's corrections cannot be read or do not fit the dossier; they are left as they are."""

    code = "corrections_illisibles"
    exit_code = ExitCode.SOME_FAILED


class CalibrationError(LiasseError):
    """Reviewers decided too little to recalibrate, or the recalibration cannot be read."""

    code = "calibration_impossible"


class MissingExtraError(LiasseError):
    """A file type needs a package that is not installed."""

    code = "extension_manquante"


class UnreadableOutputError(LiasseError):
    """A folder given as the output of ``liasse convert`` is none, or a file of it is damaged."""

    code = "resultat_illisible"
