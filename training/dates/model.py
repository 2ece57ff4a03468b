"""The network: equations in training/README.md, tensors with PyTorch's names and layouts."""

import torch
import torch.nn.functional as F
from torch import nn

from dates.writing import INPUT_ALPHABET, OUTPUT_ALPHABET, OUTPUT_LENGTH

EMBEDDING = 16
ENCODER = 24           # units of each direction
DECODER = 48
ALIGNMENT = 32
PREVIOUS = 8           # length of the vector that stands for the symbol written last
START = len(OUTPUT_ALPHABET)


class Dates(nn.Module):
    """n x 32 numbers to n x 10 x 11 logits."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(len(INPUT_ALPHABET), EMBEDDING)
        self.encoder = nn.GRU(EMBEDDING, ENCODER, batch_first=True, bidirectional=True)
        self.initial = nn.Linear(ENCODER, DECODER)
        self.keys = nn.Linear(2 * ENCODER, ALIGNMENT, bias=False)
        self.query = nn.Linear(DECODER, ALIGNMENT)
        self.energy = nn.Linear(ALIGNMENT, 1, bias=False)
        self.previous = nn.Embedding(len(OUTPUT_ALPHABET) + 1, PREVIOUS)
        self.decoder = nn.GRUCell(PREVIOUS + 2 * ENCODER, DECODER)
        self.logits = nn.Linear(DECODER + 2 * ENCODER, len(OUTPUT_ALPHABET))

    def begin(self, tokens):
        """What no step changes, values and keys, and the state in front of the first step."""
        values, last = self.encoder(self.embedding(tokens))
        return values, self.keys(values), torch.tanh(self.initial(last[1]))

    def step(self, values, keys, state, symbol):
        """The logits of the next symbols, the state behind them, the attention."""
        energies = self.energy(torch.tanh(self.query(state)[:, None] + keys))[:, :, 0]
        weights = energies.softmax(dim=1)
        context = (weights[:, None] @ values)[:, 0]
        state = self.decoder(torch.cat([self.previous(symbol), context], dim=1), state)
        return self.logits(torch.cat([state, context], dim=1)), state, weights

    def forward(self, tokens, targets=None):
        """With targets, each step is told what the one before should have written; without, what it wrote. Also the attention, n x 10 x 32."""
        values, keys, state = self.begin(tokens)
        symbol = torch.full((len(tokens),), START)
        steps, maps = [], []
        for step in range(OUTPUT_LENGTH):
            logits, state, weights = self.step(values, keys, state, symbol)
            symbol = logits.argmax(dim=1) if targets is None else targets[:, step]
            steps.append(logits)
            maps.append(weights)
        return torch.stack(steps, 1), torch.stack(maps, 1)
