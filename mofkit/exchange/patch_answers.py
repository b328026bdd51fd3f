"""Answers to the key questions about patching, out of a YAML file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mofkit.errors import BadOption, did_you_mean
from mofkit.shown import quoted
from mofkit.text.yamltext import YamlText
from mofkit.text.yamltext import parse_or_raise as parse_yaml
from mofkit.workspace.files import read_file
from mofkit.workspace.patching import Answer

_SAID = ("answer", "gap", "actions")
_ACTION = ("what", "who", "when", "needs")


def answers_in(path: Path, shown: str) -> list[Answer]:
    """What a file says: `ID: the answer`, or `ID: {answer, gap, actions}`; a blank says nothing.

    Raises:
        BadOption: something in it is no answer.
        BrokenFile, UnreadableFile: it cannot be read, or had.
    """
    text = parse_yaml(read_file(path), shown)
    if not isinstance(text.data, dict):
        raise BadOption(f"{shown} is no mapping", hint="write `t20-patch-notification-1: how you do it`")
    return list(_answers(text))


def _answers(text: YamlText) -> Iterator[Answer]:
    for id, said in text.data.items():
        place = str(text.value_span((id,)))
        fields = said if isinstance(said, dict) else {"answer": said}
        for name in fields:
            if name not in _SAID:
                hint = did_you_mean(str(name), _SAID) or f"write {', '.join(_SAID)}"
                raise BadOption(f"{place}: {quoted(str(name))} is nothing one says to a question", hint=hint)
        values = {name: fields[name] for name in ("answer", "gap") if fields.get(name)}
        if any(isinstance(value, dict | list) for value in values.values()):
            raise BadOption(f"{place}: an answer is a text", hint="several lines go below `answer: |`")
        yield Answer(id, values, tuple(_actions(fields.get("actions"), place)))


def _actions(said: Any, place: str) -> Iterator[Mapping[str, Any]]:
    for one in said if isinstance(said, list) else [said] if said else ():
        if not isinstance(one, dict) or not one.get("what"):
            raise BadOption(f"{place}: an action says what will be done", hint="write {what: …, who: …, when: …}")
        for name in one:
            if name not in _ACTION:
                hint = did_you_mean(str(name), _ACTION) or f"fields are {', '.join(_ACTION)}"
                raise BadOption(f"{place}: an action has no field {quoted(str(name))}", hint=hint)
        yield {name: value for name, value in one.items() if value}
