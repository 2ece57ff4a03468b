"""Recurrent layers in integers, as docs/recurrent.md states the arithmetic: 16-bit gates, an LSTM's cell and its products as TensorFlow Lite's."""

import numpy

from netgen.quantization import Quantization, quantize_bias, quantize_weights, symmetric_scales
from netgen.tflite.fixed_point import multiply, quantize_multiplier
from recurrent.sigmoid16 import TABLE

GATE = 2.0 ** -12
UNIT = 2.0 ** -15
NARROW = Quantization(numpy.float32(1 / 128), 0)


def clip16(x):
    return numpy.clip(x, -32768, 32767)


def table(size, bits):
    """The table between whose values it goes in straight lines, in units of 2^-(16 + bits); saturated at the end."""
    low = numpy.array(TABLE, numpy.int64)
    k = numpy.minimum(size >> bits, 254)
    part = size & ((1 << bits) - 1)
    line = (low[k] << bits) + part * (low[k + 1] - low[k])
    last = (0x7FFF << 10) if bits == 9 else (0xFFFF << 8)
    return numpy.where(size >> bits >= 255, last, line)


def sigmoid(x):
    """From 12 bits behind the point to 15."""
    x = 3 * numpy.asarray(x, numpy.int64)
    result = table(numpy.abs(x), 9)
    return numpy.where(x >= 0, result + 512, (1 << 25) - result + 511) >> 10


def tanh(x, shift=0):
    """`shift` moves the point of the argument to 12 bits."""
    x = 3 * numpy.asarray(x, numpy.int64)
    x = x << shift if shift >= 0 else (x + (1 << (-shift - 1))) >> -shift
    result = table(numpy.abs(x), 8)
    return numpy.where(x >= 0, result - (1 << 23) + 128, -result + (1 << 23) + 127) >> 8


def scaled(x, factor):
    return multiply(numpy.asarray(x, numpy.int64), *quantize_multiplier(factor))


def scaled_beyond(x, factor):
    """The same where the result may leave 32 bits, as whoever asks limits it."""
    multiplier, shift = quantize_multiplier(factor)
    if shift <= 0:
        return scaled(x, factor)
    return numpy.array([((int(value) << shift) * int(multiplier) + (1 << 30)) >> 31 for value in x], object)


def narrow(x):
    return numpy.minimum((x + 128) >> 8, 127)


def product(x, y):
    return (x * y + (1 << 14)) >> 15


class Integers:
    """One direction of a layer with its parameters quantized."""

    def __init__(self, p, units, input_quantization, output, cell_scale=None, sum_scale=GATE):
        self.units, self.input, self.output, self.cell_scale, self.sum_scale = units, input_quantization, output, cell_scale, sum_scale
        self.tensors, self.scales = {}, {}
        for role, array in p.items():
            array = numpy.asarray(array)
            if role.endswith("weight"):
                self.scales[role] = symmetric_scales(array, 0)
                self.tensors[role] = quantize_weights(array, self.scales[role], 0)
            elif role == "peephole":
                self.scales[role] = symmetric_scales(array, None)
                self.tensors[role] = quantize_weights(array, self.scales[role], 0)
        self.biases(p)

    def biases(self, p):
        zeros = {"bias": (self.input.scale, "weight"), "recurrent_bias": (self.output.scale, "recurrent_weight")}
        for role, (scale, weight) in zeros.items():
            if role in p:
                self.tensors[role] = quantize_bias(numpy.asarray(p[role]), scale, self.scales[weight])

    def sums(self, role, x, source, bias=None, rows=slice(None)):
        """Sums of gates, each limited to 16 bits."""
        weights, scales = self.tensors[role][rows], self.scales[role][rows]
        total = weights @ (numpy.asarray(x, numpy.int64) - source.zero)
        if bias is not None and bias in self.tensors:
            total = total + self.tensors[bias][rows]
        factors = [float(numpy.float32(source.scale) * numpy.float32(scale)) / self.sum_scale for scale in scales]
        return clip16(numpy.array([scaled(t, factor) for t, factor in zip(total, factors)], numpy.int64).reshape(-1))


