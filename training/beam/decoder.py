"""A small decoder with random weights: two states, a memory that every step reads, symbols whose probabilities are near enough that the best one is often not the best sequence's."""

import numpy
import torch
import torch.nn.functional as F

MEMORY, WORD, HIDDEN, OTHER = 5, 4, 6, 3


class Decoder:
    """Tensors by the names that the declaration in BeamTests gives them; computes in float64."""

    def __init__(self, symbols, random):
        self.symbols = symbols
        inside = WORD + HIDDEN + OTHER + MEMORY
        shapes = {
            "Initial": (HIDDEN, MEMORY),
            "Written.After": (HIDDEN, inside),
            "Written.Kept": (OTHER, HIDDEN + OTHER),
            "Written.Logits": (symbols, HIDDEN + OTHER),
        }
        self.tensors = {"Written.Word.weight": 2 * random.standard_normal((symbols + 1, WORD))}
        for name, shape in shapes.items():
            self.tensors[name + ".weight"] = random.standard_normal(shape) * 1.8 / shape[1] ** 0.5
            self.tensors[name + ".bias"] = random.standard_normal(shape[0]) * 0.3
        self.tensors = {name: tensor.astype(numpy.float32) for name, tensor in self.tensors.items()}
        self.real = {name: torch.from_numpy(tensor).double() for name, tensor in self.tensors.items()}

    @property
    def start(self):
        """A symbol that no step writes."""
        return self.symbols

    def begin(self, memory):
        memory = torch.from_numpy(memory).double()
        return memory, torch.tanh(self.dense("Initial", memory)), torch.zeros(OTHER, dtype=torch.double)

    def step(self, state, symbol):
        memory, before, other = state
        after = torch.tanh(self.dense("Written.After", torch.cat([self.real["Written.Word.weight"][symbol], before, other, memory])))
        kept = torch.tanh(self.dense("Written.Kept", torch.cat([after, other])))
        return self.dense("Written.Logits", torch.cat([after, kept])), (memory, after, kept), after

    def dense(self, name, x):
        return F.linear(x, self.real[name + ".weight"], self.real[name + ".bias"])
