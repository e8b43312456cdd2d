"""A document and a form in, one candidate per field out.

``extract.extracting.extract`` is the door; this package sees ``ingest.document`` and never a reader.
"""
