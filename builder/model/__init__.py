"""The words of the domain: contact, interview, organisation, question, profile, settings, and the library of all."""
