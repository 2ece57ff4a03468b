"""Trains a head on the frozen gesture network and writes the transfer sample's files: `cd training && /usr/bin/python3 -m transfer`."""

from pathlib import Path

import numpy
import torch

from gestures.export import TRACES, write
from gestures.recordings import TEST, Split, make
from transfer.frozen import Frozen
from transfer.head import COARSE, Int8Head, coarse, train

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SCORES = ROOT / "tests" / "NetGen.Models.Tests" / "Gestures" / "effort.csv"

# Persons of the gesture network's own training set: those of the test set are in none.
TRAINING = Split(seed=101, persons=60, windows=4)

HEADER = f"""\
# What the int8 network with the frozen front answers to each line of samples/Microcontroller/traces.csv, exactly: class, then one
# int8 score (1/256, zero point -128) for each of {", ".join(COARSE)}. Written by training/transfer.
"""


def main():
    torch.set_num_threads(1)
    frozen = Frozen(SAMPLES / "Microcontroller" / "gestures.netgen")
    counts, labels, _ = make(TRAINING)
    features = frozen.features(counts)
    model = train(frozen.quantization.dequantize(features), coarse(labels))
    head = Int8Head(model, frozen.quantization, features)
    counts, labels, _ = (part[:TRACES] for part in make(Split(TEST.seed, TEST.persons, 2)))
    features, labels = frozen.features(counts), coarse(labels)
    scores = head.scores(features)
    real = model(torch.from_numpy(frozen.quantization.dequantize(features)).float()).argmax(dim=1).numpy()
    for name, answers in (("float32 head", real), ("int8 head", scores.argmax(axis=1))):
        print(f"traces, {name}: {(answers == labels).mean():.2%} ({(answers == labels).sum()} of {len(labels)})")
    print(f"windows: {len(counts)}; classes: {' '.join(COARSE)}; trained weights and biases: {sum(p.numel() for p in model.parameters())}")
    head.parameters.write(SAMPLES / "Transfer" / "effort.netgen")
    write(SCORES, HEADER, [",".join([list(COARSE)[label], *map(str, row)]) for label, row in zip(labels, scores)])


if __name__ == "__main__":
    main()
