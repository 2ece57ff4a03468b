"""What is declared, with random weights, and what comes of it."""

import zlib
from functools import partial

import numpy
import torch

from netgen.declaration import member
from netgen.parameters import ParameterFile, Tensor, Value
from netgen.quantization import Quantization, from_range
from recurrent import cells, integers

VECTORS = 2
INPUT_REACH = 1.5


class Case:
    """One recurrent layer Y over a sequence X, perhaps with states from outside, or stacked ones."""

    def __init__(self, name, attribute, units, cell, gates, shape=(6, 5), size=None, biases=("bias",), more=None, given=False, layers=1, integer=None, reach=0.8, near=True, **options):
        self.name, self.attribute, self.units, self.cell, self.gates = name, attribute, units, cell, gates
        self.shape, self.size, self.biases, self.more = shape, size or units, biases, more or {}
        self.given, self.layers, self.integer, self.reach, self.near, self.options = given, layers, integer, reach, near, options
        self.generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))

    def random(self, *shape, gain=1.0):
        # Weights are float32, as the parameter file has them; the sums are float64.
        return ((torch.rand(*shape, generator=self.generator) * 2 - 1) * gain).to(torch.float32).to(torch.float64)

    @property
    def state_sizes(self):
        return [self.size, self.units] if self.attribute == "Lstm" else [self.size]

    def weights(self, inputs):
        rows = self.gates * self.units
        p = {"weight": self.random(rows, inputs, gain=1.2), "recurrent_weight": self.random(rows, self.size, gain=0.9)}
        p.update({bias: self.random(rows, gain=0.7) for bias in self.biases})
        p.update({role: self.random(*shape, gain=self.reach) for role, shape in self.more.items()})
        return p

    def run(self):
        direction = self.options.get("Direction", "Forward")
        prefixes = ["", "reverse."] if direction == "Both" else [""]
        sides = len(prefixes)
        states = self.options.get("States", False)
        names = [f"Y{k}" if k < self.layers - 1 else "Y" for k in range(self.layers)]
        inputs = [self.shape[1]] + [self.size * sides] * (self.layers - 1)
        parameters = {name: {prefix: self.weights(n) for prefix in prefixes} for name, n in zip(names, inputs)}
        members = [member("X", "Input", self.shape, {})]
        given = [f"S{k}" for k in range(len(self.state_sizes))] if self.given else []
        members += [member(name, "Input", (size * sides,), {}) for name, size in zip(given, self.state_sizes)]
        for k, name in enumerate(names):
            options = dict(self.options)
            if k < self.layers - 1:
                options.update(Sequences=True)
                options.pop("States", None)
            if given and k == 0:
                options.update(From="X", State=given)
            members.append(member(name, self.attribute, (self.units,), options))
        file = ParameterFile(tensors=[Tensor(f"{name}.{prefix}{role}", "float32", array.numpy())
                                      for name, both in parameters.items() for prefix, p in both.items() for role, array in p.items()])
        values = {}
        vectors = [self.vector(names, parameters, given, prefixes, direction, states, values) for _ in range(VECTORS)]
        return members, file, vectors, self.integers(names, parameters, given, prefixes, direction, states, vectors, values) if self.integer else None

    def integers(self, names, parameters, given, prefixes, direction, states, vectors, values):
        """The parameter file of the int8 network, and what it computes."""
        x = from_range(-INPUT_REACH, INPUT_REACH * 1.2)
        file = ParameterFile(values=[Value("X", "int8", x.scale, x.zero)])
        file.values += [Value(name, "int8", integers.NARROW.scale, 0) for name in given]
        layers, source = [], x
        for name in names:
            reach = max(numpy.abs(v).max() for v in values[name])
            fixed = self.attribute != "Lstm" and self.options.get("Activation") != "Relu"
            output = integers.NARROW if fixed else from_range(min(v.min() for v in values[name]), reach)
            shown = name + ".0" if self.options.get("States") and name == names[-1] else name
            if not fixed:
                file.values.append(Value(shown, "int8", output.scale, output.zero))
            settings = {}
            if self.attribute == "Lstm":
                settings["cell_scale"] = 2.0 ** (int(numpy.ceil(numpy.log2(max(v for v in values[name + ".cell"])))) - 15)
                file.values.append(Value(f"{name}.cell", "int16", settings["cell_scale"], 0))
            elif not fixed:
                settings["sum_scale"] = float(numpy.float32(2 * reach / 32768))
                file.values.append(Value(f"{name}.sum", "int16", settings["sum_scale"], 0))
            sides = {prefix: integers.Integers(parameters[name][prefix], self.units, source, output, **settings) for prefix in prefixes}
            for prefix, side in sides.items():
                file.tensors += [Tensor(f"{name}.{prefix}{role}", "int32" if role.endswith("bias") else "int8", array, side.scales.get(role))
                                 for role, array in side.tensors.items()]
            layers.append(sides)
            source = output
        return file, [self.integer_vector(layers, given, prefixes, direction, states, x, feeds, wanted) for feeds, wanted in vectors]

    def integer_vector(self, layers, given, prefixes, direction, states, x, feeds, wanted):
        q = {"X": x.quantize(feeds["X"].numpy())}
        q.update({name: integers.NARROW.quantize(feeds[name].numpy()) for name in given})
        rows = q["X"]
        for k, sides in enumerate(layers):
            both = []
            for side, prefix in enumerate(prefixes):
                n = sides[prefix]
                if k == 0 and given:
                    first = [q[given[0]][side * self.size:(side + 1) * self.size]]
                else:
                    first = [numpy.full(self.size, n.output.zero, numpy.int64)]
                if self.attribute in ("Gru", "MinimalGru"):
                    first.append(first[0] * 256)
                elif self.attribute == "Lstm":
                    first.append(numpy.zeros(self.units, numpy.int64))
                backwards = direction == "Backward" or side == 1
                outputs, state = cells.sequence(partial(self.integer), n, rows, first, backwards, numpy.stack)
                both.append((outputs, outputs[0 if backwards else -1], state))
            rows = numpy.concatenate([outputs for outputs, _, _ in both], 1)
        last = rows if self.options.get("Sequences") else numpy.concatenate([end for _, end, _ in both])
        outputs = {"Y.0" if states else "Y": last}
        if states:
            outputs.update({f"Y.{k + 1}": numpy.concatenate([state[k] for _, _, state in both]) for k in range(len(self.state_sizes))})
        if self.near:
            self.check(outputs, wanted, layers[-1][""])
        return q, outputs

    def check(self, outputs, wanted, n):
        """Near the reals: one part in 25 of the output's reach, and more where several layers add up."""
        name = next(iter(outputs))
        real = wanted[name].numpy()
        error = numpy.abs(n.output.dequantize(outputs[name]) - real).max()
        limit = 0.04 * self.layers * numpy.abs(real).max() + 2 * float(n.output.scale)
        assert error <= limit, f"{self.name}: off by {error:.4f}, more than {limit:.4f}"

    def vector(self, names, parameters, given, prefixes, direction, states, values):
        feeds = {"X": self.random(*self.shape, gain=INPUT_REACH)}
        feeds.update({name: self.random(size * len(prefixes)) for name, size in zip(given, self.state_sizes)})
        rows = feeds["X"]
        for k, name in enumerate(names):
            both = []
            for side, prefix in enumerate(prefixes):
                first = [feeds[g][side * size:(side + 1) * size] for g, size in zip(given, self.state_sizes)] if k == 0 and given else []
                first += [torch.zeros(size, dtype=torch.float64) for size in self.state_sizes[len(first):]]
                backwards = direction == "Backward" or side == 1
                outputs, state = cells.sequence(self.cell, parameters[name][prefix], rows, first, backwards)
                both.append((outputs, outputs[0 if backwards else -1], state))
                if self.attribute == "Lstm":
                    values.setdefault(name + ".cell", []).append(self.reach_of_cell(parameters[name][prefix], rows, first, backwards))
            rows = torch.cat([outputs for outputs, _, _ in both], 1)
            values.setdefault(name, []).append(rows.numpy())
        last = rows if self.options.get("Sequences") else torch.cat([end for _, end, _ in both])
        outputs = {"Y.0" if states else "Y": last}
        if states:
            outputs.update({f"Y.{k + 1}": torch.cat([state[k] for _, _, state in both]) for k in range(len(self.state_sizes))})
        return feeds, outputs

    def reach_of_cell(self, p, rows, state, backwards):
        largest = 0.0
        for t in reversed(range(len(rows))) if backwards else range(len(rows)):
            _, state = self.cell(p, rows[t], state)
            largest = max(largest, state[1].abs().max().item())
        return largest


