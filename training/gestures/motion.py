"""
What the hand does: for every class the path of the wrist and the turn of the device.

The frame is the person's: x to the right, y forward, z up; a turn is a rotation vector in the same frame (x: the front
rises, y: the right side sinks, z: to the left). Times are seconds since the window's begin, paths metres, turns radians.
A motion is a function (t, person, random) -> (path N x 3, turn N x 3, posture 3 x 3).
"""

import numpy

from gestures.kinematics import along, any_rotation, envelope, progress, rotation_matrices, sines, there_and_back, unit_vector
from gestures.person import DEGREE, posture

WINDOW = 64 / 50
MARGIN = 0.03
UP = numpy.array([0.0, 0.0, 1.0])
FORWARD = numpy.array([0.0, 1.0, 0.0])
RIGHT = numpy.array([1.0, 0.0, 0.0])


def circle(t, person, random):
    """One turn of a vertical circle before the body, either way round, begun at the top or at the bottom."""
    duration = span(person, random, 0.85, 0.15)
    radius = length(person, random, 0.14)
    angle = random.choice([1, -1]) * 2 * numpy.pi * random.uniform(0.97, 1.12) * progress(t, begin(random, duration), duration)
    top = random.choice([1, -1])
    path = radius * (along(numpy.sin(angle), RIGHT) + along(top * (numpy.cos(angle) - 1), UP))
    return placed(path, along(0.25 * path[:, 0] / radius, -UP), person, random)


def swipe(t, person, random):
    """A stroke to the left or to the right; the forearm swings round the elbow, so that the device turns with it."""
    duration = span(person, random, 0.45, 0.15)
    s = random.choice([1, -1]) * progress(t, begin(random, duration), duration)
    path = along(length(person, random, 0.38) * s, RIGHT) - along(0.05 * s ** 2, FORWARD)
    return placed(path, along(random.uniform(20, 50) * DEGREE * s, -UP), person, random)


def shake(t, person, random):
    """To and fro, left and right, three to six times a second."""
    duration = random.uniform(0.75, 1.15)
    omega = 2 * numpy.pi * random.uniform(3.2, 5.5) * person.speed
    amplitude = length(person, random, 0.035)
    wave = envelope(t, begin(random, duration), duration) * numpy.sin(omega * t + random.uniform(0, 2 * numpy.pi))
    direction = unit_vector(random) * 0.35 + RIGHT
    return placed(along(amplitude * wave, direction), along(random.uniform(2, 15) * DEGREE * wave, UP), person, random)


def lift(t, person, random):
    """The device is raised to the eyes: upward, and its front rises."""
    duration = span(person, random, 0.7, 0.15)
    s = progress(t, begin(random, duration), duration)
    path = along(length(person, random, 0.35) * s, UP) - along(0.08 * s, FORWARD)
    return placed(path, along(random.uniform(30, 65) * DEGREE * s, RIGHT), person, random)


def punch(t, person, random):
    """A thrust forward, stopped hard, and a slower way back."""
    out = span(person, random, 0.23, 0.12)
    hold, back = random.uniform(0.0, 0.08), span(person, random, 0.42, 0.15)
    s = there_and_back(t, begin(random, out + hold + back), out, hold, back)
    path = along(length(person, random, 0.27) * s, FORWARD) + along(random.uniform(-0.02, 0.05) * s, UP)
    return placed(path, along(random.uniform(-10, 15) * DEGREE * s, RIGHT), person, random)


def twist(t, person, random):
    """The forearm turns the device on its side and back."""
    out, back = span(person, random, 0.36, 0.15), span(person, random, 0.38, 0.15)
    hold = random.uniform(0.0, 0.12)
    s = there_and_back(t, begin(random, out + hold + back), out, hold, back)
    angle = random.choice([1, -1]) * random.uniform(60, 115) * DEGREE
    return placed(along(random.uniform(0.0, 0.03) * s, UP), along(angle * s, FORWARD), person, random)


def idle(t, person, random):
    """Held still, or lying anywhere."""
    drift = random.normal(0, 2 * DEGREE, 3)
    turn = along(numpy.sin(2 * numpy.pi * random.uniform(0.1, 0.5) * t + random.uniform(0, 6)), drift)
    return placed(numpy.zeros((len(t), 3)), turn, person, random, anyhow=0.5)


def unknown(t, person, random):
    """Anything else."""
    return random.choice([walk, wander, jitter, abandoned, lower, chop, bump, zigzag])(t, person, random)


def walk(t, person, random):
    """Walking: the body bounces twice a stride, the arm swings once, every heel strike rings."""
    steps = random.uniform(1.6, 2.3)
    phase = random.uniform(0, 2 * numpy.pi)
    bounce = length(person, random, 0.02) * numpy.cos(2 * numpy.pi * steps * t + phase)
    swing = random.uniform(3, 30) * DEGREE * numpy.sin(numpy.pi * steps * t + phase / 2)
    since_heel = ((t * steps + phase / (2 * numpy.pi)) % 1.0) / steps
    ring = random.uniform(0, 0.0006) * numpy.exp(-since_heel / 0.05) * numpy.sin(2 * numpy.pi * 14 * since_heel)
    return placed(along(bounce + ring, UP) + along(0.45 * swing, FORWARD), along(swing, RIGHT), person, random, anyhow=0.5)


