"""The command line: one command a file in `commands/`, found by its name and imported when it's called."""
