"""What can be found, as scripts that a page can load from a disk."""
