# The board of what is owed.

## On top of every screen of the practice world, so that nobody takes it for the real one.

heading-practice = تدريب
