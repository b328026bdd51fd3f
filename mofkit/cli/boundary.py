"""The one boundary: every exception ends here, as words for a person and an exit code."""

import os
import sys
from collections.abc import Sequence

from mofkit.errors import MofkitError
from mofkit.shown import safe_lines, safe_text

BUG, INTERRUPTED = 70, 130


def guarded(argv: Sequence[str]) -> int:
    """Run one command; its exit code, whatever happens."""
    try:
        code = _answer(argv)
        sys.stdout.flush()
    except MofkitError as error:
        return _say(error)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; nothing was left half done\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has seen enough. Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say(MofkitError(f"the system says: {error.strerror or error}"))
    except (Exception, RecursionError) as error:  # noqa: BLE001 - the boundary: what comes here is a bug of ours
        return _confess(error)
    return code


def _answer(argv: Sequence[str]) -> int:
    if list(argv) in ([], ["--help"], ["-h"], ["help"]) and "_MOFKIT_COMPLETE" not in os.environ:
        from mofkit.cli.overview import overview

        sys.stdout.write(overview())
        return 0
    from mofkit.cli.app import call

    return call(argv)


def _say(error: MofkitError) -> int:
    sys.stderr.write(f"mofkit: {safe_text(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"  hint: {safe_lines(error.hint)}\n")
    return error.exit_code


def _confess(error: BaseException) -> int:
    import traceback

    sys.stderr.write("mofkit: this is a bug in mofkit, not in your data; nothing was half written\n")
    if os.environ.get("MOFKIT_DEBUG"):
        sys.stderr.write(safe_lines("".join(traceback.format_exception(error))))
    else:
        sys.stderr.write(f"  {safe_text(f'{type(error).__name__}: {error}')[:300]}\n")
        sys.stderr.write("  hint: run it again with MOFKIT_DEBUG=1 and report what it prints\n")
    return BUG
