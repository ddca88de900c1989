"""The only room that knows spaCy."""

from stigmalint.nlp import quick_import  # noqa: F401  (before anything else imports spaCy)
from stigmalint.nlp.findings import to_finding
from stigmalint.nlp.pipeline import judge, load
from stigmalint.nlp.verdicts import verdicts

__all__ = ["judge", "load", "to_finding", "verdicts"]
