"""Where pages look everything up, and how it is recorded what they look up."""
