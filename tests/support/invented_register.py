"""A register of invented bodies, with what makes names hard: groups, homonyms, former names, short names."""

from normalize.matching import Matcher
from normalize.registry import Body, FormerName, Register, Source

BODIES = (
    Body("Toit Rivemont", "ESH", acronyms=("TRV",), departements=("44",), domains=("rivemont.example",), group="Rivemont"),
    Body("Toit Rivemont Lorraine", "ESH", departements=("54",), group="Rivemont"),
    Body("Habitat Clairval Océanes", "ESH", acronyms=("HCO",), departements=("40", "64")),
    Body("Clairval Habitat", "OPH", trade_names=("OPH du Clairval", "Office public de l'habitat du Clairval"),
         former_names=(FormerName("OPAC du Clairval", None, "2015"),), departements=("18",)),
    Body("Logibelmont", "ESH", departements=("33",)),
    Body("Logibelmond", "ESH", departements=("33",)),
    Body("Néovialis", "ESH", departements=("69",)),
    Body("Vermont Habitat", "OPH", departements=("94",)),
    Body("Vermont Habitat", "OPH", departements=("51",)),
    Body("ADREM", "association", trade_names=("Association départementale de rencontre et d'entraide mutuelle",),
         departements=("11",)),
    Body("Le Relais des Trois Rives", "association", departements=("40",)),
    Body("L'Escale", "association", departements=("17",)),
    Body("Habitat 89", "OPH", departements=("89",)),
    Body("Maison du Partage et du Logement", "association", departements=("40",)),
    Body("Sancerre Habitat", "OPH", departements=("18",)),
    Body("Nord Métropole Habitat", "OPH", departements=("59",)),
)  # fmt: skip


def register() -> Register:
    """Return the register."""
    return Register(Source("registre inventé", "2026-01-01", len(BODIES)), BODIES)


def matcher() -> Matcher:
    """Return a matcher that knows only invented bodies."""
    return Matcher.of(register())
