"""A keyword spotter on speech that espeak-ng synthesises, from microphone samples to a word."""
