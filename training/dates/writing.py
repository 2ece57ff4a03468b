"""How people write a date: some forty ways, drawn with a seed; and which dates no training sees."""

import datetime
import zlib

import numpy

FIRST, LAST = datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)
HELD_OUT = 8           # one in eight dates is held out

MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

# A symbol's number is its place here; 0 fills the input behind its end.
INPUT_ALPHABET = "\0 0123456789abcdefghijlmnoprstuvwy.,/-'"
OUTPUT_ALPHABET = "0123456789-"
INPUT_LENGTH = 32
OUTPUT_LENGTH = 10


def is_held_out(date):
    """By a hash of the date: no way of writing a held-out date is ever trained on."""
    return zlib.crc32(date.isoformat().encode()) % HELD_OUT == 0


def dates(held_out):
    days = (LAST - FIRST).days + 1
    return [date for date in (FIRST + datetime.timedelta(i) for i in range(days)) if is_held_out(date) == held_out]


def write(date, random):
    """
    The date in a person's hand. Slashes are American (month first), dots and dashes European (day first) unless the year leads; a year of two digits
    is 1970 to 2069.
    """
    pick = random.choice
    year = year_of(date, random)
    style = random.integers(10)
    if style < 3:
        text = f"{day_of(date, random)}{pick([' ', ' ', ' of ', '-'])}{month_of(date, random)}{pick([' ', ' ', ', '])}{year}"
    elif style < 6:
        text = f"{month_of(date, random)}{pick([' ', ' ', ' the '])}{day_of(date, random)}{pick([', ', ', ', ' '])}{year}"
    elif style < 7:
        text = f"{number(date.month, random)}/{number(date.day, random)}/{year}"
    elif style < 8:
        mark = pick([".", ".", "-", ". "])
        text = f"{number(date.day, random)}{mark}{number(date.month, random)}{mark}{year}"
    elif style < 9:
        text = f"{date.year} {month_of(date, random)} {day_of(date, random)}"
    else:
        mark = pick(["-", "/", "."])
        text = f"{date.year}{mark}{number(date.month, random)}{mark}{number(date.day, random)}"
    if random.integers(5) == 0:
        day = DAYS[date.weekday()]
        day = day if random.integers(2) else day[:3]
        longer = day + pick([", ", " "]) + text
        text = longer if len(longer) <= INPUT_LENGTH else text
    if len(text) > INPUT_LENGTH:
        text = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
    return text


def year_of(date, random):
    short = f"{date.year % 100:02}"
    return str(date.year) if random.integers(4) else short if random.integers(3) else "'" + short


def month_of(date, random):
    name = MONTHS[date.month - 1]
    if random.integers(2):
        return name
    short = "sept" if date.month == 9 and random.integers(2) else name[:3]
    return short + ("." if random.integers(4) == 0 else "")


def day_of(date, random):
    day = date.day
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    text = f"{day:02}" if day < 10 and random.integers(6) == 0 else str(day)
    return text + (ending if random.integers(3) == 0 and not text.startswith("0") else "")


def number(value, random):
    return f"{value:02}" if random.integers(2) else str(value)


def encode(text):
    """32 numbers, zeros behind the end."""
    numbers = [INPUT_ALPHABET.index(symbol) for symbol in text]
    return numpy.array(numbers + [0] * (INPUT_LENGTH - len(numbers)), numpy.uint8)


def encode_iso(date):
    return numpy.array([OUTPUT_ALPHABET.index(symbol) for symbol in date.isoformat()], numpy.uint8)


def draw(pool, count, random):
    """Texts and the numbers of texts and of ISO dates."""
    chosen = [pool[i] for i in random.integers(len(pool), size=count)]
    texts = [write(date, random) for date in chosen]
    return texts, numpy.stack([encode(text) for text in texts]), numpy.stack([encode_iso(date) for date in chosen])
