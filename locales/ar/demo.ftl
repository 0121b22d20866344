# The demonstration.
