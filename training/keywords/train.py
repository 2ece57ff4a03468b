"""Training: float32, one thread, fixed seeds."""

import time

import torch
import torch.nn.functional as F

from keywords.network import Model
from keywords.recordings import FRONT_SCALE, FRONT_ZERO

SEED = 9
EPOCHS = 40
BATCH = 96
RATE = 8e-3
TEMPO, TRACT, LEVEL = 0.15, 0.1, 0.5      # how far training bends a clip, up and down: ln of speed, ln of frequency, features
HEARD = 5              # steps, the last ones of a clip, whose answers count: 0.2 s


def train(training, validation):
    """A trained model in evaluation mode. Its features are those of the int8 network."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    x, y = inputs(training[0]), torch.from_numpy(training[1])
    model = Model()
    steps = -(-len(x) // BATCH)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * steps)
    for epoch in range(EPOCHS):
        model.train()
        total = 0.0
        for batch in torch.randperm(len(x)).split(BATCH):
            loss = F.cross_entropy(model(bent(x[batch]))[:, -HEARD:].mean(dim=1), y[batch], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1}: loss {total / len(x):.4f}, validation {(answers(model, validation[0]) == validation[1]).mean():.2%}, {time.strftime('%X')}", flush=True)
    return model.eval()


def bent(x):
    """
    Each clip spoken at another speed (its end stays where it is), by a vocal tract of another length (mel bands farther apart or nearer, and
    shifted), louder or softer: 48 voices become many.
    """
    def drawn(extent):
        return (torch.rand(len(x)) * 2 - 1) * extent

    grid = torch.zeros(len(x), 2, 3)
    grid[:, 0, 0] = drawn(TRACT).exp()
    grid[:, 0, 2] = drawn(TRACT / 2)
    grid[:, 1, 1] = drawn(TEMPO).exp()
    grid[:, 1, 2] = 1 - grid[:, 1, 1]
    moved = F.grid_sample(x, F.affine_grid(grid, x.shape, align_corners=True), padding_mode="border", align_corners=True)
    return moved + drawn(LEVEL)[:, None, None, None]


def inputs(features):
    """Features as reals: n x 1 x 50 x 40."""
    return torch.from_numpy((features.astype("f4") - FRONT_ZERO) * FRONT_SCALE)[:, None]


def answers(model, features):
    """The class with the largest sum of scores over the last steps."""
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part)[:, -HEARD:].softmax(dim=2).sum(dim=1).argmax(dim=1) for part in inputs(features).split(256)]).numpy()
