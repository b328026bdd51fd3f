"""`mofkit rule`."""

import json
from typing import Annotated, Literal

import typer

from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.lint.rules import RULES
from mofkit.lint.run import rule_named


def run(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="The code or the slug of a rule; all without.")] = "",
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Print the manual page of a lint rule: what it says, why, and examples. Without a code: all rules.

    Example: mofkit rule MOF301
    """
    session: Session = ctx.obj
    chosen = [rule_named(code)] if code else list(RULES)
    if format == "json":
        rows = [
            {
                "code": r.code,
                "slug": r.slug,
                "severity": r.severity,
                "title": r.title,
                "fixable": r.fix is not None,
                "doc": r.doc,
            }
            for r in chosen
        ]
        data(json.dumps({"schema_version": 1, "kind": "rules", "rules": rows}, indent=1))
    elif code:
        fixable = "; `mofkit lint --fix` mends it" if chosen[0].fix else ""
        out(f"{chosen[0].code} {chosen[0].slug} ({chosen[0].severity}{fixable})\n\n{chosen[0].doc.strip()}\n")
    else:
        cells = [(rule.code, rule.slug, rule.severity, "yes" if rule.fix else "", rule.title) for rule in chosen]
        out(table(("code", "name", "weight", "fix", "what it says"), cells, colour=session.colour))
    return 0
