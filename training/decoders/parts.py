"""Layers by their names, in the order in which they run: over the reals, and in integers once their quantizations are known."""

from dataclasses import dataclass
from functools import partial

import numpy
import torch

from netgen.layers.activation import Activate
from netgen.layers.layer import Hints, Moving, Setting
from netgen.network import LAYERS
from netgen.parameters import Tensor, Value
from netgen.quantization import from_range
from netgen.tflite.requantize import FULL_RANGE, by_table
from recurrent import cells, integers


@dataclass(frozen=True)
class Kind:
    """A recurrent layer's equations, its gates and biases; whether its output's scale is fixed."""

    attribute: str
    real: object
    integer: object
    gates: int
    biases: tuple = ("bias",)
    fixed: bool = True


KINDS = {
    "Gru": Kind("Gru", cells.gru_after, integers.gru_after, 3, ("bias", "recurrent_bias")),
    "ResetBefore": Kind("Gru", cells.gru_before, integers.gru_before, 3),
    "MinimalGru": Kind("MinimalGru", cells.minimal_gru, integers.minimal_gru, 2),
    "Rnn": Kind("Rnn", partial(cells.elman, f=torch.relu), partial(integers.elman, relu=True), 1, fixed=False),
    "Lstm": Kind("Lstm", cells.lstm, integers.lstm, 4, fixed=False),
}


class Plain:
    """A layer of netgen.layers in its place."""

    def __init__(self, layer, inputs, output):
        self.layer, self.name, self.inputs, self.outputs = layer, output, inputs, [output]
        self.moves = isinstance(layer, Moving)

    def shapes(self):
        return [self.layer.shape]

    def real(self, values):
        function = getattr(self.layer, "function", None)
        inputs = [values[name] for name in self.inputs]
        return [self.layer.real(inputs) if function is None else function.real(inputs[0])]

    def output(self, sources, seen):
        function = getattr(self.layer, "function", None)
        chosen = from_range(min(v.min() for v in seen[self.name]), max(v.max() for v in seen[self.name])) if seen else None
        return self.layer.output_quantization(sources, chosen) if function is None else function.output_quantization(chosen)

    def quantize(self, known, seen, file):
        self.sources, self.target = [known[name] for name in self.inputs], known[self.name]
        file.tensors += self.layer.quantize(self.sources, self.target)
        if self.layer.has_value:
            file.values.append(Value(self.name, "int8", self.target.scale, self.target.zero))

    def integer(self, values):
        function = getattr(self.layer, "function", None)
        inputs = [values[name] for name in self.inputs]
        return [self.layer.integer(inputs, self.sources, self.target, FULL_RANGE) if function is None else function.integer(inputs[0], self.sources[0], self.target)]

    def float_tensors(self):
        return [Tensor(f"{self.layer.name}.{key}", "float32", array) for key, array in self.layer.parameters.items()]


