"""The head: which classes it tells apart, its training in PyTorch, and its int8 version."""

import numpy
import torch
import torch.nn.functional as F
from torch import nn

from gestures.motion import CLASSES
from netgen.evaluation import quantize, run_int8, run_real
from netgen.network import Network

COARSE = {"rest": ("idle", "unknown"), "stroke": ("swipe", "lift", "punch"), "turn": ("circle", "shake", "twist")}
SEED = 11
EPOCHS = 60
BATCH = 64
RATE = 1e-2


def coarse(labels):
    """Labels of the eight gestures to those of the three classes."""
    table = [next(number for number, names in enumerate(COARSE.values()) if name in names) for name in CLASSES]
    return numpy.array(table)[labels]


def train(features, labels):
    """A linear layer on features (n x 72, reals), one thread, fixed seed."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    x, y = torch.from_numpy(features).float(), torch.from_numpy(labels)
    model = nn.Linear(x.shape[1], len(COARSE))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(x)).split(BATCH):
            loss = F.cross_entropy(model(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        if (epoch + 1) % 20 == 0:
            print(f"epoch {epoch + 1}: loss {total / len(x):.4f}", flush=True)
    return model


class Int8Head:
    """The trained head in the exact int8 arithmetic of training/netgen. Its input is the frozen layers' output, with the quantization that it has there."""

    def __init__(self, model, quantization, calibration):
        self.network = Network("Effort")
        self.network.input("Front", calibration.shape[1], quantization=quantization)
        self.network.layer("Dense", "Kinds", len(COARSE))
        self.network.layer("Softmax", "Scores")
        self.network.finish()
        layer = self.network.nodes[0].layer
        layer.parameters = {"weight": model.weight.detach().numpy(), "bias": model.bias.detach().numpy()}
        runs = [run_real(self.network, {"Front": row}) for row in quantization.dequantize(calibration)]
        self.quantizations, self.parameters = quantize(self.network, runs)

        # What comes out of the frozen layers is described in their parameter file.
        self.parameters.values = [value for value in self.parameters.values if value.name != "Front"]

    def scores(self, features):
        """n x 3 int8 scores of int8 features."""
        quantization = self.quantizations["Front"]
        return numpy.stack([run_int8(self.network, self.quantizations, {"Front": quantization.dequantize(row)})["Scores"] for row in features])
