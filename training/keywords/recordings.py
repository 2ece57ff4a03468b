"""The sets: words in voices at speeds and pitches, in one second of noise, and their features."""

from dataclasses import dataclass

import numpy

from keywords.voices import ACCENTS, HEARD, HELD_OUT, RATE, resample, speaker, trimmed
from sound.logmel import Exact, LogMel

KEYWORDS = ["yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go"]
CLASSES = [*KEYWORDS, "unknown", "noise"]
UNKNOWN, NOISE = len(KEYWORDS), len(KEYWORDS) + 1
OTHERS = """
    one two three four five six seven eight nine zero house tree water morning people window table garden yellow green paper music cat dog bird
    happy marvin sheila learn follow forward visual bed backward wow nothing under letter rice stone glow snow lest night spot dawn often app
""".split()
HELD_OUT_OTHERS = OTHERS[3::4]

# Heard in training alone: frequent words, and words that sound like a keyword but for a sound or two.
MORE = """
    time year day thing man world life hand part child eye woman place work week case point company number group problem fact money month lot study book job
    business issue side kind head far black white long great old big high small large next early young few public bad same able good new first last other
    back out about over more most them then than when what which who how why where here there all some many much too very just come take make see think
    look want give use find tell ask seem feel try leave call
    yet guess note nor cup us town gown brown lift laugh lead light ride wrong an step top shop stock goat gold get ago low so oh own cough soft
""".split()

LENGTH = RATE          # samples of a clip
FRONT = LogMel(40, causal=True)
FRONT_SCALE, FRONT_ZERO = numpy.float32(0.09), 20      # features from -13.8 to 9.6


@dataclass(frozen=True)
class Set:
    seed: int
    persons: list
    others: list
    each: int          # utterances of a keyword for each person
    unknown: int       # other words for each person
    noise: int         # clips without speech for each person
    versions: int      # in how many places, levels and noises an utterance is heard


TRAINING = Set(11, HEARD, [word for word in OTHERS if word not in HELD_OUT_OTHERS] + MORE, 6, 24, 4, 2)
VALIDATION = Set(22, HEARD[::4], OTHERS, 1, 6, 1, 1)
TEST = Set(33, HELD_OUT, HELD_OUT_OTHERS, 5, 8, 4, 1)


def make(recordings):
    """Clips n x 16000 int16, labels, and the number of each clip's person."""
    random = numpy.random.default_rng(recordings.seed)
    clips, labels, persons = [], [], []
    for number, person in enumerate(recordings.persons):
        words = KEYWORDS * recordings.each + list(random.choice(recordings.others, recordings.unknown))
        spoken = [trimmed(samples) for samples in resample([utter(word, person, random) for word in words])]
        babble = numpy.concatenate(spoken)
        for word, samples in [*zip(words, spoken)] * recordings.versions + [("", None)] * recordings.noise * recordings.versions:
            clips.append(place(samples, babble, random))
            labels.append(NOISE if samples is None else KEYWORDS.index(word) if word in KEYWORDS else UNKNOWN)
            persons.append(number)
    return numpy.stack(clips), numpy.array(labels), numpy.array(persons)


def record(path, recordings, with_clips):
    """Writes a set: features, labels, persons, and the clips if wanted."""
    clips, labels, persons = make(recordings)
    numpy.savez(path, features=features(clips), labels=labels, persons=persons, clips=clips if with_clips else clips[:0])


def utter(word, person, random):
    accent = random.choice(ACCENTS)
    return speaker().say(word, f"{accent}+{person}", random.integers(130, 230), random.integers(30, 75), random.integers(30, 70))


def place(samples, babble, random):
    """A second of sound: the word so that its end lies in the last 0.4 s, in noise of some colour 6 to 40 dB below it."""
    noise = colored(random, babble)
    level = 10 ** (random.uniform(-30, -6) / 20) * 32768
    clip = noise / numpy.sqrt(numpy.square(noise).mean())
    if samples is None:
        clip *= level * 10 ** (random.uniform(-40, -10) / 20)
    else:
        word = samples[-LENGTH:].astype(float)
        word *= level / numpy.abs(word).max()
        loud = numpy.sqrt(numpy.square(word).mean())
        clip *= loud * 10 ** (-random.uniform(6, 40) / 20)
        end = random.integers(max(LENGTH * 6 // 10, len(word)), LENGTH + 1)
        clip[end - len(word):end] += word
    return numpy.clip(numpy.round(clip), -32768, 32767).astype(numpy.int16)


def colored(random, babble):
    """White, pink or brown noise, a hum, or distant voices."""
    kind = random.integers(5)
    if kind == 4:
        start = random.integers(len(babble), size=3)
        return sum(numpy.take(babble, numpy.arange(at, at + LENGTH), mode="wrap") for at in start) + random.normal(0, 10, LENGTH)
    white = random.normal(size=LENGTH)
    if kind == 3:
        time = numpy.arange(LENGTH) / RATE
        pitch = random.uniform(45, 400)
        return sum(numpy.sin(2 * numpy.pi * (pitch * k * time + random.uniform())) / k for k in range(1, 8)) + 0.2 * white
    spectrum = numpy.fft.rfft(white)
    spectrum /= numpy.maximum(numpy.arange(len(spectrum)), 20) ** (kind / 2)
    return numpy.fft.irfft(spectrum, LENGTH)


def features(clips):
    """n x 50 x 40 int8: what the first layer of the int8 network gives."""
    exact = Exact(FRONT)
    batches = numpy.array_split(clips, max(1, len(clips) // 20))
    return numpy.concatenate([exact.int8(batch, FRONT_SCALE.item(), FRONT_ZERO).astype(numpy.int8) for batch in batches])
