# The practice world.
