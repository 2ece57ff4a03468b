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


CASES += [
    single("lrn_alexnet", (3, 4, 12), "LocalResponseNorm", 5, input_low=-20.0, input_high=20.0),
    single("lrn_strong", (4, 3, 9), "LocalResponseNorm", 3, Alpha=2.0, Beta=0.5, K=0.5),
    single("lrn_even", (3, 3, 7), "LocalResponseNorm", 4, Alpha=1.0, K=2.0),
    single("lrn_beta_1", (3, 3, 5), "LocalResponseNorm", 5, Alpha=5.0, Beta=1.0),
    single("lrn_wider_than_channels", (3, 4, 3), "LocalResponseNorm", 9, Alpha=4.0),
    single("lrn_one_channel", (4, 4, 1), "LocalResponseNorm", 5, Alpha=3.0),
    single("lrn_size_1", (3, 3, 4), "LocalResponseNorm", 1, Alpha=3.0, Beta=0.75),
    single("lrn_of_vector", (20,), "LocalResponseNorm", 5, Alpha=1.0),
    single("lrn_large_sums", (2, 3, 8), "LocalResponseNorm", 5, Alpha=100.0, Beta=2.0, K=1e-3, input_low=-50.0, input_high=50.0),
    single("lrn_many_channels", (2, 2, 40), "LocalResponseNorm", 33, Alpha=10.0),
]


@network(CASES)
def net_alexnet_beginning(net):
    net.input("Image", 9, 9, 3)
    net.layer("Conv2D", "Conv1", 8, 3, Stride=2, Padding="Valid", Activation="Relu")
    net.layer("LocalResponseNorm", "Norm1", 5, Alpha=1.0)
    net.layer("MaxPool", "Pool1", 3, Stride=2, CeilMode=True)
    net.layer("Conv2D", "Conv2", 6, 3, Groups=2, Activation="Relu")
    net.layer("LocalResponseNorm", "Norm2", 5, Alpha=1.0)
    net.layer("Dense", "Logits", 4)
