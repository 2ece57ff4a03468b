"""Who moves, and with which device: what stays the same over one person's windows."""

from dataclasses import dataclass

import numpy

from gestures.kinematics import rotation_matrices

DEGREE = numpy.pi / 180


@dataclass(frozen=True)
class Person:
    """One person with one device."""

    speed: float             # factor on speeds
    size: float              # factor on path lengths
    side: int                # +1 right-handed, -1 left-handed: mirrors paths to the left and right
    grip: numpy.ndarray      # 3: how the device lies in the hand, a rotation vector
    tilt: numpy.ndarray      # 3: how the paths lie in space, a rotation vector
    lever: numpy.ndarray     # 3: from the wrist to the sensor, metres, device frame
    tremor: float            # rms acceleration of the hand's tremor, m/s^2
    bias: numpy.ndarray      # 3: offset of the sensor, g
    gain: numpy.ndarray      # 3 x 3: scale errors and crosstalk of the axes
    clock: float             # the sampling clock's factor


def draw_person(random):
    return Person(
        speed=numpy.exp(random.normal(0, 0.12)),
        size=numpy.exp(random.normal(0, 0.14)),
        side=random.choice([1, -1], p=[0.88, 0.12]),
        grip=random.normal(0, 12 * DEGREE, 3),
        tilt=random.normal(0, 8 * DEGREE, 3),
        lever=numpy.array([0.0, 0.08, 0.01]) + random.normal(0, 0.02, 3),
        tremor=random.uniform(0.05, 0.25),
        bias=random.normal(0, 0.03, 3),
        gain=numpy.eye(3) + random.normal(0, 0.01, (3, 3)),
        clock=1 + random.normal(0, 0.01))


def posture(person, random):
    """The device's orientation when a motion begins: the grip, a little different every time."""
    return (rotation_matrices(random.normal(0, 6 * DEGREE, 3)) @ rotation_matrices(person.grip))[0]
