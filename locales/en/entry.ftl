# The entry screen.
