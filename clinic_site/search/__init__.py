"""The visitors' search: an index of what is public, words that mean the same, and words that found nothing."""
