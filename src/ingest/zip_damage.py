"""What Python raises where a zip archive is damaged, whichever of its four ways of packing was used.

``RuntimeError`` is an entry whose headers disagree on a password, ``OSError`` bzip2's word for a bad stream; ``errno``
tells that from a disk that is full.
"""

from __future__ import annotations

import struct
import zipfile
import zlib

try:
    from lzma import LZMAError
except ImportError:  # Python may be built without it; then zipfile refuses such entries itself
    LZMAError = zlib.error  # type: ignore[assignment, misc]

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
