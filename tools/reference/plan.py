"""How a dossier is laid out: what an applicant did with the form."""

from __future__ import annotations

from dataclasses import dataclass

from reference.style import World

LOST = ("lost", "formcheckbox", "noise")  # tick styles whose states do not reach the text
WORDINGS = ("form", "mixed", "mixed", "reworded")


@dataclass
class Plan:
    """How one dossier is laid out."""

    shape: str = "inline"  # inline, below, mixed, right, header, boxed, above
    wording: str = "form"  # form, reworded, mixed
    separator: str = " : "
    numbering: str = ""
    upper: bool = False
    ticks: str = "ballot"
    box_first: bool = False
    group_shape: str = "line"  # line, wrapped, bulleted, cells
    prompts: str = "removed"  # removed, kept
    empties: str = "prompt"  # what stands where nothing was answered: prompt, blank, dots
    avis: str = "empty"  # empty, filled, dropped
    length: float = 1.0
    shuffle: bool = False
    drop: float = 0.0
    merge: float = 0.0
    skip_prompt: float = 0.08
    contradictory: bool = False
    input_fields: bool = False
    front_page: bool = False
    blank_form: bool = False
    budget: bool = False
    contacts: str = "none"  # none, end, start


def draw_plan(world: World, ticks: str, length: float) -> Plan:
    """Draw a layout."""
    rng = world.rng
    return Plan(
        shape=rng.choice(world.style.data["layout"]["shapes"]),
        wording=rng.choice(world.style.data["layout"].get("wordings", WORDINGS)),
        separator=rng.choice(world.style.data["layout"]["separators"]),
        numbering=rng.choice(world.style.data["layout"]["numberings"]),
        upper=rng.random() < 0.12,
        ticks=ticks,
        box_first=rng.random() < 0.5,
        group_shape=rng.choice(("line", "line", "wrapped", "bulleted", "cells")),
        prompts=rng.choice(("removed", "removed", "kept")),
        empties=rng.choice(("prompt", "blank", "dots")),
        avis=rng.choice(("empty", "empty", "empty", "filled", "dropped")),
        length=length,
        shuffle=rng.random() < 0.12,
        drop=rng.choice((0.0, 0.0, 0.08, 0.2)),
        merge=rng.choice((0.0, 0.0, 0.0, 0.5)),
        contradictory=rng.random() < 0.15,
        input_fields=rng.random() < 0.3,
        front_page=rng.random() < 0.15,
        blank_form=rng.random() < 0.03,
        budget=rng.random() < 0.4,
        contacts=rng.choice(("none", "end", "end", "start")),
    )
