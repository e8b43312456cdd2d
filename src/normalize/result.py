"""What a normaliser hands on: the value, how safely it was read, and why."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Normalized:
    """A typed value read from an answer.

    ``value`` is plain data of the field's contract type (str, int, bool, list, dict; money as a decimal
    string inside them); None says that the answer names no value of this kind.
    ``score`` is 0..1, how safely the text gave this value; ``reasons`` are the contract's ``motifs``.
    """

    value: object
    score: float = 1.0
    reasons: tuple[str, ...] = field(default=())
