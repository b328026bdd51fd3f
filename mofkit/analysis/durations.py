"""Lengths of time as one says them."""


def spelled(seconds: int) -> str:
    """Such as `9 h 10 min`: the two largest units, the rest left out; seconds below a minute."""
    minutes = seconds // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min" if rest else f"{seconds} s"
