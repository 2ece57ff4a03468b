"""Networks as they are declared in C#, built layer by layer with random parameters."""

import zlib
from dataclasses import dataclass, fields
from typing import Optional

import numpy

from netgen.blocks import BLOCKS, units_of
from netgen.declaration import layer_name, member
from netgen.layers import activation, convolution, dense, detection, heads, joins, moves, normalization, pooling, resize, sequence
from netgen.layers.activation import CLAMPS, Function
from netgen.layers.layer import Hints, Layer, Setting
from netgen.layers.weighted import Weighted
from netgen.parameters import ParameterFile, Tensor
from netgen.quantization import Quantization

MODULES = (convolution, dense, detection, heads, joins, moves, normalization, pooling, resize, sequence)
LAYERS = {name: kind for module in MODULES for name, kind in vars(module).items()
          if isinstance(kind, type) and issubclass(kind, Layer) and kind.__module__ == module.__name__}
FUNCTIONS = ("Relu", "Relu6", "LeakyRelu", "PRelu", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Gelu", "Elu")
JOINS = ("Add", "AdditiveScores", "Multiply", "Concat", "MatMul", "SsdDetector")
HINT_NAMES = {hint.name for hint in fields(Hints)}


@dataclass
class Node:
    """A layer in its place. `normalization` is the node that is folded into this one."""

    layer: Layer
    inputs: list
    values: list
    clamp: str
    function: Optional[Function]
    normalization: Optional["Node"] = None

    @property
    def linear(self):
        """The value between the layer and an activation that is more than a clamp."""
        return self.layer.name + ".linear"

    @property
    def first_value(self):
        return self.values[0] if self.function is None else self.linear


@dataclass
class InputSpan:
    """An input's shape and the range that its values fill."""

    shape: tuple
    low: float
    high: float
    quantization: Optional[Quantization]
    step: Optional[float]

    def values(self, random):
        """Uniform values; multiples of the step, where there is one, so that some are equal."""
        values = random.uniform(self.low, self.high, self.shape)
        return (values if self.step is None else numpy.round(values / self.step) * self.step).astype(numpy.float32)


@dataclass
class TokenSpan:
    """An input of tokens: 32-bit integers below the size of a vocabulary."""

    shape: tuple
    vocabulary: int

    def values(self, random):
        return random.integers(0, self.vocabulary, self.shape).astype(numpy.int32)


class Network:
    """A declaration with random parameters; the seed is the name and the number of the attempt."""

    def __init__(self, name, attempt=0):
        self.name = name
        seed = name if attempt == 0 else f"{name}#{attempt}"
        self.random = numpy.random.Generator(numpy.random.PCG64(zlib.crc32(seed.encode("ascii"))))
        self.members = []
        self.inputs = {}
        self.nodes = []
        self.outputs = {}
        self.shapes = {}
        self.elements = {}
        self.above = None

    def input(self, name, *shape, low=-1.0, high=1.0, quantization=None, step=None):
        self.members.append(member(name, "Input", shape, {}))
        self.inputs[name] = InputSpan(shape, low, high, quantization, step)
        self.shapes[name] = shape
        self.above = name

    def tokens(self, name, length, vocabulary):
        self.members.append(member(name, "Tokens", (length,), {}))
        self.inputs[name] = TokenSpan((length,), vocabulary)
        self.shapes[name], self.elements[name] = (length,), "<i4"
        self.above = name

    def layer(self, attribute, name, *arguments, output=False, **options):
        """A layer as C# declares it. Options in lower case are hints (see Hints)."""
        hints = Hints(**{key: value for key, value in options.items() if key in HINT_NAMES})
        options = {key: value for key, value in options.items() if key not in HINT_NAMES}
        self.members.append(member(name, attribute, shown_arguments(attribute, arguments), options, output))
        inputs = self.inputs_of(attribute, arguments, options)
        units = units_of(attribute, options)
        for number, unit in enumerate(units, 1):
            path = name if len(units) == 1 else f"{name}.{number}"
            value = name if number == len(units) else path
            expand = BLOCKS.get(attribute, lambda net, *setting: net.place(attribute, *setting))
            expand(self, path, value, inputs, arguments, unit, hints)
            inputs = [value, *inputs[1:]] if "Memory" in options else [value]
        self.above = name
        if output:
            self.outputs[name] = name

    def output(self, name, source=None):
        """An [Output] that stands alone."""
        self.members.append(member(name, "Output", (), {} if source is None else {"From": source}))
        self.outputs[name] = source or self.above

    def inputs_of(self, attribute, arguments, options):
        if attribute not in JOINS:
            memory = [options["Memory"]] if "Memory" in options else []
            return [options.get("From", self.above), *memory]
        return [self.above, *arguments] if len(arguments) == 1 else list(arguments)

    def place(self, attribute, name, value, inputs, arguments, options, hints):
        """Adds a plain layer with its activation."""
        setting = Setting(name, list(arguments), options, hints, [self.shapes[i] for i in inputs], self.random)
        if "WeightOf" in options:
            setting.owner = next(node.layer for node in self.nodes if node.layer.name == options["WeightOf"])
        if attribute in FUNCTIONS:
            setting.arguments = [attribute]
            if arguments:
                setting.options = dict(options, Alpha=arguments[0])
        is_function = attribute in FUNCTIONS or attribute == "Activate"
        layer = (activation.Activate if is_function else LAYERS[attribute])(setting)
        kind = options.get("Activation", "None")
        function = None if kind in CLAMPS else Function(kind, layer, options.get("Alpha", 0.01))
        values = [f"{value}.{k}" for k in range(layer.parts)] if attribute in ("Split", "TopK") else [value]
        self.nodes.append(Node(layer, inputs, values, kind if function is None else "None", function))
        for output in values:
            self.shapes[output] = layer.shape
            self.elements[output] = layer.element

    def finish(self):
        """The outputs, and which batch normalizations are folded."""
        if not self.outputs:
            self.outputs = {value: value for value in self.nodes[-1].values}
        used = [i for node in self.nodes for i in node.inputs] + list(self.outputs.values())
        producers = {value: node for node in self.nodes for value in node.values}
        for node in self.nodes:
            producer = producers.get(node.inputs[0])
            if isinstance(node.layer, normalization.BatchNorm) and is_foldable(producer) and used.count(node.inputs[0]) == 1:
                producer.normalization, producer.layer.folded, node.layer.is_folded = node, node.layer, True

    def random_inputs(self):
        return {name: span.values(self.random) for name, span in self.inputs.items()}

    def float32_parameters(self):
        tensors = [Tensor(f"{node.layer.name}.{key}", "float32", array)
                   for node in self.nodes for key, array in node.layer.parameters.items()
                   if not (key == "weight" and node.layer.owner is not None)]
        return ParameterFile([], tensors)


def shown_arguments(attribute, arguments):
    """Arguments as C# text knows them: names of layers and enum members are not literals."""
    if attribute in JOINS:
        return [Verbatim(layer_name(name)) for name in arguments]
    if attribute == "Activate":
        return [Verbatim(f"Activation.{arguments[0]}")]
    return arguments


class Verbatim:
    """C# text that stands as it is."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


def is_foldable(producer):
    return (producer is not None and isinstance(producer.layer, Weighted) and producer.clamp == "None"
            and producer.function is None)
