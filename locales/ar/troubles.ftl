# What went wrong: what happened, what is safe, what to do now. Keys: trouble-NAME.
