"""Trains the pipeline that ships in `stigmalint/nlp/en`."""
