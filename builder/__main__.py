"""Run ``python -m builder`` as the ``keepwarm`` command."""

from builder.cli import main

if __name__ == "__main__":
    main()
