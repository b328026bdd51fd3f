"""The rules, all of them. A new one is a file here and a line in this tuple."""

from mofkit.lint.rule import Rule
from mofkit.lint.rules import (
    mof003_yaml_syntax,
    mof301_action_overdue,
)

RULES: tuple[Rule, ...] = (
    mof003_yaml_syntax.RULE,
    mof301_action_overdue.RULE,
)
