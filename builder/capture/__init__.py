"""The only code that writes into the notes' folder."""
