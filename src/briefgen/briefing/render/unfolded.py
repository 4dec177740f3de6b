"""What a determined reader unfolds of a measure: the rule and its reason, flags, comparisons, what may belong to it."""

from __future__ import annotations

from briefgen.briefing.public import FigureGroup
from briefgen.briefing.render.safe import show_passage
from briefgen.stages.reconcile.status import RULE_WORDS

FLAG_WORDS = {
    "adds_up": "the parts add up to the whole",
    "same_day_spread": "values of one day differ",
    "moving_count": "a count that still moves",
    "soft_upper_end": "“up to” is a bound that may be passed",
    "stale_copy_possible": "the lower one may be an older copy",
    "garbled": "an article looks garbled",
    "weak_measure": "only weak signs say that these count the same",
}
KIND_WORDS = {
    "stock": "a level on its day",
    "cumulative": "a total since its start",
    "flow": "within a period",
    "rate": "a rate",
    "ratio": "a share",
}
MOST_POSSIBLE = 3


def rule_words(rule: str) -> str:
    """The rule as it can be looked up: "R5s trend"."""
    return show_passage(f"{rule} {RULE_WORDS.get(rule, '')}".strip())


def unfolded_lines(group: FigureGroup) -> tuple[str, ...]:
    """One thing a line: id, status, kind and reason; flags; each comparison; what else is to be known of a claim."""
    kind = [KIND_WORDS[group.kind]] if group.kind in KIND_WORDS else []
    unit = [show_passage(group.unit.replace("_", " "))] if group.unit else []
    status = group.status.replace("_", " ")
    head = ", ".join([f"{group.id} {status}", f"rule {rule_words(group.rule)}", *kind, *unit])
    flags = [FLAG_WORDS.get(flag) or show_passage(flag.replace("_", " ")) for flag in group.flags]
    lines = [f"{head}: {show_passage(group.why)}"]
    if flags:
        lines.append(f"flags: {', '.join(flags)}")
    lines += [
        f"{c.kind}: {c.status.replace('_', ' ')}, {rule_words(c.rule)}: {show_passage(c.why)}"
        for position, c in enumerate(group.comparisons)
        if position != group.leading or c.why != group.why
    ]
    lines += relation_words(group)
    lines += _claims_in_doubt(group)
    return tuple(dict.fromkeys(lines))


def relation_words(group: FigureGroup) -> tuple[str, ...]:
    """Each relation of a group as one line, with who noticed it where that was a model."""
    lines = []
    for relation in group.relations:
        kind = "part of" if relation.kind == "part_of" else "not the same as"
        found = " (noticed by the model)" if relation.found_by == "model" else ""
        why = show_passage(relation.why)
        lines.append(f"{kind} {relation.to}{found}" + (f": {why}" if why else ""))
    return tuple(lines)


def _claims_in_doubt(group: FigureGroup) -> list[str]:
    lines = []
    for claim in group.claims:
        told = []
        if not claim.label_verified:
            fields = ", ".join(show_passage(field) for field in claim.unverified)
            told.append(f"not in the text: {fields}" if fields else "its label is not in the text")
        if claim.possible_member_of:
            named, more = claim.possible_member_of[:MOST_POSSIBLE], len(claim.possible_member_of) - MOST_POSSIBLE
            told.append("may belong to " + ", ".join(named) + (f" and {more} more" if more > 0 else ""))
        if told:
            place = f"{claim.citation.source_id}:{claim.citation.sentence}"
            lines.append(show_passage(f"{claim.surface} ({place}): {'; '.join(told)}"))
    return lines
