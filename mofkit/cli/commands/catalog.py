"""`mofkit catalog analyze`, `map`, `import` and `publish`."""

from typing import Annotated, Literal

import typer

from mofkit.cli import catalog_import, catalog_screen
from mofkit.cli.session import Session
from mofkit.exchange.catalog_import import Wish

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="The service catalog.")


Reader = Literal["director", "manager", "contributor"]


@app.command("analyze")
def analyze(
    ctx: typer.Context,
    section: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this section; may be said more than once. `services` is Table 5."),
    ] = None,
    reader: Annotated[Reader | None, typer.Option(help="What this reader asks; a director gets one screen.")] = None,
    owner: Annotated[str, typer.Option(metavar="ID", help="Only what is about the services of this person.")] = "",
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Say what the service catalog (Table 5) shows: what many depend on, gaps, orphans, providers, quick wins.

    A line with ! asks for action. Each names the services it is about. The section `services` is the whole table,
    with --format csv, json or md.

    Example: mofkit catalog analyze --reader director
    """
    session: Session = ctx.obj
    return catalog_screen.analyze(session, tuple(section or ()), reader or "", owner, format)


@app.command("map")
def map_(
    ctx: typer.Context,
    service: Annotated[str, typer.Option(metavar="ID", help="Only the neighbourhood of this service.")] = "",
    depth: Annotated[int, typer.Option(min=1, max=99, metavar="N", help="How far the neighbourhood goes.")] = 2,
    format: Annotated[Literal["table", "json", "svg", "mermaid"], typer.Option(help="How to show the map.")] = "table",
) -> int:
    """Show what the services in use need of each other: in words, as a picture (SVG) or for Markdown (Mermaid).

    Example: mofkit catalog map --service booking --format svg
    """
    session: Session = ctx.obj
    return catalog_screen.show_map(session, service, depth, format)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Their table, as CSV; - reads a pipe.")],
    map: Annotated[str, typer.Option(metavar="MAP", help="The map: which of their columns is which field.")] = "",
    save_map: Annotated[
        str, typer.Option(metavar="MAP", help="Propose a map from the headers, save it there, import nothing yet.")
    ] = "",
    people: Annotated[bool, typer.Option("--people", help="Add owners that people.csv does not know to it.")] = False,
    revive: Annotated[
        bool, typer.Option("--revive", help="Set live what is retired here and stands in the table again.")
    ] = False,
    encoding: Annotated[str, typer.Option(help="How the file is encoded, if it is not UTF-8.")] = "",
    delimiter: Annotated[str, typer.Option(help="What separates the cells, if it cannot be told.")] = "",
    format: Annotated[Literal["table", "json"], typer.Option(help="How to print what became of each row.")] = "table",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Bring a foreign catalog into catalog/services.csv, again and again.

    Every row is created, updated, unchanged or rejected. A service of the same source that the table no longer holds
    is marked retired. Fields that the map does not name, and services kept by hand, are never touched.

    --save-map proposes the map that --map then takes.

    Example: mofkit catalog import inventory.csv --map imports/inventory.yaml --dry-run
    """
    session: Session = ctx.obj
    asked = catalog_import.Asked(file, map, save_map, Wish(people, revive), encoding, delimiter)
    return catalog_import.run(session, asked, format=format, dry_run=dry_run)


@app.command("publish")
def publish(
    ctx: typer.Context,
    audience: Annotated[Literal["customer", "technical"], typer.Option(help="Who reads it.")] = "customer",
    format: Annotated[
        Literal["html", "md"] | None, typer.Option(help="As what; as --out says, else html.", show_default=False)
    ] = None,
    to: Annotated[
        str, typer.Option("--out", metavar="FILE", help="A file of the workspace, such as site/catalog.html.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --out: show the change, write nothing.")] = False,
) -> int:
    """Make the catalog that readers see: one page with a search, from entries that say published: true.

    Each service shows what may be expected of it and the way to the service desk. Only named fields of an entry, the
    targets of signed SLAs and the service desk are on it; never people, problems, comments or fields of your own.

    Example: mofkit catalog publish --out site/catalog.html
    """
    from mofkit.cli.catalog_publish import publish as make

    return make(ctx.obj, audience, format, to, dry_run=dry_run)
