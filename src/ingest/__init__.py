"""Document files in, one :class:`~ingest.document.Document` out.

``ingest.reading.read`` is the door; importing this package loads no reader.
"""

from ingest.document import Document

__all__ = ["Document"]
