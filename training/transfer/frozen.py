"""The front of the gesture network in exact int8 arithmetic, from the parameter file that the sample has."""

import numpy

from gestures.export import feed
from gestures.network import declare
from netgen.evaluation import restore, run_int8
from netgen.parameters import read

UP_TO = "Pool"


class Frozen:
    """The layers of Gestures up to Pool: nothing of them is trained."""

    def __init__(self, path):
        self.network = declare()
        names = [node.layer.name for node in self.network.nodes]
        self.network.nodes = self.network.nodes[:names.index(UP_TO) + 1]
        self.quantizations = restore(self.network, read(path))

    @property
    def quantization(self):
        return self.quantizations[UP_TO]

    def features(self, counts):
        """n x 72 values of Pool in int8."""
        return numpy.stack([run_int8(self.network, self.quantizations, feed(window))[UP_TO].reshape(-1) for window in counts])
