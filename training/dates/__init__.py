"""Dates as people write them to ISO dates: a bidirectional encoder, additive attention, a decoder."""
