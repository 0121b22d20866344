# What the checks say. Keys: finding-CHECK.
