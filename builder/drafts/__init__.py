"""Library and agenda → letters: what to write to whom, every fact from the notes, what is missing in brackets."""
