"""Small whole networks."""

from netgen.cases import network

CASES = []


@network(CASES, vectors=4, tolerance=0.1)
def net_residual(net):
    net.input("Image", 8, 8, 3)
    net.layer("Conv2D", "Stem", 8, 3, Bias=False, BatchNorm=True, Activation="Relu")
    net.layer("Conv2D", "First", 8, 3, Bias=False, BatchNorm=True, Activation="Relu")
    net.layer("Conv2D", "Second", 8, 3, Bias=False, BatchNorm=True)
    net.layer("Add", "Joined", "Stem", Activation="Relu")
    net.layer("Conv2D", "Down", 12, 3, Stride=2, Activation="Relu")
    net.layer("Conv2D", "Wide", 12, 3)
    net.layer("PointwiseConv2D", "Shortcut", 12, From="Joined", Stride=2)
    net.layer("Add", "JoinedAgain", "Wide", "Shortcut", Activation="Relu")
    net.layer("GlobalAveragePool", "Pool")
    net.layer("Dense", "Logits", 5)
    net.layer("Softmax", "Scores")


@network(CASES, vectors=4, tolerance=0.1)
def net_depthwise_separable_stack(net):
    net.input("Spectrogram", 13, 10, 1)
    net.layer("Conv2D", "Stem", 8, 5, 4, Stride=2, Activation="Relu")
    net.layer("DepthwiseSeparableConv2D", "Block1", 8, 3, Activation="Relu")
    net.layer("DepthwiseSeparableConv2D", "Block2", 12, 3, Stride=2, Activation="Relu")
    net.layer("AveragePool", "Pool", 4, 3)
    net.layer("Flatten", "Flat")
    net.layer("Dense", "Logits", 6)
    net.layer("Softmax", "Scores")


@network(CASES, vectors=4, tolerance=0.1)
def net_squeeze_excite(net):
    net.input("Image", 6, 6, 3)
    net.layer("Conv2D", "Stem", 8, 3, Activation="HardSwish")
    net.layer("GlobalAveragePool", "Squeeze")
    net.layer("Dense", "Reduce", 3, Activation="Relu")
    net.layer("Dense", "Gate", 8, Activation="HardSigmoid")
    net.layer("Multiply", "Excited", "Stem", "Gate")
    net.layer("PointwiseConv2D", "Y", 4)


@network(CASES, vectors=4, tolerance=0.1)
def net_inverted_residual(net):
    net.input("Image", 6, 6, 4)
    net.layer("PointwiseConv2D", "Expand", 12, Bias=False, BatchNorm=True, Activation="Relu6")
    net.layer("DepthwiseConv2D", "Filter", 3, Bias=False, BatchNorm=True, Activation="Relu6")
    net.layer("PointwiseConv2D", "Project", 4, Bias=False, BatchNorm=True)
    net.layer("Add", "Y", "Image")


@network(CASES, vectors=4, tolerance=0.1)
def net_shuffle_unit(net):
    net.input("Image", 6, 6, 8)
    net.layer("Split", "Halves", 2)
    net.layer("PointwiseConv2D", "Before", 4, From="Halves.1", Activation="Relu")
    net.layer("DepthwiseConv2D", "Filter", 3)
    net.layer("PointwiseConv2D", "After", 4, Activation="Relu")
    net.layer("Concat", "Joined", "Halves.0", "After")
    net.layer("ChannelShuffle", "Y", 2)


@network(CASES, vectors=4, tolerance=0.1)
def net_fire(net):
    net.input("Image", 9, 9, 3)
    net.layer("Conv2D", "Stem", 6, 3, Stride=2, Padding="Valid", Activation="Relu")
    net.layer("MaxPool", "Pool", 3, Stride=1, Padding="Same")
    net.layer("PointwiseConv2D", "Squeeze", 3, Activation="Relu")
    net.layer("PointwiseConv2D", "Expand1", 4, Activation="Relu")
    net.layer("Conv2D", "Expand3", 4, 3, From="Squeeze", Activation="Relu")
    net.layer("Concat", "Fire", "Expand1", "Expand3")
    net.layer("PointwiseConv2D", "Last", 5, Activation="Relu")
    net.layer("GlobalAveragePool", "Mean")
    net.layer("ArgMax", "Class")


@network(CASES, vectors=4, tolerance=0.12)
def net_encoder_decoder(net):
    net.input("Image", 8, 8, 2)
    net.layer("Conv2D", "Encode1", 4, 3, Activation="Relu")
    net.layer("Conv2D", "Encode2", 6, 3, Stride=2, Activation="LeakyRelu", Alpha=0.1)
    net.layer("TransposedConv2D", "Decode", 4, 2, Stride=2, Activation="Relu")
    net.layer("Concat", "Skip", "Encode1", "Decode")
    net.layer("Conv2D", "Mask", 1, 3, Activation="Sigmoid")


@network(CASES, vectors=4, tolerance=0.12)
def net_temporal(net):
    net.input("Signal", 24, 3)
    net.layer("Conv1D", "First", 6, 3, Pads=[2, 0], Activation="Relu")
    net.layer("Conv1D", "Second", 6, 3, Dilation=2, Pads=[4, 0], Activation="Relu")
    net.layer("Add", "Joined", "First")
    net.layer("Conv1D", "Third", 4, 4, Stride=4, Padding="Valid", Activation="PRelu")
    net.layer("Flatten", "Flat")
    net.layer("Dense", "Logits", 4)
    net.layer("Softmax", "Scores")


@network(CASES, vectors=4, tolerance=0.12)
def net_spatially_separable(net):
    net.input("Image", 8, 8, 2)
    net.layer("SpatiallySeparableConv2D", "Mixed", 6, 3, 3, Activation="Relu")
    net.layer("SpatiallySeparableConv2D", "Filtered", 6, 3, 3, Depthwise=True, Stride=2, Activation="Tanh")
    net.layer("GlobalAveragePool", "Pool")
    net.layer("Dense", "Y", 3)


@network(CASES, vectors=4, tolerance=0.12)
def net_every_function(net):
    net.input("Features", 12, low=-3.0, high=3.0)
    net.layer("Dense", "A", 10, Activation="Swish")
    net.layer("Dense", "B", 10, Activation="Gelu")
    net.layer("Dense", "C", 10, Activation="HardSwish", weight_gain=3.0)
    net.layer("Dense", "D", 10, Activation="PRelu")
    net.layer("Dense", "E", 10, Activation="HardSigmoid", weight_gain=3.0)
    net.layer("Dense", "Y", 6)
