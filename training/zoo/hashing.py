"""Parameters and inputs as functions of a name and an index, the same to the last bit in any language: integers first, one rounding at the end."""

import numpy

UNIT = 1 << 23


def draw(name, count):
    """`count` integers from -2**23 to 2**23 - 1: splitmix64 of its n-th state, begun at the name's FNV-1a hash; the upper 24 bits."""
    state = 0xCBF29CE484222325
    for letter in name.encode("ascii"):
        state = (state ^ letter) * 0x100000001B3 % (1 << 64)
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(state) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(40)).astype(numpy.int64) - UNIT


def weight(name, channels, fan_in):
    """channels x fan_in, float32, uniform with variance 3 / fan_in. Each channel's weights sum to zero, up to the integer division: the mean that an
    activation leaves in all inputs adds up to nothing, so that outputs follow the input and not the depth. The variance is then kept by ReLU."""
    drawn = draw(name, channels * fan_in).reshape(channels, fan_in)
    if fan_in > 1:
        drawn = drawn - drawn.sum(1, keepdims=True) // fan_in
    return (drawn * (numpy.sqrt(9.0 / fan_in) / UNIT)).astype(numpy.float32)


def around(name, count, middle, reach):
    """Uniform from middle - reach to middle + reach, float32."""
    return (middle + draw(name, count) * (reach / UNIT)).astype(numpy.float32)


def normalization(name, channels, gain):
    """gamma, beta, mean and variance of a layer whose sums spread as 2**gain: about a sixth of what comes out is negative, and one in a thousand above 6."""
    spread = 2.0 ** gain
    return {
        "gamma": around(name + ".gamma", channels, 1.5, 0.375),
        "beta": around(name + ".beta", channels, 1.5, 0.1875),
        "mean": around(name + ".mean", channels, 0.0, 0.25 * spread),
        "variance": around(name + ".variance", channels, spread * spread, 0.5 * spread * spread),
    }


def image(name, shape):
    """An input from -1 to 1, float32: in a map, three parts of blocks of 8 x 8 to one part of single values, as natural images vary slowly."""
    fine = draw(name, int(numpy.prod(shape))).reshape(shape)
    if len(shape) < 3:
        return (fine / UNIT).astype(numpy.float32)
    height, width, channels = shape
    rows, columns = -(-height // 8), -(-width // 8)
    coarse = draw(name + ".coarse", rows * columns * channels).reshape(rows, columns, channels)
    coarse = coarse.repeat(8, axis=0).repeat(8, axis=1)[:height, :width]
    return ((3 * coarse + fine) / (4 * UNIT)).astype(numpy.float32)
