"""`python -m stigmalint`."""

from stigmalint.cli import main

main()
