"""Trains, tests on dates that no training saw, writes weights and vectors: `cd training && /usr/bin/python3 -m dates`."""

import base64
import json
import time
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

from dates.model import Dates
from dates.writing import INPUT_ALPHABET, OUTPUT_ALPHABET, dates, draw

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "samples" / "Dates" / "dates.npz"
VECTORS = ROOT / "tests" / "NetGen.Models.Tests" / "Sequences" / "dates.json"
HELD_OUT, CALIBRATION = VECTORS.with_name("dates.heldout.txt"), VECTORS.with_name("dates.calibration.txt")
SEED, TEST_SEED, CALIBRATION_SEED = 3, 303, 33
STEPS, BATCH, RATE = 900, 128, 6e-3
TEST = 4000
CALIBRATED = 256       # texts of the training set, for netgen quantize
SHOWN = 8              # vectors with logits and attention
LISTED = 200           # vectors that are texts and dates alone


def train():
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    random = numpy.random.default_rng(SEED)
    pool = dates(held_out=False)
    model = Dates()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS, pct_start=0.1)
    for step in range(STEPS):
        _, tokens, targets = draw(pool, BATCH, random)
        targets = torch.from_numpy(targets).long()
        logits, _ = model(torch.from_numpy(tokens).long(), targets)
        loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.4f}, {time.strftime('%X')}", flush=True)
    return model


def write_weights(model):
    """In float16."""
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    numpy.savez_compressed(WEIGHTS, **{name: tensor.half().numpy() for name, tensor in model.state_dict().items()})


def read_weights():
    """The network in the file, computing in float64."""
    model = Dates()
    with numpy.load(WEIGHTS) as file:
        model.load_state_dict({name: torch.from_numpy(file[name].astype("f4")) for name in file})
    return model.double().eval()


def write_texts():
    """What the int8 network is calibrated with, and all held-out texts with their dates."""
    texts, _, _ = draw(dates(held_out=False), CALIBRATED, numpy.random.default_rng(CALIBRATION_SEED))
    CALIBRATION.write_text("".join(f"{text}\n" for text in texts))
    texts, _, targets = draw(dates(held_out=True), TEST, numpy.random.default_rng(TEST_SEED))
    HELD_OUT.write_text("".join(f"{text}\t{iso(target)}\n" for text, target in zip(texts, targets)))


def main():
    torch.set_num_threads(1)
    write_texts()
    write_weights(train())
    model = read_weights()
    texts, tokens, targets = draw(dates(held_out=True), TEST, numpy.random.default_rng(TEST_SEED))
    with torch.no_grad():
        logits, maps = (output.numpy() for output in model(torch.from_numpy(tokens).long()))
    answers = logits.argmax(axis=2)
    exact = (answers == targets).all(axis=1)
    print(f"held-out dates: {exact.mean():.2%} exact ({exact.sum()} of {TEST}); {sum(p.numel() for p in model.parameters())} numbers")
    for text, answer in [(text, iso(answer)) for text, answer, hit in zip(texts, answers, exact) if not hit][:12]:
        print(f"  {text!r} -> {answer}")
    vectors = {
        "inputAlphabet": INPUT_ALPHABET,
        "outputAlphabet": OUTPUT_ALPHABET,
        "exact": int(exact.sum()),
        "of": TEST,
        "vectors": [{"text": texts[i], "answer": iso(answers[i]), "logits": packed(logits[i]), "attention": packed(maps[i])} for i in range(SHOWN)],
        "list": [{"text": texts[i], "answer": iso(answers[i]), "date": iso(targets[i])} for i in range(LISTED)],
    }
    VECTORS.parent.mkdir(parents=True, exist_ok=True)
    VECTORS.write_text(json.dumps(vectors, indent=1) + "\n")


def iso(numbers):
    return "".join(OUTPUT_ALPHABET[number] for number in numbers)


def packed(array):
    return base64.b64encode(array.astype("<f4").tobytes()).decode()


if __name__ == "__main__":
    main()
