"""`mofkit costs import`."""

from typing import Annotated, Literal

import typer

from mofkit.model.ledger_map import PeriodBy


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The foreign ledger: a CSV file of any shape.")],
    map: Annotated[str, typer.Option(metavar="MAP", help="A name in costs/maps, a YAML file, or focus.")] = "",
    save_map: Annotated[str, typer.Option(metavar="NAME", help="Keep the map as costs/maps/NAME.yaml.")] = "",
    into: Annotated[str, typer.Option(metavar="NAME", help="costs/ledger/NAME.csv; the file's own name.")] = "",
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=HEADER", help="Which column is a field.")] = None,
    amount: Annotated[
        list[str] | None, typer.Option(metavar="BASIS=HEADER", help="A column of planned or actual amounts.")
    ] = None,
    constant: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="What a field is where it is not said.")
    ] = None,
    decimal: Annotated[Literal[".", ","] | None, typer.Option(help="The decimal mark, if it cannot be told.")] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency of amounts that name none.")] = "",
    period_by: Annotated[PeriodBy | None, typer.Option(help="How a period is made of a date.")] = None,
    delimiter: Annotated[str, typer.Option(help="What separates cells, if it cannot be told.")] = "",
    encoding: Annotated[str, typer.Option(help="How the file is encoded, if it is not UTF-8.")] = "",
    skip_rejected: Annotated[bool, typer.Option("--skip-rejected", help="Write although rows are rejected.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the account, write nothing.")] = False,
) -> int:
    """Bring a foreign ledger in, with control totals before and after; the same file again changes nothing.

    A map says which column is which; one that is kept brings next month's file in. Rows that are there twice are named
    and kept, empty amounts are named and never zero, and with a rejected row nothing is written: exit 1.

    Example: mofkit costs import spending.csv --map spending --dry-run
    """
    from mofkit.cli.ledger_import import Said, Wish, bring_in

    said = Said(
        *(decimal or "", currency, period_by or "", delimiter, encoding), column or [], amount or [], constant or []
    )
    return bring_in(ctx.obj, Wish(file, map, save_map, into, skip_rejected, dry_run), said)
