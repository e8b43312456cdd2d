"""What is known of a value when it is made, as named numbers: the input of the model of confidence."""

from liasse.features.context import Context, Labels
from liasse.features.gathering import Features, features, group_of

__all__ = ["Context", "Features", "Labels", "features", "group_of"]
