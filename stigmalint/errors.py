"""The errors that users see. Each message is one line: place, what is wrong, what to do."""

from __future__ import annotations


class StigmalintError(Exception):
    """Something the user can mend; the message is ready to print."""


class ConfigError(StigmalintError):
    """A configuration file or an option is wrong."""


class RuleError(StigmalintError):
    """A rule file is wrong."""


class ReadError(StigmalintError):
    """A document could not be read."""
