"""From the trained model to the sample's files: int8 parameters, recorded traces, and what the int8 network answers to them."""

import numpy

from gestures.motion import CLASSES
from gestures.network import declare
from gestures.recordings import INPUT_SCALE, TEST, to_int8
from netgen.evaluation import quantize, run_int8, run_real

CALIBRATION = 600    # windows of the training set
TRACES = 640         # windows of the test set: two of each person and class

TRACES_HEADER = f"""\
# Accelerometer windows that no training saw, simulated by training/gestures (seed {TEST.seed}, {TEST.persons} persons).
# A line is a window: class, person, then 64 samples of x, y, z in counts of a 16-bit sensor, 8192 counts a g, 50 Hz.
# The network's input is min(127, (count + 128) >> 8), 32 steps a g.
# classes: {" ".join(CLASSES)}
"""

SCORES_HEADER = """\
# What the int8 network answers to each line of samples/Microcontroller/traces.csv, exactly: class, then one int8 score
# (1/256, zero point -128) for every class. Written by training/gestures.
"""


class Int8Network:
    """The trained network in the exact int8 arithmetic of training/netgen."""

    def __init__(self, model, calibration):
        self.network = declare()
        for node in self.network.nodes:
            if node.layer.parameters:
                weight, bias = model.parameters_of(node.layer.name)
                assert weight.shape == node.layer.parameters["weight"].shape
                node.layer.parameters = {"weight": weight, "bias": bias}
        runs = [run_real(self.network, feed(window)) for window in calibration[:CALIBRATION]]
        self.quantizations, self.parameters = quantize(self.network, runs)

    def scores(self, counts):
        """n x 8 int8 scores."""
        return numpy.stack([run_int8(self.network, self.quantizations, feed(window))["Scores"] for window in counts])

    def check_declaration(self, path):
        """The C# sample declares this network."""
        source = path.read_text()
        for member in self.network.members:
            assert member in source, f"{path.name} lacks: {member}"

    @property
    def weight_bytes(self):
        sizes = {"int8": 1, "int32": 4}
        return sum(tensor.data.size * sizes[tensor.type] for tensor in self.parameters.tensors)


def feed(window):
    """The int8 input as the reals that it stands for: the reference quantizes them back to the same steps."""
    return {"Motion": (to_int8(window) * INPUT_SCALE)[:, None, :]}


def write_traces(path, counts, labels, persons):
    lines = [",".join([CLASSES[label], str(person), *map(str, window.reshape(-1))])
             for window, label, person in zip(counts, labels, persons)]
    write(path, TRACES_HEADER, lines)


def write_scores(path, labels, scores):
    write(path, SCORES_HEADER, [",".join([CLASSES[label], *map(str, row)]) for label, row in zip(labels, scores)])


def write(path, header, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((header + "\n".join(lines) + "\n").encode("ascii"))
