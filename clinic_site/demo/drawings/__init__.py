"""Drawings for the demo content: quiet things in flat colors, no words, and nobody's face."""
