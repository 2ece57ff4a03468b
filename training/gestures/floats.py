"""What a trainer hands over: float parameters and windows for calibration, for the tests of `netgen quantize`. `cd training && /usr/bin/python3 -m gestures.floats`."""

import numpy
import torch

from gestures.__main__ import ROOT, SAMPLE, share
from gestures.export import CALIBRATION, TRACES, Int8Network, feed
from gestures.recordings import TEST, TRAINING, VALIDATION, make
from gestures.train import predictions, train
from netgen.parameters import ParameterFile, Tensor

FOLDER = ROOT / "tests" / "NetGen.Models.Tests" / "Gestures"
EVERY = 5            # of the windows that the sample's own calibration takes: prime to the eight classes that take turns


def main():
    torch.set_num_threads(1)
    training, validation, test = make(TRAINING), make(VALIDATION), make(TEST)
    model = train(training, validation)
    network = Int8Network(model, training[0])
    network.check_declaration(SAMPLE / "Gestures.cs")
    counts, labels = test[0][:TRACES], test[1][:TRACES]
    print(f"traces: float32 {share(predictions(model, counts) == labels)}, int8 of training/netgen {share(network.scores(counts).argmax(axis=1) == labels)}")
    file = ParameterFile()
    for node in network.network.nodes:
        for name, value in node.layer.parameters.items():
            file.tensors.append(Tensor(f"{node.layer.name}.{name}", "float32", value.astype(numpy.float32)))
    file.write(FOLDER / "gestures.float32.netgen")
    windows = training[0][:CALIBRATION:EVERY]
    numpy.savez_compressed(FOLDER / "calibration.npz", Motion=numpy.stack([feed(window)["Motion"] for window in windows]).astype(numpy.float32))


if __name__ == "__main__":
    main()
