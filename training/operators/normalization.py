"""BatchNorm as a layer of its own: folded into the layer before it where it can be."""

from netgen.cases import network, single

CASES = [
    single("batchnorm_first", (4, 5, 3), "BatchNorm"),
    single("batchnorm_first_relu", (4, 5, 3), "BatchNorm", Activation="Relu"),
    single("batchnorm_of_vector", (9,), "BatchNorm", Epsilon=1e-5),
    single("batchnorm_of_sequence", (6, 4), "BatchNorm"),
    single("batchnorm_per_tensor_swish", (4, 5, 3), "BatchNorm", Activation="Swish", per_tensor=True),
    single("batchnorm_saturates", (4, 5, 3), "BatchNorm", range=(-0.3, 0.3), saturates=True),
]


@network(CASES)
def batchnorm_folds_into_conv2d(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "Conv", 4, 3)
    net.layer("BatchNorm", "Norm")


@network(CASES)
def batchnorm_folds_into_conv2d_no_bias_relu(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "Conv", 4, 3, Bias=False, Stride=2)
    net.layer("BatchNorm", "Norm", Activation="Relu")


@network(CASES)
def batchnorm_folds_into_depthwise_hardswish(net):
    net.input("X", 5, 6, 3)
    net.layer("DepthwiseConv2D", "Conv", 3, Bias=False)
    net.layer("BatchNorm", "Norm", Epsilon=1e-2, Activation="HardSwish")


@network(CASES)
def batchnorm_folds_into_transposed(net):
    net.input("X", 4, 3, 2)
    net.layer("TransposedConv2D", "Conv", 3, 3, Stride=2)
    net.layer("BatchNorm", "Norm", Activation="Relu6")


@network(CASES)
def batchnorm_folds_into_conv1d(net):
    net.input("X", 9, 3)
    net.layer("Conv1D", "Conv", 4, 3)
    net.layer("BatchNorm", "Norm")


@network(CASES)
def batchnorm_folds_into_dense(net):
    net.input("X", 10)
    net.layer("Dense", "Units", 6)
    net.layer("BatchNorm", "Norm", Activation="Relu")


@network(CASES)
def batchnorm_folds_then_relu_layer(net):
    net.input("X", 5, 5, 2)
    net.layer("Conv2D", "Conv", 4, 3, Bias=False)
    net.layer("BatchNorm", "Norm")
    net.layer("Relu", "Y")


@network(CASES)
def batchnorm_behind_activation(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "Conv", 4, 3, Activation="Relu")
    net.layer("BatchNorm", "Norm")


@network(CASES)
def batchnorm_behind_pool(net):
    net.input("X", 6, 6, 3)
    net.layer("MaxPool", "Pool", 2)
    net.layer("BatchNorm", "Norm", Activation="Relu")


@network(CASES)
def batchnorm_of_conv_used_twice(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "Conv", 3, 3)
    net.layer("BatchNorm", "Norm", Activation="Relu")
    net.layer("Add", "Y", "Conv", "Norm")


@network(CASES)
def batchnorm_of_conv_that_is_an_output(net):
    net.input("X", 5, 6, 3)
    net.layer("Conv2D", "Conv", 3, 3, output=True)
    net.layer("BatchNorm", "Norm", output=True)
