"""Templates and icons: the notes' own before the built-in ones."""
