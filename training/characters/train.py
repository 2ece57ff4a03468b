"""Training of both models: float32, one thread, fixed seeds."""

import time

import torch
import torch.nn.functional as F

from characters.models import Gru, Transformer

SEED = 5
BATCH = 64


def train_gru(text, steps=3500, length=64, rate=8e-3):
    """Truncated backpropagation through time: 64 streams, each going through its part of the text, the state carried over."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    model = Gru()
    numbers = torch.from_numpy(text).long()
    stream = len(numbers) // BATCH
    streams = numbers[:stream * BATCH].view(BATCH, stream)
    optimizer, schedule = plan(model, steps, rate)
    state, at = None, 0
    for step in range(steps):
        if at + length + 1 > stream:
            state, at = None, step * 7 % length
        window = streams[:, at:at + length + 1]
        logits, state = model(window[:, :-1], state)
        state = state.detach()
        at += length
        learn(model, logits, window, optimizer, schedule, step)
    return model


def train_transformer(text, steps=7000, rate=1.2e-2):
    """Windows of 65 characters from anywhere in the text."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    model = Transformer()
    numbers = torch.from_numpy(text).long()
    optimizer, schedule = plan(model, steps, rate)
    offsets = torch.arange(Transformer.CONTEXT + 1)
    for step in range(steps):
        window = numbers[torch.randint(len(numbers) - Transformer.CONTEXT, (BATCH, 1)) + offsets]
        learn(model, model(window[:, :-1]), window, optimizer, schedule, step)
    return model


def plan(model, steps, rate):
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-3)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)


def learn(model, logits, window, optimizer, schedule, step):
    loss = F.cross_entropy(logits.flatten(0, 1), window[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    if step % 500 == 0:
        print(f"{model.NAME}: step {step}, {loss.item() / 0.6931472:.3f} bits, {time.strftime('%X')}", flush=True)
