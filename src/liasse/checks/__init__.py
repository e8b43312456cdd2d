"""Cross-checks: each a function of a dossier's facts that yields what clashes."""