class Cell:
    """A recurrent layer: over a sequence, all steps and the states behind the last as outputs, or one step of a vector."""

    moves = False

    def __init__(self, name, kind, units, inputs, width, random, sequence, keeps):
        self.name, self.kind, self.units, self.inputs, self.sequence, self.keeps = name, KINDS[kind], units, inputs, sequence, keeps
        states = 2 if kind == "Lstm" else 1
        self.outputs = [f"{name}.{k}" for k in range(states + 1)] if sequence or kind == "Lstm" else [name]
        rows = self.kind.gates * units
        self.p = {"weight": random.uniform(-1.2, 1.2, (rows, width)), "recurrent_weight": random.uniform(-0.9, 0.9, (rows, units))}
        self.p.update({bias: random.uniform(-0.7, 0.7, rows) for bias in self.kind.biases})
        self.p = {role: array.astype(numpy.float32) for role, array in self.p.items()}
        self.reach = 0.0
        self.memory = None

    def shapes(self):
        return [self.rows, (self.units,), (self.units,)][:len(self.outputs)] if self.sequence else [(self.units,)] * len(self.outputs)

    def real(self, values):
        p = {role: torch.from_numpy(array.astype(numpy.float64)) for role, array in self.p.items()}
        states = [torch.from_numpy(numpy.asarray(values[name], numpy.float64)) for name in self.inputs[1:]]
        states += [torch.zeros(self.units, dtype=torch.float64) for _ in range((2 if self.kind.attribute == "Lstm" else 1) - len(states))]
        x = torch.from_numpy(values[self.inputs[0]])
        rows = []
        for row in x if self.sequence else [x]:
            out, states = self.kind.real(p, row, states)
            rows.append(out.numpy())
            self.reach = max(self.reach, states[-1].abs().max().item())
        return [numpy.stack(rows) if self.sequence else rows[0], *(state.numpy() for state in states)][:len(self.outputs)]

    def output(self, sources, seen):
        if self.kind.fixed:
            return integers.NARROW
        return from_range(min(v.min() for v in seen[self.outputs[0]]), max(v.max() for v in seen[self.outputs[0]]))

    def quantize(self, known, seen, file):
        settings = {}
        self.target = known[self.outputs[0]]
        if self.kind.attribute == "Lstm":
            settings["cell_scale"] = self.cell_scale
            file.values.append(Value(f"{self.name}.cell", "int16", self.cell_scale, 0))
        elif not self.kind.fixed:
            settings["sum_scale"] = float(numpy.float32(2 * max(numpy.abs(v).max() for v in seen[self.outputs[0]]) / 32768))
            file.values.append(Value(f"{self.name}.sum", "int16", settings["sum_scale"], 0))
        if not self.kind.fixed:
            file.values.append(Value(self.outputs[0], "int8", self.target.scale, self.target.zero))
        self.given = known[self.inputs[1]] if len(self.inputs) > 1 else None
        self.numbers = integers.Integers(self.p, self.units, known[self.inputs[0]], self.target, **settings)
        file.tensors += [Tensor(f"{self.name}.{role}", "int32" if role.endswith("bias") else "int8", array, self.numbers.scales.get(role)) for role, array in self.numbers.tensors.items()]

    def integer(self, values):
        """A state of a gated unit that the loop carries is kept in 16 bits from step to step; any other has come in 8."""
        hidden = numpy.full(self.units, self.target.zero, numpy.int64)
        if self.given is not None:
            hidden = values[self.inputs[1]]
            hidden = hidden if self.given == self.target else by_table(hidden, lambda real: real, self.given, self.target)
        states = [hidden]
        if self.kind.attribute == "Lstm":
            states.append(values[self.inputs[2]] if len(self.inputs) > 2 else numpy.zeros(self.units, numpy.int64))
        elif self.kind.attribute in ("Gru", "MinimalGru"):
            states.append(hidden * 256 if self.memory is None else self.memory)
        x = values[self.inputs[0]]
        rows = []
        for row in x if self.sequence else [x]:
            out, states = self.kind.integer(self.numbers, row, states)
            rows.append(out)
        self.memory = states[-1] if self.keeps else None
        shown = states if self.kind.attribute == "Lstm" else states[:1]
        return [numpy.stack(rows) if self.sequence else rows[0], *shown][:len(self.outputs)]

    def float_tensors(self):
        return [Tensor(f"{self.name}.{role}", "float32", array) for role, array in self.p.items()]


class Parts:
    """The layers of a network, or of a decoder's step, whose names begin with `path`."""

    def __init__(self, random, path=""):
        self.random, self.path, self.parts, self.shapes = random, path, [], {}

    def given(self, name, shape):
        self.shapes[self.path + name] = shape

    def layer(self, kind, name, inputs, *arguments, **options):
        inputs = [self.path + i for i in inputs]
        setting = Setting(self.path + name, list(arguments), options, Hints(), [self.shapes[i] for i in inputs], self.random)
        self.add(Plain(LAYERS[kind](setting) if kind in LAYERS else Activate(setting), inputs, setting.name))

    def dense_with_tanh(self, name, source, units):
        """The sums in front of the function are a value of their own."""
        setting = Setting(self.path + name, [units], {}, Hints(), [self.shapes[self.path + source]], self.random)
        self.add(Plain(LAYERS["Dense"](setting), [self.path + source], setting.name + ".linear"))
        self.layer("Tanh", name, [name + ".linear"], "Tanh")

    def attention(self, name, query, memory, units):
        self.layer("Dense", name + ".query", [query], units)
        self.layer("Dense", name + ".keys", [memory], units, PerPosition=True, Bias=False)
        self.layer("AdditiveScores", name + ".energies", [name + ".query", name + ".keys"], "", "")
        self.weighted(name, "energies", memory)

    def weighted(self, name, scores, memory):
        self.layer("Softmax", name + ".weights", [f"{name}.{scores}"])
        self.layer("MatMul", name + ".sum", [name + ".weights", memory], "", "")
        self.layer("Flatten", name + ".context", [name + ".sum"])

    def cell(self, kind, name, units, inputs, sequence=False, keeps=False):
        inputs = [self.path + i for i in inputs]
        shape = self.shapes[inputs[0]]
        cell = Cell(self.path + name, kind, units, inputs, shape[-1], self.random, sequence, keeps)
        cell.rows = (shape[0], units)
        self.add(cell)

    def add(self, part):
        self.parts.append(part)
        self.shapes.update(zip(part.outputs, part.shapes()))

    def run(self, values, integer=False):
        for part in self.parts:
            values.update(zip(part.outputs, part.integer(values) if integer else part.real(values)))
        return values

    def choose(self, known, seen, states=()):
        """The quantization of every value; a state has that of what it becomes."""
        pending = list(self.parts)
        while pending:
            for part in list(pending):
                if not part.moves or part.inputs[0] in known:
                    sources = [known[part.inputs[0]]] if part.moves else []
                    known.update({output: part.output(sources, None if part.moves else seen) for output in part.outputs})
                    pending.remove(part)
            known.update({before: known[after] for before, after in states if after in known})

    def quantize(self, known, seen, file):
        for part in self.parts:
            part.quantize(known, seen, file)
