"""The words of the domain: contacts, interviews, organisations, questions, profile, settings, and the library of all."""
