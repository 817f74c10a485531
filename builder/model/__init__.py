"""The words of the domain: contact, interview, organisation, question, profile, settings, and the library of all."""

import os

# No package that happens to be installed has a say in how notes are read, so pydantic need not look for any.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
