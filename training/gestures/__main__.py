"""Simulates, trains, quantizes and writes the gesture sample's files: `cd training && /usr/bin/python3 -m gestures`."""

from pathlib import Path

import numpy
import torch

from gestures import export
from gestures.motion import CLASSES
from gestures.recordings import TEST, TRAINING, VALIDATION, make
from gestures.train import predictions, train

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "Microcontroller"
SCORES = ROOT / "tests" / "NetGen.Models.Tests" / "Gestures" / "scores.csv"


def main():
    torch.set_num_threads(1)
    training, validation, test = make(TRAINING), make(VALIDATION), make(TEST)
    print(f"windows: {len(training[0])} training, {len(validation[0])} validation, {len(test[0])} test", flush=True)
    model = train(training, validation)
    network = export.Int8Network(model, training[0])
    network.check_declaration(SAMPLE / "Gestures.cs")
    counts, labels, persons = test
    scores = network.scores(counts)
    exact = scores.argmax(axis=1)
    real = predictions(model, counts)
    n = export.TRACES
    print(f"test: float32 {share(real == labels)}, int8 {share(exact == labels)}, equal answers {share(real == exact)}")
    print(f"traces: int8 {share(exact[:n] == labels[:n])}; weights and biases: {network.weight_bytes} bytes")
    print_confusion(labels, exact)
    network.parameters.write(SAMPLE / "gestures.netgen")
    export.write_traces(SAMPLE / "traces.csv", counts[:n], labels[:n], persons[:n])
    export.write_scores(SCORES, labels[:n], scores[:n])


def share(hits):
    return f"{hits.mean():.2%} ({hits.sum()} of {len(hits)})"


def print_confusion(labels, answers):
    """Rows: what was done. Columns: what the int8 network said."""
    table = numpy.zeros((len(CLASSES), len(CLASSES)), int)
    numpy.add.at(table, (labels, answers), 1)
    print(" " * 8 + "".join(f"{name:>8}" for name in CLASSES))
    for name, row in zip(CLASSES, table):
        print(f"{name:>8}" + "".join(f"{count:8}" for count in row))


if __name__ == "__main__":
    main()
