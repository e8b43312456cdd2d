"""The published guide: many one-page sheets in one document, read back into one candidate per field.

``extract.guide.reading.read_guide`` is the door; what the sheets print is data, ``schemas/guides/*.toml``.
"""