def wander(t, person, random):
    """Slow random handling: the device is moved and turned about."""
    path = sines(t, random, 0.3, 2.5, random.uniform(0.8, 5.0))
    turn = along(random.uniform(10, 60) * DEGREE * numpy.sin(2 * numpy.pi * random.uniform(0.2, 1.0) * t + random.uniform(0, 6)),
                 unit_vector(random))
    return placed(path, turn, person, random, anyhow=0.5)


def jitter(t, person, random):
    """Vibration of a vehicle or a machine."""
    path = sines(t, random, 5.5, 18, random.uniform(1.0, 5.0), terms=10)
    return placed(path, numpy.zeros_like(path), person, random, anyhow=0.7)


def abandoned(t, person, random):
    """A gesture broken off early: its first part, then back to the start."""
    out, back = span(person, random, 0.4, 0.15), span(person, random, 0.45, 0.15)
    s = random.uniform(0.25, 0.4) * there_and_back(t, begin(random, out + back), out, random.uniform(0, 0.15), back)
    kind = random.integers(3)
    if kind == 0:
        angle = random.choice([1, -1]) * 2 * numpy.pi * s
        path = length(person, random, 0.14) * (along(numpy.sin(angle), RIGHT) + along(numpy.cos(angle) - 1, UP))
        return placed(path, numpy.zeros_like(path), person, random)
    if kind == 1:
        return placed(along(length(person, random, 0.38) * random.choice([1, -1]) * s, RIGHT), along(0.6 * s, -UP), person, random)
    return placed(along(length(person, random, 0.35) * s, UP), along(0.8 * s, RIGHT), person, random)


def lower(t, person, random):
    """The contrary of a lift: the arm sinks, the front falls."""
    duration = span(person, random, 0.65, 0.15)
    s = progress(t, begin(random, duration), duration)
    return placed(along(length(person, random, 0.4) * s, -UP), along(random.uniform(30, 80) * DEGREE * s, -RIGHT), person, random)


def chop(t, person, random):
    """Down and up again, once or twice."""
    times = random.integers(1, 3)
    duration = 0.5 * times / person.speed
    start = begin(random, duration)
    wave = numpy.sin(numpy.pi * times * progress(t, start, duration)) ** 2
    return placed(along(length(person, random, 0.12) * wave, -UP), along(random.uniform(0, 25) * DEGREE * wave, -RIGHT), person, random)


def bump(t, person, random):
    """A knock against the device: a few centimetres a second within some milliseconds, then it swings out."""
    since = numpy.maximum(t - random.uniform(0.1, WINDOW - 0.2), 0.0)
    omega = 2 * numpy.pi * random.uniform(6, 14)
    swing = random.uniform(0.05, 0.35) / omega * numpy.exp(-since / 0.06) * numpy.sin(omega * since)
    return placed(along(swing, unit_vector(random)), numpy.zeros((len(t), 3)), person, random, anyhow=0.5)


def zigzag(t, person, random):
    """The letter Z in the air: right, down to the left, right again."""
    stroke = 0.3 / person.speed * random.uniform(0.85, 1.15)
    start = begin(random, 3 * stroke)
    a, b, c = (progress(t, start + k * 0.95 * stroke, stroke) for k in range(3))
    width, height = length(person, random, 0.2), length(person, random, 0.18)
    return placed(along(width * (a - b + c), RIGHT) - along(height * b, UP), numpy.zeros((len(t), 3)), person, random)


def span(person, random, typical, spread):
    """How long a movement takes this time."""
    return min(typical / person.speed * numpy.exp(random.normal(0, spread)), WINDOW - 2 * MARGIN)


def length(person, random, typical):
    """How far it goes this time."""
    return typical * person.size * numpy.exp(random.normal(0, 0.14))


def begin(random, duration):
    """A start that leaves the whole movement inside the window, where it fits."""
    return random.uniform(MARGIN, max(MARGIN, WINDOW - MARGIN - duration))


def placed(path, turn, person, random, anyhow=0.0):
    """The motion in this person's space; with probability `anyhow` the device is held or lies in any orientation."""
    mirror, mirrored_turn = [person.side, 1, 1], [1, person.side, person.side]
    tilt = (rotation_matrices(random.normal(0, 7 * DEGREE, 3)) @ rotation_matrices(person.tilt))[0]
    held = any_rotation(random) if random.random() < anyhow else posture(person, random)
    return (path * mirror) @ tilt.T, (turn * mirrored_turn) @ tilt.T, held


MOTIONS = (idle, circle, swipe, shake, lift, punch, twist, unknown)
CLASSES = tuple(motion.__name__ for motion in MOTIONS)
