"""The fully connected layer."""

from netgen.layers.weighted import Weighted
from netgen.tflite import convolution


class Dense(Weighted):
    def prepare(self, units):
        inputs = 1
        for size in self.input_shapes[0]:
            inputs *= size
        self.shape = (units,)
        self.make_parameters((units, inputs), inputs)

    def linear(self, x, weight):
        return weight @ x.reshape(-1)

    def integer(self, inputs, sources, target, clamp):
        return convolution.dense(inputs[0], self.weight, self.bias, self.scales, sources[0], target, clamp)
