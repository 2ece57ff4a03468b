"""The fully connected layer, over all values or at each position."""

from netgen.layers.weighted import Weighted
from netgen.tflite import convolution
from netgen.windows import forward_axis


class Dense(Weighted):
    def prepare(self, units):
        self.each = self.options.get("PerPosition", False)
        inputs = 1
        for size in self.input_shapes[0]:
            inputs *= size
        if self.each:
            inputs = self.input_shapes[0][-1]
        self.shape = (*self.input_shapes[0][:-1], units) if self.each else (units,)
        self.make_parameters((units, inputs), inputs)

    def linear(self, x, weight):
        return x @ weight.T if self.each else weight @ x.reshape(-1)

    def integer(self, inputs, sources, target, clamp):
        if not self.each:
            return convolution.dense(inputs[0], self.weight, self.bias, self.scales, sources[0], target, clamp)
        depth = inputs[0].shape[-1]
        rows, one = forward_axis(inputs[0].size // depth, 1, 1, 1, "Valid", None), forward_axis(1, 1, 1, 1, "Valid", None)
        result = convolution.convolution(inputs[0].reshape(-1, 1, depth), self.weight.reshape(-1, 1, 1, depth), self.bias, self.scales,
                                         rows, one, 1, sources[0], target, clamp)
        return result.reshape(self.shape)
