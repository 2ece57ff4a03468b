"""The text, in an alphabet of 32 symbols: the Jargon File 4.4.7, which is in the public domain (Debian package jargon-text)."""

import gzip
import hashlib
import re
from pathlib import Path

import numpy

SOURCE = Path("/usr/share/doc/jargon-text/jargon.txt.gz")
CHECKSUM = "fcaa76e4c2ebdf90c6557524b9430373dc49d1a26462ef30f43c0ace70a25a3a"

# A symbol's number is its place here. A line feed ends a paragraph.
ALPHABET = "\n abcdefghijklmnopqrstuvwxyz.,'-"

HELD_OUT = 10          # every tenth block is no part of training
BLOCK = 4096           # characters that stay together


def read():
    """Training and held-out text as numbers, uint8."""
    if not SOURCE.exists():
        raise SystemExit("the text is missing: apt-get install jargon-text")
    raw = SOURCE.read_bytes()
    if hashlib.sha256(raw).hexdigest() != CHECKSUM:
        raise SystemExit(f"{SOURCE} is another version of the Jargon File than 4.4.7-4.1")
    numbers = encode(normalize(gzip.decompress(raw).decode("utf-8")))
    blocks = [numbers[at:at + BLOCK] for at in range(0, len(numbers), BLOCK)]
    held = [block for i, block in enumerate(blocks) if i % HELD_OUT == HELD_OUT - 1]
    kept = [block for i, block in enumerate(blocks) if i % HELD_OUT != HELD_OUT - 1]
    return numpy.concatenate(kept), numpy.concatenate(held)


def normalize(text):
    """Lower case, paragraphs on one line each, every other symbol a space, no two spaces in a row."""
    text = text.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u2014", "-")
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text):
        line = re.sub(r"[^a-z.,' -]", " ", paragraph.replace("\n", " "))
        line = re.sub(r" +", " ", re.sub(r"[-.]{3,}", " ", line)).strip()
        if sum(symbol.isalpha() for symbol in line) >= 40:
            paragraphs.append(line)
    return "\n".join(paragraphs) + "\n"


def encode(text):
    table = {symbol: number for number, symbol in enumerate(ALPHABET)}
    return numpy.array([table[symbol] for symbol in text], numpy.uint8)


def decode(numbers):
    return "".join(ALPHABET[number] for number in numbers)
