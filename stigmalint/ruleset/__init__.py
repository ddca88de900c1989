"""Rule files: what they say, whether they say it rightly, and which rules are on."""
