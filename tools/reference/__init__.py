"""Invented dossiers with the values that a careful reader would find in them.

``python tools/reference/make.py --out DIR`` writes dossiers and one expected JSON each. The set is
written from the form and from its known damage, never from what the extractor can read.
"""
