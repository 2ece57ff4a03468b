"""What all layers share."""

from dataclasses import dataclass, field
from typing import Optional

import numpy

from netgen.quantization import Quantization


@dataclass
class Hints:
    """How a case departs from the usual random parameters and min/max quantization."""

    per_tensor: bool = False
    range: Optional[tuple] = None
    quantization: Optional[Quantization] = None
    weight_gain: float = 1.0
    bias_gain: float = 1.0
    weight_steps: int = 127
    zero_channel: Optional[int] = None


@dataclass
class Setting:
    """What a layer is built from: its name, options, hints, input shapes and the case's random numbers."""

    name: str
    arguments: list
    options: dict
    hints: Hints
    shapes: list
    random: numpy.random.Generator
    parameters: dict = field(default_factory=dict)

    #: the layer whose weight this one has as well
    owner: Optional["Layer"] = None


class Layer:
    """A plain layer with one output. Shapes leave out the batch; arrays are float64 or int64."""

    #: whether the output has a `value` line
    has_value = True

    #: those of several outputs that are 32-bit integers
    indices = ()

    #: the element type of an output without quantization
    element = "<i4"

    def __init__(self, setting):
        self.name = setting.name
        self.options = setting.options
        self.hints = setting.hints
        self.input_shapes = setting.shapes
        self.random = setting.random
        self.owner = setting.owner
        self.parameters = {}
        self.folded = None
        self.prepare(*setting.arguments)

    def prepare(self, *arguments):
        """Sets `shape` and `parameters`."""
        self.shape = self.input_shapes[0]

    def real(self, inputs):
        """The output before the activation."""
        raise NotImplementedError

    def output_quantization(self, sources, chosen):
        """The output's quantization; `chosen` is the one from its range."""
        return chosen

    def quantize(self, sources, target):
        """Fixes the int8 parameters and returns them as tensors for the parameter file."""
        return []

    def integer(self, inputs, sources, target, clamp):
        """The int8 output, clamped by the fused activation."""
        raise NotImplementedError

    def normal(self, *shape):
        return self.random.standard_normal(shape)


class Moving(Layer):
    """A layer that moves values: its arithmetic is one function for every element type."""

    has_value = False

    def move(self, x):
        raise NotImplementedError

    def real(self, inputs):
        return self.move(inputs[0])

    def output_quantization(self, sources, chosen):
        return sources[0]

    def integer(self, inputs, sources, target, clamp):
        return self.move(inputs[0])
