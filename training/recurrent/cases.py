"""What is declared, with random weights, and what comes of it."""

import zlib
from functools import partial

import torch

from netgen.declaration import member
from netgen.parameters import ParameterFile, Tensor
from recurrent import cells

VECTORS = 2


class Case:
    """One recurrent layer Y over a sequence X, perhaps with states from outside, or stacked ones."""

    def __init__(self, name, attribute, units, cell, gates, shape=(6, 5), size=None, biases=("bias",), more=None, given=False, layers=1, **options):
        self.name, self.attribute, self.units, self.cell, self.gates = name, attribute, units, cell, gates
        self.shape, self.size, self.biases, self.more = shape, size or units, biases, more or {}
        self.given, self.layers, self.options = given, layers, options
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
        p.update({role: self.random(*shape, gain=0.8) for role, shape in self.more.items()})
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
        return members, file, [self.vector(names, parameters, given, prefixes, direction, states) for _ in range(VECTORS)]

    def vector(self, names, parameters, given, prefixes, direction, states):
        feeds = {"X": self.random(*self.shape, gain=1.5)}
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
            rows = torch.cat([outputs for outputs, _, _ in both], 1)
        last = rows if self.options.get("Sequences") else torch.cat([end for _, end, _ in both])
        outputs = {"Y.0" if states else "Y": last}
        if states:
            outputs.update({f"Y.{k + 1}": torch.cat([state[k] for _, _, state in both]) for k in range(len(self.state_sizes))})
        return feeds, outputs


GRU = ("bias", "recurrent_bias")
CASES = [
    Case("rnn_last", "Rnn", 7, cells.elman, 1),
    Case("rnn_sequence", "Rnn", 4, cells.elman, 1, Sequences=True),
    Case("rnn_relu", "Rnn", 6, partial(cells.elman, f=torch.relu), 1, Activation="Relu"),
    Case("rnn_one_step", "Rnn", 5, cells.elman, 1, shape=(1, 4)),
    Case("rnn_backward_sequence", "Rnn", 4, cells.elman, 1, Direction="Backward", Sequences=True),
    Case("lstm_last", "Lstm", 6, cells.lstm, 4),
    Case("lstm_sequence_states", "Lstm", 5, cells.lstm, 4, Sequences=True, States=True),
    Case("lstm_given_states", "Lstm", 4, cells.lstm, 4, given=True, States=True),
    Case("lstm_both", "Lstm", 4, cells.lstm, 4, Direction="Both"),
    Case("lstm_both_given_states", "Lstm", 3, cells.lstm, 4, Direction="Both", given=True, States=True, Sequences=True),
    Case("lstm_two_layers_both", "Lstm", 4, cells.lstm, 4, layers=2, Direction="Both"),
    Case("lstm_projection", "Lstm", 6, partial(cells.lstm, projection=True), 4, size=3, more={"projection_weight": (3, 6)}, Projection=3, Sequences=True),
    Case("lstm_peepholes", "Lstm", 5, partial(cells.lstm, peepholes=True), 4, more={"peephole": (15,)}, Peepholes=True),
    Case("lstm_peepholes_many_units", "Lstm", 70, partial(cells.lstm, peepholes=True), 4, shape=(3, 2), more={"peephole": (210,)}, Peepholes=True),
    Case("lstm_coupled", "Lstm", 5, partial(cells.lstm, coupled=True), 3, Coupled=True),
    Case("lstm_coupled_peepholes_projection", "Lstm", 5, partial(cells.lstm, coupled=True, peepholes=True, projection=True), 3, size=2,
         more={"peephole": (10,), "projection_weight": (2, 5)}, Coupled=True, Peepholes=True, Projection=2, States=True),
    Case("gru_last", "Gru", 6, cells.gru_after, 3, biases=GRU),
    Case("gru_sequence_many_units", "Gru", 33, cells.gru_after, 3, biases=GRU, shape=(4, 3), Sequences=True),
    Case("gru_both_states", "Gru", 4, cells.gru_after, 3, biases=GRU, Direction="Both", States=True),
    Case("gru_given_state", "Gru", 5, cells.gru_after, 3, biases=GRU, given=True),
    Case("gru_three_layers", "Gru", 4, cells.gru_after, 3, biases=GRU, layers=3, Sequences=True),
    Case("gru_reset_before", "Gru", 5, cells.gru_before, 3, ResetBefore=True, Sequences=True),
    Case("gru_reset_before_both", "Gru", 4, cells.gru_before, 3, ResetBefore=True, Direction="Both"),
    Case("minimal_gru", "MinimalGru", 5, cells.minimal_gru, 2, Sequences=True),
    Case("minimal_gru_backward", "MinimalGru", 4, cells.minimal_gru, 2, Direction="Backward", States=True),
    Case("gru_long_sequence", "Gru", 3, cells.gru_after, 3, biases=GRU, shape=(200, 2)),
]
