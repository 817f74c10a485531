"""The folder of the site: the only code that writes it."""
