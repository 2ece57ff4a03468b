"""Tools for trajectories: progress along a path, rotations, band-limited noise. SI units, radians."""

import numpy


def progress(t, start, duration):
    """Minimum-jerk progress from 0 to 1 (Flash and Hogan 1985): how a hand reaches from rest to rest."""
    s = numpy.clip((t - start) / duration, 0.0, 1.0)
    return s ** 3 * (10 - 15 * s + 6 * s ** 2)


def there_and_back(t, start, out, hold, back):
    """From 0 to 1 in `out` seconds, at rest for `hold`, to 0 again in `back`."""
    return progress(t, start, out) - progress(t, start + out + hold, back)


def envelope(t, start, duration, rise=0.12):
    """1 from `start` for `duration`, with smooth flanks inside."""
    return progress(t, start, rise) - progress(t, start + duration - rise, rise)


def along(scalar, direction):
    """A motion along one direction: N and 3 -> N x 3."""
    return numpy.asarray(scalar)[:, None] * numpy.asarray(direction)[None, :]


def rotation_matrices(vectors):
    """Rotation vectors to matrices (Rodrigues): N x 3 -> N x 3 x 3."""
    vectors = numpy.atleast_2d(vectors)
    angle = numpy.linalg.norm(vectors, axis=1)[:, None, None]
    safe = numpy.maximum(angle, 1e-12)
    x, y, z = (vectors / safe[:, :, 0]).T
    zero = numpy.zeros_like(x)
    cross = numpy.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=1).reshape(-1, 3, 3)
    return numpy.eye(3) + numpy.sin(angle) * cross + (1 - numpy.cos(angle)) * (cross @ cross)


def any_rotation(random):
    """A rotation matrix, uniform over all orientations (a random unit quaternion)."""
    w, x, y, z = unit_vector(random, 4)
    return rotation_matrices(2 * numpy.arccos(numpy.clip(w, -1, 1)) * numpy.array([x, y, z]) / max(numpy.sqrt(1 - w * w), 1e-12))[0]


def unit_vector(random, size=3):
    vector = random.standard_normal(size)
    return vector / numpy.linalg.norm(vector)


def sines(t, random, low, high, acceleration, terms=6):
    """Band-limited motion, N x 3: sines of random direction, frequency (Hz) and phase whose accelerations add up to the given rms."""
    motion = numpy.zeros((len(t), 3))
    share = acceleration * numpy.sqrt(2 / terms)
    for _ in range(terms):
        omega = 2 * numpy.pi * random.uniform(low, high)
        motion += along(share / omega ** 2 * numpy.sin(omega * t + random.uniform(0, 2 * numpy.pi)), unit_vector(random))
    return motion
