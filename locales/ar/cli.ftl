# The subcommands.
