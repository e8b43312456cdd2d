"""Raw text in, typed value out: pure functions that know nothing of documents.

``normalize.kinds.KINDS`` lists the kinds of value a form can ask for.
"""
