"""Dense, Softmax, ArgMax, TopK."""

import numpy

from netgen.cases import network, single
from netgen.quantization import Quantization

CASES = [
    single("dense", (16,), "Dense", 5),
    single("dense_per_tensor", (16,), "Dense", 5, per_tensor=True),
    single("dense_over_a_map", (3, 4, 2), "Dense", 6),
    single("dense_over_a_sequence", (5, 3), "Dense", 4, Activation="Relu"),
    single("dense_one_unit", (9,), "Dense", 1),
    single("dense_one_input", (1,), "Dense", 7),
    single("dense_no_bias", (12,), "Dense", 4, Bias=False),
    single("dense_no_bias_per_tensor", (12,), "Dense", 4, Bias=False, per_tensor=True),
    single("dense_hundred_inputs", (100,), "Dense", 3),
    single("dense_relu6", (12,), "Dense", 8, Activation="Relu6", weight_gain=12.0),
    single("dense_tanh", (12,), "Dense", 4, Activation="Tanh"),
    single("dense_batchnorm", (12,), "Dense", 6, BatchNorm=True, Activation="Relu"),
    single("dense_batchnorm_no_bias_epsilon", (12,), "Dense", 6, Bias=False, BatchNorm=True, Epsilon=1e-5),
    single("dense_saturates", (12,), "Dense", 8, weight_gain=8.0, range=(-1.0, 1.0), saturates=True),
    single("dense_saturating_biases", (12,), "Dense", 8, bias_gain=50.0, range=(-1.0, 1.0), per_tensor=True, saturates=True),
    single("dense_multiplier_above_one", (6,), "Dense", 5, weight_steps=4, per_tensor=True,
           input_quantization=Quantization(numpy.float32(0.25), 5), tolerance=0.3),
    single("dense_zero_points_at_ends", (10,), "Dense", 6, low=0.0, high=3.0,
           input_quantization=Quantization(numpy.float32(3 / 255), -128),
           quantization=Quantization(numpy.float32(0.03), 127), saturates=True),
    single("softmax", (10,), "Softmax", low=-4.0, high=4.0),
    single("softmax_two_classes", (2,), "Softmax", low=-6.0, high=6.0),
    single("softmax_one_class", (1,), "Softmax"),
    single("softmax_beta", (7,), "Softmax", Beta=0.5, low=-5.0, high=5.0),
    single("softmax_beta_two", (7,), "Softmax", Beta=2.0, low=-2.0, high=1.0),
    single("softmax_far_apart", (9,), "Softmax", low=-15.0, high=15.0),
    single("softmax_all_near", (20,), "Softmax", low=-0.2, high=0.2),
    single("softmax_of_each_pixel", (3, 4, 5), "Softmax", low=-3.0, high=3.0),
    single("argmax", (11,), "ArgMax"),
    single("argmax_ties", (30,), "ArgMax", input_step=0.25, vectors=4),
    single("argmax_ties_of_each_pixel", (3, 3, 12), "ArgMax", input_step=0.5),
    single("argmax_ties_axis0", (8, 3, 2), "ArgMax", Axis=0, input_step=0.5),
    single("argmax_ties_by_quantization", (30,), "ArgMax", input_quantization=Quantization(numpy.float32(0.25), 3)),
    single("argmax_of_each_pixel", (3, 4, 5), "ArgMax"),
    single("argmax_axis0", (4, 3, 2), "ArgMax", Axis=0),
    single("argmax_axis1", (4, 3, 2), "ArgMax", Axis=1),
    single("argmax_axis_minus2", (4, 3), "ArgMax", Axis=-2),
    single("topk", (11,), "TopK", 3),
    single("topk_largest_alone", (9,), "TopK", 1),
    single("topk_all", (7,), "TopK", 7),
    single("topk_one_value", (1,), "TopK", 1),
    single("topk_ties", (30,), "TopK", 8, input_step=0.25, vectors=4),
    single("topk_ties_by_quantization", (30,), "TopK", 12, input_quantization=Quantization(numpy.float32(0.25), 3)),
    single("topk_of_a_sequence", (6, 12), "TopK", 4, input_step=0.125),
    single("topk_of_each_pixel", (3, 4, 5), "TopK", 2),
]


@network(CASES, tolerance=0.08)
def dense_stack(net):
    net.input("Features", 24)
    net.layer("Dense", "Hidden", 16, Activation="Relu")
    net.layer("Dense", "Code", 4)
    net.layer("Dense", "Again", 16, Activation="Relu")
    net.layer("Dense", "Logits", 6)
    net.layer("Softmax", "Scores")


@network(CASES)
def dense_argmax_and_logits(net):
    net.input("Features", 12)
    net.layer("Dense", "Logits", 5, output=True)
    net.layer("ArgMax", "Class", output=True)
