"""The one boundary: every exception ends here, as words for a person and an exit code."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from mofkit.errors import MofkitError
from mofkit.shown import safe_lines, safe_text

BUG, INTERRUPTED = 70, 130


def guarded(argv: Sequence[str]) -> int:
    """Run one command; its exit code, whatever happens."""
    try:
        _ready_streams()
        code = _answer(argv)
        sys.stdout.flush()
    except MofkitError as error:
        return _say(error)
    except KeyboardInterrupt:
        _tell("interrupted; nothing was left half done\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        _drop_results()
        return 0
    except OSError as error:
        _drop_results()
        return _say(MofkitError(f"the system says: {error.strerror or error}"))
    except (Exception, RecursionError) as error:  # noqa: BLE001 - the boundary: what comes here is a bug of ours
        return _confess(error)
    return code


def _ready_streams() -> None:
    """Make the three streams fit for use: python leaves out those that the caller closed."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a stream for the whole run
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as above
    if sys.stdout is None:
        raise MofkitError("stdout is closed, so there is nowhere to print to", hint="send it to /dev/null instead")
    # A terminal of few characters shows an escape for each it lacks; bytes that are no text are refused later, by name.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def _answer(argv: Sequence[str]) -> int:
    if list(argv) in ([], ["--help"], ["-h"], ["help"]) and not os.environ.get("_MOFKIT_COMPLETE"):
        from mofkit.cli.overview import overview

        sys.stdout.write(overview())
        return 0
    code = _answer_at_once(argv)
    if code is not None:
        return code
    from mofkit.cli.app import call

    return call(argv)


def _answer_at_once(argv: Sequence[str]) -> int | None:
    """The answer to what is asked so often that even the command line parser would be waited for."""
    if list(argv[-1:]) == ["lint"]:
        from mofkit.cli.quick_lint import quick as quick_lint

        return quick_lint(argv)
    if list(argv[:2]) == ["triage", "--text"]:
        from mofkit.cli.quick_triage import quick as quick_triage

        return quick_triage(argv)
    if list(argv[:1]) == ["search"]:
        from mofkit.cli.quick_search import quick as quick_search

        return quick_search(argv)
    return None


def _drop_results() -> None:
    """Send what is still to be printed nowhere: python would complain again when it closes stdout."""
    with contextlib.suppress(OSError):
        stdout = sys.stdout.fileno()
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, stdout)
        os.close(sink)


def _tell(text: str) -> None:
    # Where errors cannot be told, the exit code tells them.
    with contextlib.suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _say(error: MofkitError) -> int:
    hint = f"  hint: {safe_lines(error.hint)}\n" if error.hint else ""
    _tell(f"mofkit: {safe_text(error.message)}\n{hint}")
    return error.exit_code


def _confess(error: BaseException) -> int:
    import traceback

    _tell("mofkit: this is a bug in mofkit, not in your data; nothing was half written\n")
    if os.environ.get("MOFKIT_DEBUG"):
        _tell(safe_lines("".join(traceback.format_exception(error))))
    else:
        _tell(f"  {safe_text(f'{type(error).__name__}: {error}')[:300]}\n")
        _tell("  hint: run it again with MOFKIT_DEBUG=1 and report what it prints\n")
    return BUG
