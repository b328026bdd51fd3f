"""Which texts a spreadsheet takes for a formula and runs."""

import re

# Also the full-width forms, which a spreadsheet on an East Asian system reads alike.
_BEGINS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
_NUMBER = re.compile(r"[+-]? ?[0-9][0-9.,' \u00a0\u202f]*(?:[eE][+-]?[0-9]+)?(?: ?[%\u20ac$\u00a3A-Z]{1,3})?")
_MONEY = re.compile(r"[+-] ?[\u20ac$\u00a3] ?[0-9][0-9.,' \u00a0\u202f]*")
# After a country code comes a gap; without one, +49-30-1234 is a sum.
_TELEPHONE = re.compile(r"\+[0-9]{1,4} ?[ (][0-9 ().,/-]+")
# After a dash: a sum, a call, a reference to another sheet or program. "- Not Identified" is none of these.
_RUNS = re.compile(
    r"""\s*(?:
        [$]?[A-Za-z]{0,3}[$]?[0-9][0-9.,]*\s*[-+*/^&<>=]\s*[-+(]*[$]?[A-Za-z]{0,3}[$]?[0-9].*  # -2+3, -A1*2
        | [A-Za-z_][\w.]*\(.*\)(?:\s*[-+*/^&<>=].*)?                                           # -SUM(A1:A9)
        | [\w'.]+[|].*                                                                         # -cmd|' /C calc'!A0
        | [\w'. ]+![$]?[A-Za-z]{1,3}[$]?[0-9].*                                                # -Sheet1!A1
        | [-+=@].*\w.*                                                                         # -+2, -=A1
    )""",
    re.VERBOSE | re.DOTALL,
)


def is_run(cell: str) -> bool:
    """Whether a spreadsheet that opens the cell would run it: it begins like a formula and is no number."""
    if not cell or cell[0] not in _BEGINS:
        return False
    if not re.search(r"\w", cell) or any(harmless.fullmatch(cell) for harmless in (_NUMBER, _MONEY, _TELEPHONE)):
        return False
    return cell[0] not in "-\uff0d" or _RUNS.fullmatch(cell, 1) is not None
