"""A style with ``[batch]`` as an office receives it: forms filled in cleanly, forms reworded, dossiers without one."""

from __future__ import annotations

from typing import Any

from reference.applicant import ApplicantComposer, Habits
from reference.loose import LooseComposer
from reference.plan import LOST, Plan
from reference.style import World
from reference.told import writers_of
from reference.variety import Variety, draw_variety

# Ticks beside which no second way of ticking would be read for what it is.
_ALONE = (*LOST, "typed", "formcheckbox_paren", "parens", "brackets", "brackets_upper", "pipes")
_IN_FILES = ("folder", "zip")


def compose(world: World, plan: Plan, kind: str) -> tuple[ApplicantComposer | LooseComposer, dict[str, Any]]:
    """Return who lays the dossier out, and what was drawn for it."""
    rng, data = world.rng, world.style.data["batch"]
    variety = draw_variety(world, kind)
    registers = [name for name in data["registers"] if name != "loose" or kind not in _IN_FILES]
    register = "loose" if kind == "free" else rng.choice(registers)
    if register == "loose":
        mode = rng.choice(world.style.data["loose"]["modes"])
        return LooseComposer(world, plan, mode, variety), {**vars(variety), "register": mode}
    habits = Habits()
    if register == "clean":
        variety = _tidy(world, plan, variety)
    else:
        habits = _drawn(world, plan, variety, kind)
    composer = ApplicantComposer(world, plan, writers=writers_of(world.style), variety=variety, habits=habits)
    return composer, {**vars(variety), **vars(habits), "register": register}


def _tidy(world: World, plan: Plan, variety: Variety) -> Variety:
    """Make the plan that of an applicant who fills in the form as it was printed."""
    rng = world.rng
    plan.wording, plan.separator, plan.numbering = "form", " : ", ""
    plan.shape = rng.choice(("inline", "inline", "below", "right"))
    plan.upper = plan.shuffle = False
    plan.merge, plan.drop = 0.0, rng.choice((0.0, 0.0, 0.08))
    typography = variety.typography if variety.typography in ("nbsp", "ascii") else "plain"
    return Variety(typography=typography)


def _drawn(world: World, plan: Plan, variety: Variety, kind: str) -> Habits:
    """Draw what an applicant does who rewords the form."""
    rng, data = world.rng, world.style.data["batch"]
    second = rng.choice(data["second_ticks"])
    if plan.ticks == "formcheckbox_paren" and variety.option_mode != "boxes":
        variety.group_mode = "boxes"  # with no box ticked anywhere, a dump's boxes would be lost, not empty
    if plan.shape == "numbered":
        variety.lead = ""  # its rows have their numbers
    return Habits(
        second=second if plan.ticks not in _ALONE else "",
        guidelines=data["guidelines"],
        footnotes=rng.choice(data["footnotes"]) if kind not in _IN_FILES else 0.0,
        mark=rng.choice(("({})", "({})", "[{}]")),
        notes=rng.choice(data["notes"]),
        order=tuple(rng.choice(data["orders"])),
        missing=rng.choice(data["missing"]),
    )
