"""The log-mel layer twice: over the reals in float64, and in the integers of NetGen's generated code, bit for bit."""

import math
from dataclasses import dataclass

import numpy

LOG_UNIT = math.log(2) / 65536     # a unit of the integer logarithm, which is log2 in 16 fraction bits
WEIGHT_BITS = 14
SINE_BITS = 30


@dataclass(frozen=True)
class LogMel:
    """The arguments of the attribute."""

    mels: int
    rate: int = 16000
    window: int = 480
    hop: int = 320
    low: float = 20
    high: float = 0
    scale: str = "Htk"
    floor: float = 1e-6
    causal: bool = False

    @property
    def points(self):
        return max(16, 1 << (self.window - 1).bit_length())

    @property
    def corners(self):
        """The frequencies in hertz at which bands begin, culminate and end: mels + 2."""
        high = self.high or self.rate / 2
        to_mel, to_hertz = SCALES[self.scale]
        corners = [to_hertz(m) for m in numpy.linspace(to_mel(self.low), to_mel(high), self.mels + 2)]
        return numpy.array([self.low, *corners[1:-1], high])

    def filters(self):
        """mels x (points / 2 + 1) weights, every triangle drawn for itself."""
        hertz = numpy.arange(self.points // 2 + 1) * self.rate / self.points
        left, middle, right = (self.corners[i:len(self.corners) - 2 + i, None] for i in range(3))
        triangles = numpy.maximum(0, numpy.minimum((hertz - left) / (middle - left), (right - hertz) / (right - middle)))
        return triangles * (2 / (right - left)) if self.scale == "Slaney" else triangles

    def frames(self, samples):
        """... x S samples to ... x T x window."""
        if self.causal:
            samples = numpy.concatenate([numpy.zeros((*samples.shape[:-1], self.window - self.hop), samples.dtype), samples], axis=-1)
        count = (samples.shape[-1] - self.window) // self.hop + 1
        return samples[..., numpy.arange(count)[:, None] * self.hop + numpy.arange(self.window)]


def slaney_mel(hertz):
    return hertz * 3 / 200 if hertz < 1000 else 15 + 27 * math.log(hertz / 1000) / math.log(6.4)


def slaney_hertz(mel):
    return mel * 200 / 3 if mel < 15 else 1000 * math.exp((mel - 15) * math.log(6.4) / 27)


SCALES = {
    "Htk": (lambda hertz: 2595 * math.log10(1 + hertz / 700), lambda mel: 700 * (10 ** (mel / 2595) - 1)),
    "Slaney": (slaney_mel, slaney_hertz),
}


def real(layer, samples):
    """Features over the reals: T x mels in float64."""
    return numpy.log(numpy.maximum(powers(layer, samples) @ layer.filters().T, layer.floor))


def bound(layer, samples):
    """
    How far integers may be off, T x mels: 1e-4 for logarithm and rounding; weights, which are multiples of 2^-14; and noise in every bin of the spectrum, of
    2^-15 of the root of the sum of the frame's squares (the window is rounded to 15 bits) and N / 4096 steps of a sample (numbers of the transform are rounded).
    """
    power, filters = powers(layer, samples), layer.filters()
    heights = 2 / (layer.corners[2:] - layer.corners[:-2]) if layer.scale == "Slaney" else numpy.ones(layer.mels)
    energies = numpy.maximum(power @ filters.T, layer.floor)
    weights = power @ ((filters > 0) * heights[:, None]).T * 2.0 ** -15 / energies
    loudness = numpy.sqrt(((layer.frames(samples) / 32768) ** 2).sum(axis=1, keepdims=True))
    noise = 2.0 ** -15 * (loudness + layer.points / 4096)
    return 1e-4 + weights + 2 * noise * numpy.sqrt(filters.sum(axis=1) / energies)


def powers(layer, samples):
    """Squared magnitudes of the bins: T x (points / 2 + 1)."""
    hann = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(layer.window) / layer.window)
    return numpy.abs(numpy.fft.rfft(layer.frames(samples) / 32768 * hann, layer.points)) ** 2


