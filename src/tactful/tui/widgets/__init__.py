"""The pieces the screens are made of. They render values and post messages; state lives in the session."""
