"""The user: arguments in, one call, words out."""
