"""Each module here is one command: its name is the module's, its help in lists the module's first line."""
