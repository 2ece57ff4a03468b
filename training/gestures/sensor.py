"""
A three-axis accelerometer of the MPU-6050's kind, read by a microcontroller: motion in, counts out.

It measures specific force in its own axes, f = R^T (a - g): a is the second derivative of the sensor's path, g points
down. Then come the filter, the sampling clock, the errors of the axes, noise and the converter, in this order.
"""

import numpy

from gestures.kinematics import rotation_matrices, sines
from gestures.motion import WINDOW

GRAVITY = 9.81
SAMPLES = 64
RATE = 50.0
COUNTS_PER_G = 8192               # 16 bits over +-4 g
FINE_RATE = 500.0                 # rate of the simulation
EDGE = 0.2                        # seconds simulated before and after the window
BANDWIDTH = 21.0                  # -3 dB point of the sensor's low-pass filter, Hz
NOISE = 0.004                     # rms of a sample's noise, g
JITTER = 0.001                    # rms deviation of a sample's time, s
TREMOR = (7.0, 11.0)              # band of the hand's tremor, Hz


def record(motion, person, random):
    """One window: 64 x 3 counts."""
    t = numpy.arange(-EDGE, WINDOW + EDGE, 1 / FINE_RATE)
    path, turn, posture = motion(t, person, random)
    path = path + sines(t, random, *TREMOR, person.tremor * random.uniform(0.1, 1.0))
    axes = rotation_matrices(turn) @ posture
    measured = low_pass(specific_force(path + axes @ person.lever, axes)) / GRAVITY
    seen = numpy.stack([numpy.interp(sample_times(person, random), t, axis) for axis in measured.T], axis=1)
    return convert(seen @ person.gain.T + person.bias + random.normal(0, NOISE, seen.shape))


def specific_force(path, axes):
    """R^T (a - g), with the acceleration by central differences."""
    acceleration = numpy.zeros_like(path)
    acceleration[1:-1] = (path[2:] - 2 * path[1:-1] + path[:-2]) * FINE_RATE ** 2
    acceleration[0], acceleration[-1] = acceleration[1], acceleration[-2]
    return numpy.einsum("nij,ni->nj", axes, acceleration + [0, 0, GRAVITY])


def low_pass(force):
    """A Gaussian filter with the sensor's bandwidth."""
    sigma = numpy.sqrt(numpy.log(2)) / (2 * numpy.pi * BANDWIDTH)
    half = int(4 * sigma * FINE_RATE)
    kernel = numpy.exp(-0.5 * (numpy.arange(-half, half + 1) / (sigma * FINE_RATE)) ** 2)
    padded = numpy.pad(force, ((half, half), (0, 0)), mode="edge")
    return numpy.stack([numpy.convolve(axis, kernel / kernel.sum(), mode="valid") for axis in padded.T], axis=1)


def sample_times(person, random):
    """64 ticks of the person's clock, each a little late or early; now and then another task delays one."""
    ticks = numpy.arange(SAMPLES) / (RATE * person.clock) + random.normal(0, JITTER, SAMPLES)
    return ticks + random.exponential(0.004, SAMPLES) * (random.random(SAMPLES) < 0.02)


def convert(g):
    """The converter: 16 bits, saturating."""
    return numpy.clip(numpy.rint(g * COUNTS_PER_G), -32768, 32767).astype(numpy.int16)
