"""stigmalint: words that put the person first."""

__version__ = "0.1.0"