class Exact:
    """The layer in integers. Features are log2 in units of 2^-16, with an offset: `real` and `int8` say what they stand for."""

    def __init__(self, layer):
        self.layer = layer
        n = layer.points
        self.window = away(32767 * (0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(layer.window) / layer.window)))
        self.sines = away((1 << SINE_BITS) * numpy.sin(2 * numpy.pi * numpy.arange(n) / n))
        self.sample_shift = 0
        while 32768.0 * self.window.sum() / 2 ** self.sample_shift + 16 * n > 1.3 * 2 ** 30:
            self.sample_shift += 1
        peak = (32768.0 ** 2 * (self.window.astype(float) ** 2).sum()) / 4 ** self.sample_shift * 2 * n * 1.01
        self.power_shift = 0
        while peak * 2.0 ** (WEIGHT_BITS - self.power_shift) > 2.0 ** 62:
            self.power_shift += 1
        unit = 32768.0 * 32767 / 2 ** self.sample_shift
        self.log_of_unit = math.log(4 * unit * unit * 2.0 ** (WEIGHT_BITS - self.power_shift))
        self.least = int(away((math.log(layer.floor) + self.log_of_unit) / LOG_UNIT))
        corners = layer.corners
        hertz = numpy.arange(n // 2) * layer.rate / n
        self.segment = numpy.searchsorted(corners, hertz, side="right") - 1
        inside = (hertz > corners[0]) & (hertz < corners[-1])
        self.bins = numpy.flatnonzero(inside)
        low, high = corners[self.segment[self.bins]], corners[self.segment[self.bins] + 1]
        self.rising = away((hertz[self.bins] - low) / (high - low) * (1 << WEIGHT_BITS))
        self.heights = away(numpy.log(2 / (corners[2:] - corners[:-2])) / LOG_UNIT) if layer.scale == "Slaney" else 0
        self.lines = away(numpy.log(1 + numpy.arange(65) / 64) / LOG_UNIT)

    def logs(self, samples):
        """... x S samples to ... x T x mels integers."""
        frames = self.layer.frames(samples)
        power = self.squares(self.transform(frames.reshape(-1, self.layer.window).astype(numpy.int64) * self.window >> self.sample_shift))
        energies = numpy.zeros((len(power), self.layer.mels + 2), numpy.int64)
        for k, rise in zip(self.bins, self.rising):
            segment = self.segment[k]
            up = power[:, k] * rise
            energies[:, segment + 1] += up
            energies[:, segment] += (power[:, k] << WEIGHT_BITS) - up
        assert energies.max() < 1 << 62
        logs = numpy.maximum(self.log2(numpy.maximum(energies[:, 1:-1], 1)) + self.heights, self.least)
        return logs.reshape(*frames.shape[:-1], self.layer.mels)

    def transform(self, frames):
        """Windowed samples to Z, the transform of n / 2 complex numbers: two T x n / 2 arrays."""
        n = self.layer.points
        padded = numpy.zeros((len(frames), n), numpy.int64)
        padded[:, :frames.shape[1]] = frames
        return self.stage(padded[:, 0::2], padded[:, 1::2])

    def stage(self, re, im):
        """Decimation in time: every fourth number apart, or every second one where the length is no power of 4."""
        length = re.shape[1]
        if length == 1:
            return re, im
        radix = 4 if math.log2(length) % 2 == 0 else 2
        step = self.layer.points // length
        parts = []
        for q in range(radix):
            r, i = self.stage(re[:, q::radix], im[:, q::radix])
            angle = numpy.arange(length // radix) * q * step
            c, s = self.sines[(angle + self.layer.points // 4) % self.layer.points], self.sines[angle]
            turned = (r * c + i * s) >> SINE_BITS, (i * c - r * s) >> SINE_BITS
            still = (angle == 0)          # numbers that are not turned are not multiplied
            parts.append((numpy.where(still, r, turned[0]), numpy.where(still, i, turned[1])))
        if radix == 2:
            (ar, ai), (br, bi) = parts
            return join([ar + br, ar - br]), join([ai + bi, ai - bi])
        (ar, ai), (br, bi), (cr, ci), (dr, di) = parts
        er, ei, fr, fi, gr, gi, hr, hi = ar + cr, ai + ci, ar - cr, ai - ci, br + dr, bi + di, br - dr, bi - di
        result = join([er + gr, fr + hi, er - gr, fr - hi]), join([ei + gi, fi - hr, ei - gi, fi + hr])
        assert max(abs(part).max() for part in result) < 1 << 31
        return result

    def squares(self, transform):
        """The squares of the doubled bins 1 to n / 2 - 1 of the real transform, shifted: T x n / 2."""
        re, im = transform
        n = self.layer.points
        k = numpy.arange(1, n // 4)
        m = n // 2 - k
        er, ei = re[:, k] + re[:, m], im[:, k] - im[:, m]
        dr, di = im[:, k] + im[:, m], re[:, m] - re[:, k]
        c, s = self.sines[k + n // 4], self.sines[k]
        tr, ti = (dr * c + di * s) >> SINE_BITS, (di * c - dr * s) >> SINE_BITS
        power = numpy.zeros((len(re), n // 2), numpy.int64)
        power[:, k] = (er + tr) ** 2 + (ei + ti) ** 2 >> self.power_shift
        power[:, m] = (er - tr) ** 2 + (ei - ti) ** 2 >> self.power_shift
        power[:, n // 4] = (2 * re[:, n // 4]) ** 2 + (2 * im[:, n // 4]) ** 2 >> self.power_shift
        return power

    def log2(self, values):
        values = values.copy()
        exponent = numpy.full(values.shape, 61, numpy.int64)
        for step in (32, 16, 8, 4, 2, 1):
            small = values < 1 << (62 - step)
            values[small] <<= step
            exponent[small] -= step
        line = (values >> 55) - 64
        start = self.lines[line]
        return (exponent << 16) + start + ((self.lines[line + 1] - start) * (values >> 39 & 0xFFFF) >> 16)

    def real(self, samples):
        """Features as the integers say them, in float64."""
        return self.logs(samples) * LOG_UNIT - self.log_of_unit

    def int8(self, samples, scale, zero):
        """Features as the int8 network's first layer gives them."""
        factor, shift = LOG_UNIT / scale, 0
        while round(2.0 ** (shift + 1) * factor) < 1 << 30 and shift < 52:
            shift += 1
        offset = round((zero - self.log_of_unit / scale + 0.5) * 2.0 ** shift)
        return numpy.clip(self.logs(samples) * round(factor * 2.0 ** shift) + offset >> shift, -128, 127)


def join(parts):
    return numpy.concatenate(parts, axis=1)


def away(values):
    """Rounded, halves away from zero."""
    return (numpy.sign(values) * numpy.floor(numpy.abs(values) + 0.5)).astype(numpy.int64)
