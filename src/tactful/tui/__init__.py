"""The terminal interface: screens and widgets over the session. Importing this package loads no Textual."""
