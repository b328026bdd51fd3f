"""`mofkit team …`: who holds which role, and how the right people are found; each verb has a module of its own."""

import typer

from mofkit.cli import team_growth, team_hire, team_playbook, team_roles, team_standards

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The people and their roles.")

app.command("roles")(team_roles.roles)
app.command("raci")(team_roles.raci)
app.command("work")(team_roles.work_)
app.command("assign")(team_roles.assign)
app.command("approve")(team_roles.approve)
app.add_typer(team_hire.app, name="hire")
app.add_typer(team_playbook.app, name="playbook")
app.add_typer(team_standards.app, name="standards")
app.add_typer(team_growth.app, name="growth")
