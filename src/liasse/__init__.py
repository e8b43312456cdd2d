"""Everything together: pipeline, schema, batch, commands, report."""

__version__ = "0.1.0"
