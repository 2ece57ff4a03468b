"""The recordings: which persons make which windows, from which seeds."""

from dataclasses import dataclass

import numpy

from gestures.motion import CLASSES, MOTIONS
from gestures.person import draw_person
from gestures.sensor import COUNTS_PER_G, SAMPLES, record

INPUT_SHIFT = 8                                   # counts to int8
INPUT_SCALE = 2.0 ** INPUT_SHIFT / COUNTS_PER_G   # 1/32 g


@dataclass(frozen=True)
class Split:
    """Seeds and sizes of one set. The seed of a person is (set, person), that of a window (set, person, class, number)."""

    seed: int
    persons: int
    windows: int    # for each person and class


TRAINING = Split(seed=101, persons=150, windows=12)
VALIDATION = Split(seed=202, persons=25, windows=6)
TEST = Split(seed=303, persons=40, windows=8)


def make(split):
    """Counts n x 64 x 3, labels n and persons n. Ordered by number, then person, then class: any beginning is balanced."""
    persons = [draw_person(numpy.random.default_rng([split.seed, who])) for who in range(split.persons)]
    order = [(number, who, label) for number in range(split.windows) for who in range(split.persons) for label in range(len(CLASSES))]
    counts = numpy.empty((len(order), SAMPLES, 3), numpy.int16)
    for row, (number, who, label) in enumerate(order):
        counts[row] = record(MOTIONS[label], persons[who], numpy.random.default_rng([split.seed, who, label, number]))
    return counts, numpy.array([label for _, _, label in order]), numpy.array([who for _, who, _ in order])


def to_int8(counts):
    """The network's input from the sensor's counts, in integers: halves round up, the upper end saturates."""
    return numpy.minimum((counts.astype(numpy.int64) + (1 << (INPUT_SHIFT - 1))) >> INPUT_SHIFT, 127)
