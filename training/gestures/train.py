"""Training: float32, one thread, fixed seeds, so that the same machine writes the same weights."""

import torch
import torch.nn.functional as F

from gestures.network import Model
from gestures.recordings import INPUT_SCALE, to_int8

SEED = 7
EPOCHS = 30
BATCH = 128
RATE = 4e-3
SMOOTHING = 0.05


def train(training, validation):
    """A trained model in evaluation mode. Its inputs are quantized as the board's are."""
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
            loss = F.cross_entropy(model(x[batch]), y[batch], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        if (epoch + 1) % 5 == 0:
            print(f"epoch {epoch + 1}: loss {total / len(x):.4f}, validation {accuracy(model, validation):.2%}", flush=True)
    return model.eval()


def inputs(counts):
    """What the network sees, in g: n x 3 x 64."""
    return torch.from_numpy((to_int8(counts) * INPUT_SCALE).transpose(0, 2, 1).copy()).float()


def predictions(model, counts):
    model.eval()
    with torch.no_grad():
        return model(inputs(counts)).argmax(dim=1).numpy()


def accuracy(model, recordings):
    return (predictions(model, recordings[0]) == recordings[1]).mean()