def elman(n, x, state, relu=False):
    total = clip16(n.sums("weight", x, n.input, "bias") + n.sums("recurrent_weight", state[0], n.output))
    if relu:
        h = numpy.clip(scaled(numpy.maximum(total, 0), n.sum_scale / float(n.output.scale)) + n.output.zero, -128, 127)
    else:
        h = narrow(tanh(total))
    return h, [h]


def lstm(n, x, state, coupled=False, projection=False, peepholes=False):
    h, c = state
    total = n.sums("weight", x, n.input, "bias") + n.sums("recurrent_weight", h, n.output)
    if coupled:
        f, g, o = total.reshape(3, -1)
    else:
        i, f, g, o = total.reshape(4, -1)
    weights = n.tensors["peephole"].reshape(-1, n.units) if peepholes else None

    def gate(total, row, cell):
        """`cell` is what the gate sees through its peepholes."""
        if peepholes:
            total = total + scaled_beyond(weights[row] * cell, float(n.scales["peephole"][0]) * n.cell_scale / GATE)
        return sigmoid(clip16(total).astype(numpy.int64))

    f = gate(f, 0 if coupled else 1, c)
    i = 32767 - f if coupled else gate(i, 0, c)
    g = tanh(clip16(g))
    c = clip16(clip16(scaled(f * c, UNIT)) + clip16(scaled(i * g, UNIT * UNIT / n.cell_scale)))
    o = gate(o, -1, c)
    shift = int(round(numpy.log2(n.cell_scale))) + 12
    target = NARROW if projection else n.output
    h = numpy.clip(scaled(tanh(c, shift) * o, UNIT * UNIT / float(target.scale)) + target.zero, -128, 127)
    if projection:
        total = n.tensors["projection_weight"] @ h
        factors = [float(numpy.float64(NARROW.scale) * numpy.float64(scale)) / float(n.output.scale) for scale in n.scales["projection_weight"]]
        h = numpy.clip(numpy.array([scaled(t, factor) for t, factor in zip(total, factors)]).reshape(-1) + n.output.zero, -128, 127)
    return h, [h, c]


def blend(gate, opened, closed):
    state = (gate * opened + (32768 - gate) * closed + (1 << 14)) >> 15
    return narrow(state), [narrow(state), state]


def gru_after(n, x, state):
    k = n.units
    of_input = n.sums("weight", x, n.input, "bias")
    of_state = n.sums("recurrent_weight", state[0], n.output, "recurrent_bias")
    r, z = sigmoid(clip16(of_input + of_state)[:2 * k]).reshape(2, -1)
    candidate = tanh(clip16(of_input[2 * k:] + product(r, of_state[2 * k:])))
    return blend(z, state[1], candidate)


def gru_before(n, x, state):
    k = n.units
    of_input = n.sums("weight", x, n.input, "bias")
    r, z = sigmoid(clip16(of_input[:2 * k] + n.sums("recurrent_weight", state[0], n.output, rows=slice(0, 2 * k)))).reshape(2, -1)
    left = narrow(product(r, state[1]))
    candidate = tanh(clip16(of_input[2 * k:] + n.sums("recurrent_weight", left, NARROW, rows=slice(2 * k, 3 * k))))
    return blend(z, state[1], candidate)


def minimal_gru(n, x, state):
    k = n.units
    of_input = n.sums("weight", x, n.input, "bias")
    f = sigmoid(clip16(of_input[:k] + n.sums("recurrent_weight", state[0], n.output, rows=slice(0, k))))
    left = narrow(product(f, state[1]))
    candidate = tanh(clip16(of_input[k:] + n.sums("recurrent_weight", left, NARROW, rows=slice(k, 2 * k))))
    return blend(f, candidate, state[1])