GRU = ("bias", "recurrent_bias")
CASES = [
    Case("rnn_last", "Rnn", 7, cells.elman, 1, integer=integers.elman),
    Case("rnn_sequence", "Rnn", 4, cells.elman, 1, Sequences=True, integer=integers.elman),
    Case("rnn_relu", "Rnn", 6, partial(cells.elman, f=torch.relu), 1, Activation="Relu", integer=partial(integers.elman, relu=True)),
    Case("rnn_one_step", "Rnn", 5, cells.elman, 1, shape=(1, 4), integer=integers.elman),
    Case("rnn_backward_sequence", "Rnn", 4, cells.elman, 1, Direction="Backward", Sequences=True, integer=integers.elman),
    Case("lstm_last", "Lstm", 6, cells.lstm, 4, integer=integers.lstm),
    Case("lstm_sequence_states", "Lstm", 5, cells.lstm, 4, Sequences=True, States=True, integer=integers.lstm),
    Case("lstm_given_states", "Lstm", 4, cells.lstm, 4, given=True, States=True),
    Case("lstm_both", "Lstm", 4, cells.lstm, 4, Direction="Both", integer=integers.lstm),
    Case("lstm_both_given_states", "Lstm", 3, cells.lstm, 4, Direction="Both", given=True, States=True, Sequences=True),
    Case("lstm_two_layers_both", "Lstm", 4, cells.lstm, 4, layers=2, Direction="Both", integer=integers.lstm),
    Case("lstm_projection", "Lstm", 6, partial(cells.lstm, projection=True), 4, size=3, more={"projection_weight": (3, 6)}, Projection=3, Sequences=True, integer=partial(integers.lstm, projection=True)),
    Case("lstm_peepholes", "Lstm", 5, partial(cells.lstm, peepholes=True), 4, more={"peephole": (15,)}, Peepholes=True, integer=partial(integers.lstm, peepholes=True)),
    Case("lstm_peepholes_both", "Lstm", 3, partial(cells.lstm, peepholes=True), 4, more={"peephole": (9,)}, Peepholes=True, Direction="Both",
         integer=partial(integers.lstm, peepholes=True)),
    Case("lstm_peepholes_many_units", "Lstm", 70, partial(cells.lstm, peepholes=True), 4, shape=(3, 2), more={"peephole": (210,)}, Peepholes=True,
         integer=partial(integers.lstm, peepholes=True)),
    Case("lstm_peepholes_saturate", "Lstm", 5, partial(cells.lstm, peepholes=True), 4, more={"peephole": (15,)}, Peepholes=True, Sequences=True, reach=4e7, near=False,
         integer=partial(integers.lstm, peepholes=True)),
    Case("lstm_coupled", "Lstm", 5, partial(cells.lstm, coupled=True), 3, Coupled=True, integer=partial(integers.lstm, coupled=True)),
    Case("lstm_coupled_peepholes_projection", "Lstm", 5, partial(cells.lstm, coupled=True, peepholes=True, projection=True), 3, size=2,
         more={"peephole": (10,), "projection_weight": (2, 5)}, Coupled=True, Peepholes=True, Projection=2, States=True,
         integer=partial(integers.lstm, coupled=True, peepholes=True, projection=True)),
    Case("gru_last", "Gru", 6, cells.gru_after, 3, biases=GRU, integer=integers.gru_after),
    Case("gru_sequence_many_units", "Gru", 33, cells.gru_after, 3, biases=GRU, shape=(4, 3), Sequences=True, integer=integers.gru_after),
    Case("gru_both_states", "Gru", 4, cells.gru_after, 3, biases=GRU, Direction="Both", States=True, integer=integers.gru_after),
    Case("gru_given_state", "Gru", 5, cells.gru_after, 3, biases=GRU, given=True, integer=integers.gru_after),
    Case("gru_three_layers", "Gru", 4, cells.gru_after, 3, biases=GRU, layers=3, Sequences=True, integer=integers.gru_after),
    Case("gru_reset_before", "Gru", 5, cells.gru_before, 3, ResetBefore=True, Sequences=True, integer=integers.gru_before),
    Case("gru_reset_before_both", "Gru", 4, cells.gru_before, 3, ResetBefore=True, Direction="Both", integer=integers.gru_before),
    Case("minimal_gru", "MinimalGru", 5, cells.minimal_gru, 2, Sequences=True, integer=integers.minimal_gru),
    Case("minimal_gru_backward", "MinimalGru", 4, cells.minimal_gru, 2, Direction="Backward", States=True, integer=integers.minimal_gru),
    Case("gru_long_sequence", "Gru", 3, cells.gru_after, 3, biases=GRU, shape=(200, 2), integer=integers.gru_after),
]
