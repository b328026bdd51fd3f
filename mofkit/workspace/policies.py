"""Policies in a workspace: drafting one with its text, how much of it is written, and writing a move down."""

from collections.abc import Mapping
from typing import Any

from mofkit.content import files
from mofkit.content.framework import document, process_numbered, smf
from mofkit.content.framework_types import Document, Statement
from mofkit.errors import UnknownRecord, nearest
from mofkit.model.approval import Approval, latest, stands
from mofkit.model.policy import KIND, Policy
from mofkit.workspace.beside import text_path, texts_beside
from mofkit.workspace.draft import Draft
from mofkit.workspace.outline import Outline, outline
from mofkit.workspace.skeleton import skeleton
from mofkit.workspace.workspace import Home, Workspace

_VALIDATE, _PERFORM = 3, 0


def policy_named(workspace: Workspace, word: str) -> Policy:
    """The policy of an id; raises UnknownRecord."""
    found = workspace.get(Policy, word.removeprefix("policy:"))
    if found is None:
        near = nearest(word, sorted(workspace.ids("policy")))
        raise UnknownRecord(word, [near] if near else [])
    return found


def questions() -> tuple[Statement, ...]:
    """What reviewers are asked: the questions of the activity that validates, as the content has them."""
    return process_numbered(smf("policy"), _VALIDATE).activities[_PERFORM].questions


def template_of(policy: Policy) -> Document | None:
    """The template its text was made from; nothing if there is none of that name."""
    return document(policy.template) if policy.template in files.names("documents") else None


def written(workspace: Workspace, policy: Policy) -> Outline | None:
    """How much of its text is written; nothing if there is no text, or no such template."""
    text, template = workspace.markdown(text_path(workspace.home(policy))), template_of(policy)
    return outline(template, text) if template and text else None


def lacks(workspace: Workspace, policy: Policy) -> list[str]:
    """What its text lacks, in words."""
    path = text_path(workspace.home(policy))
    if workspace.markdown(path) is None:
        return [f"its text {path} is missing or cannot be read"]
    found = written(workspace, policy)
    if found is None:
        return [f"there is no template {policy.template!r} to check its text by"]
    empty = found.required - found.filled
    fields = [f"{empty} required field{'s' if empty != 1 else ''} of {path} {'are' if empty != 1 else 'is'} empty"]
    sections = [f"section {one.section.heading!r} of {path} is missing" for one in found.missing]
    return [*(fields if empty else []), *sections]


def standing(workspace: Workspace, policy: Policy) -> list[Approval]:
    """The approvals of exactly what stands there now."""
    texts = texts_beside(workspace, policy)
    return [one for _, one in latest(policy) if stands(one, policy, texts)]


def readers(workspace: Workspace, policy: Policy) -> tuple[list[str], list[str]]:
    """Who has read what stands there now, and who only an earlier text."""
    texts = texts_beside(workspace, policy)
    now = {one.who for one in policy.acknowledgements if stands(one, policy, texts)}
    before = {one.who for one in policy.acknowledgements if one.who} - now
    return sorted(now), sorted(before)


def draft_policy(draft: Draft, template: Document, values: Mapping[str, Any], heading: str) -> str:
    """Write a policy that nobody has filled in, and its record; the path of the text. `heading` is Markdown."""
    text = skeleton(template, heading, str(values["id"])).replace("mofkit document check", "mofkit policy show")
    return KIND.text_of(draft.add(KIND, dict(values), text=text))


def answer(draft: Draft, home: Home, policy: Policy, who: str, said: Mapping[int, str]) -> None:
    """Write a reviewer's answers, by the numbers of the questions; an earlier one of theirs gives way."""
    asked = questions()
    new = []
    for number, words in said.items():
        one = asked[number - 1]
        at = next((at for at, each in enumerate(policy.answers) if (each.id, each.who) == (one.id, who)), None)
        if at is None:
            new.append({"id": one.id, "question": one.text, "who": who, "answer": words})
        else:
            draft.set(home, f"answers.{at}.answer", words)
    if new:
        draft.extend(home, "answers", new)


def move(draft: Draft, home: Home, state: str, parts: Mapping[str, Mapping[str, Any]]) -> None:
    """Set the state, and the fields of a part such as the publication that say more."""
    record = draft.workspace.get(Policy, home.id)
    for part, values in parts.items():
        if record is not None and getattr(record, part) is None:
            draft.set(home, part, dict(values))
        else:
            for name, value in values.items():
                draft.set(home, f"{part}.{name}", value)
    draft.set(home, "state", state)
