"""Add, Multiply, Concat."""

import numpy

from netgen.cases import network
from netgen.quantization import Quantization

CASES = []


@network(CASES)
def add_two(net):
    net.input("A", 4, 5, 3)
    net.input("B", 4, 5, 3, low=-5.0, high=2.0)
    net.layer("Add", "Y", "A", "B")


@network(CASES)
def add_single_name(net):
    net.input("A", 4, 5, 3)
    net.input("B", 4, 5, 3, low=0.0, high=2.0)
    net.layer("Add", "Y", "A", Activation="Relu")


@network(CASES)
def add_to_itself(net):
    net.input("X", 5, 4)
    net.layer("Add", "Y", "X", "X")


@network(CASES)
def add_three(net):
    net.input("A", 4, 3, 2)
    net.input("B", 4, 3, 2, low=-3.0, high=0.5)
    net.input("C", 4, 3, 2, low=0.0, high=0.1)
    net.layer("Add", "Y", "A", "B", "C")


@network(CASES)
def add_four_one_broadcast(net):
    net.input("A", 3, 4, 2)
    net.input("B", 3, 4, 2)
    net.input("C", 1, 1, 2)
    net.input("D", 3, 4, 2)
    net.layer("Add", "Y", "A", "B", "C", "D", Activation="Relu6")


@network(CASES)
def add_broadcast_second(net):
    net.input("A", 4, 5, 3)
    net.input("B", 1, 1, 3)
    net.layer("Add", "Y", "A", "B")


@network(CASES)
def add_broadcast_first(net):
    net.input("A", 1, 1, 3)
    net.input("B", 4, 5, 3)
    net.layer("Add", "Y", "A", "B")


@network(CASES)
def add_broadcast_vector(net):
    net.input("A", 4, 5, 3)
    net.input("B", 3)
    net.layer("Add", "Y", "A", "B")


@network(CASES)
def add_vectors(net):
    net.input("A", 17)
    net.input("B", 17, low=-0.1, high=0.1)
    net.layer("Add", "Y", "A", "B")


@network(CASES, saturates=True)
def add_saturates(net):
    net.input("A", 4, 4, 2)
    net.input("B", 4, 4, 2)
    net.layer("Add", "Y", "A", "B", range=(-0.5, 0.5))


@network(CASES, saturates=True)
def add_zero_points_at_ends(net):
    net.input("A", 4, 4, 2, low=0.0, high=1.0, quantization=Quantization(numpy.float32(1 / 255), -128))
    net.input("B", 4, 4, 2, low=-2.0, high=0.0, quantization=Quantization(numpy.float32(2 / 255), 127))
    net.layer("Add", "Y", "A", "B", quantization=Quantization(numpy.float32(0.01), 127))


@network(CASES)
def multiply_two(net):
    net.input("A", 4, 5, 3)
    net.input("B", 4, 5, 3, low=-5.0, high=2.0)
    net.layer("Multiply", "Y", "A", "B")


@network(CASES)
def multiply_single_name(net):
    net.input("A", 4, 5, 3)
    net.input("B", 4, 5, 3)
    net.layer("Multiply", "Y", "A", Activation="Relu6")


@network(CASES)
def multiply_by_itself(net):
    net.input("X", 3, 4, 2)
    net.layer("Multiply", "Y", "X", "X")


@network(CASES)
def multiply_gate(net):
    net.input("A", 4, 5, 3)
    net.input("B", 1, 1, 3, low=0.0, high=1.0)
    net.layer("Multiply", "Y", "A", "B")


@network(CASES)
def multiply_gate_first(net):
    net.input("A", 1, 1, 3, low=0.0, high=1.0)
    net.input("B", 4, 5, 3)
    net.layer("Multiply", "Y", "A", "B")


@network(CASES)
def multiply_gate_vector(net):
    net.input("A", 4, 5, 3)
    net.input("B", 3, low=0.0, high=1.0)
    net.layer("Multiply", "Y", "A", "B", Activation="Relu")


@network(CASES, saturates=True)
def multiply_saturates(net):
    net.input("A", 4, 4, 2, low=-2.0, high=2.0)
    net.input("B", 4, 4, 2, low=-2.0, high=2.0)
    net.layer("Multiply", "Y", "A", "B", range=(-0.5, 0.5))


@network(CASES, tolerance=0.4)
def multiply_multiplier_above_one(net):
    net.input("A", 4, 4, 2, low=-2.0, high=2.0, quantization=Quantization(numpy.float32(0.5), 3))
    net.input("B", 4, 4, 2, low=-1.0, high=3.0, quantization=Quantization(numpy.float32(0.5), -7))
    net.layer("Multiply", "Y", "A", "B")


@network(CASES)
def concat_channels(net):
    net.input("A", 3, 4, 2)
    net.input("B", 3, 4, 3, low=-4.0, high=1.0)
    net.layer("Concat", "Y", "A", "B")


@network(CASES)
def concat_single_name(net):
    net.input("A", 3, 4, 2)
    net.input("B", 3, 4, 3, low=0.0, high=5.0)
    net.layer("Concat", "Y", "A")


@network(CASES)
def concat_rows(net):
    net.input("A", 2, 4, 3)
    net.input("B", 3, 4, 3, low=-0.2, high=0.1)
    net.layer("Concat", "Y", "A", "B", Axis=0)


@network(CASES)
def concat_columns_of_three(net):
    net.input("A", 3, 2, 2)
    net.input("B", 3, 1, 2)
    net.input("C", 3, 4, 2)
    net.layer("Concat", "Y", "A", "B", "C", Axis=1)


@network(CASES)
def concat_axis_minus2(net):
    net.input("A", 3, 2, 2)
    net.input("B", 3, 3, 2)
    net.layer("Concat", "Y", "B", "A", Axis=-2)


@network(CASES)
def concat_vectors(net):
    net.input("A", 7)
    net.input("B", 2, low=3.0, high=4.0)
    net.layer("Concat", "Y", "A", "B")


@network(CASES)
def concat_equal_quantization(net):
    net.input("A", 3, 3, 2)
    net.input("B", 3, 3, 2)
    net.layer("Concat", "Y", "A", "B", range=(-1.0, 1.0))


@network(CASES)
def concat_with_itself(net):
    net.input("X", 3, 3, 2)
    net.layer("Concat", "Y", "X", "X")


@network(CASES, saturates=True)
def concat_saturates(net):
    net.input("A", 3, 3, 2, low=-3.0, high=3.0)
    net.input("B", 3, 3, 2)
    net.layer("Concat", "Y", "A", "B", range=(-1.5, 0.5))


@network(CASES)
def concat_halves(net):
    net.input("A", 8, 8, 1, quantization=Quantization(numpy.float32(1 / 128), 0))
    net.input("B", 8, 8, 1, low=-0.45, high=0.5, quantization=Quantization(numpy.float32(1 / 256), -3))
    net.layer("Concat", "Y", "A", "B", quantization=Quantization(numpy.float32(1 / 64), 1))
