"""The two models. Every equation is in training/README.md; tensors have PyTorch's names and layouts."""

import math

import torch
import torch.nn.functional as F
from torch import nn

from characters.text import ALPHABET

SYMBOLS = len(ALPHABET)


class Gru(nn.Module):
    """Embedding, one gated recurrent unit (PyTorch's: reset after the product), dense layer: n x T numbers to n x T x 32 logits."""

    NAME, EMBEDDING, UNITS = "gru", 16, 64

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, self.EMBEDDING)
        self.gru = nn.GRU(self.EMBEDDING, self.UNITS, batch_first=True)
        self.logits = nn.Linear(self.UNITS, SYMBOLS)

    def forward(self, tokens, state=None):
        outputs, state = self.gru(self.embedding(tokens), state)
        return self.logits(outputs), state


class Block(nn.Module):
    """x + attention(norm1(x)), then x + down(relu(up(norm2(x))))."""

    def __init__(self, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.norm2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)

    def forward(self, x):
        n, length, width = x.shape
        y = self.norm1(x)
        query, key, value = (layer(y).view(n, length, self.heads, -1).transpose(1, 2) for layer in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads)
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        mixed = scores.masked_fill(later, float("-inf")).softmax(dim=3) @ value
        x = x + self.output(mixed.transpose(1, 2).reshape(n, length, width))
        return x + self.down(F.relu(self.up(self.norm2(x))))


class Transformer(nn.Module):
    """Causal, norms in front, learned positions: n x T numbers, T at most 64, to n x T x 32 logits."""

    NAME, WIDTH, LAYERS, HEADS, HIDDEN, CONTEXT = "transformer", 32, 2, 4, 128, 64

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, self.WIDTH)
        self.positions = nn.Embedding(self.CONTEXT, self.WIDTH)
        for table in (self.embedding, self.positions):
            nn.init.normal_(table.weight, std=0.1)
        self.blocks = nn.ModuleList(Block(self.WIDTH, self.HEADS, self.HIDDEN) for _ in range(self.LAYERS))
        self.norm = nn.LayerNorm(self.WIDTH)
        self.logits = nn.Linear(self.WIDTH, SYMBOLS)

    def forward(self, tokens):
        x = self.embedding(tokens) + self.positions.weight[:tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        return self.logits(self.norm(x))
