"""What pages look up, and what of it is heard."""
