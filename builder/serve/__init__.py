"""The preview: a server for this machine alone, what watches the notes, and how browsers hear of a new build.

The only concurrent code: builds run in the main thread, one at a time (``loop``); watchdog's threads put changes into
the ``inbox``; every connection has a thread of its own, which reads the site and the ``state`` and writes neither.
"""
