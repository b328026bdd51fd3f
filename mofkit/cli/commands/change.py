"""`mofkit change …`: changes from the request to the look back."""

import typer

from mofkit.cli import (
    change_conflicts,
    change_figures,
    change_lists,
    change_reconcile,
    change_schedule,
    change_writing,
)

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Changes, from the request to the look back.",
)

app.command("list")(change_lists.listed)
app.command("show")(change_lists.show)
app.command("schedule")(change_schedule.run_schedule)
app.command("conflicts")(change_conflicts.run_conflicts)
app.command("override")(change_conflicts.run_override)
app.command("reconcile")(change_reconcile.run_reconcile)
app.command("new")(change_writing.new)
app.command("add")(change_writing.add)
app.command("move")(change_writing.move)
app.command("approve")(change_writing.approve)
app.command("review")(change_writing.review)
app.command("metrics")(change_figures.metrics)
app.command("repeats")(change_figures.repeated)
app.command("report")(change_figures.report)
