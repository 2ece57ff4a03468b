"""Gives a network its parameters."""

import numpy
import torch
from torch import nn

from zoo import hashing


def tensor(values):
    return torch.from_numpy(numpy.ascontiguousarray(values))


def weight_of(layer, name):
    """The weight in NetGen's layout, and as PyTorch has it: from M x R x S x C, of depthwise convolutions from R x S x C, to M x C x R x S."""
    if isinstance(layer, nn.Linear):
        values = hashing.weight(name, layer.out_features, layer.in_features)
        return values, tensor(values)
    rows, columns = layer.kernel_size
    channels, inputs = layer.out_channels, layer.in_channels // layer.groups
    values = hashing.weight(name, channels, rows * columns * inputs)
    if layer.groups > 1 and inputs == 1:
        values = values.T.reshape(rows, columns, channels)
        return values, tensor(values.transpose(2, 0, 1)[:, None])
    values = values.reshape(channels, rows, columns, inputs)
    return values, tensor(values.transpose(0, 3, 1, 2))


def log_spread(values):
    """The base-2 logarithm of the standard deviation, rounded."""
    return int(torch.log2(values.std()).round())


def fill(network, calibration):
    """Fills a network of float64, and measures while it runs how its sums spread.

    Returns the float32 tensors by NetGen's names, the last layer, and the gains by layer: the rounded base-2 logarithms of the spread. Where a normalization follows, its
    mean and variance are of that size; the weights of the last layer are divided by it, so that a softmax
    behind it is neither flat nor a single one.
    """
    tensors, gains, hooks = {}, {}, []

    def put(name, values, target, converted=None):
        tensors[name] = values
        target.data.copy_(tensor(values) if converted is None else converted)

    def normalize(layer, inputs):
        gains[layer.netgen] = gain = log_spread(inputs[0])
        values = hashing.normalization(layer.netgen, layer.num_features, gain)
        for name, target in (("gamma", layer.weight), ("beta", layer.bias), ("mean", layer.running_mean), ("variance", layer.running_var)):
            put(f"{layer.netgen}.{name}", values[name], target)

    def divide(layer, inputs, output):
        gains[layer.netgen] = gain = log_spread(output)
        put(layer.netgen + ".weight", tensors[layer.netgen + ".weight"] * numpy.float32(2.0 ** -gain), layer.weight, layer.weight * 2.0 ** -gain)

    layers = [layer for layer in network.modules() if hasattr(layer, "netgen")]
    for layer in layers:
        if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
            hooks.append(layer.register_forward_pre_hook(normalize))
            continue
        values, converted = weight_of(layer, layer.netgen + ".weight")
        assert layer.netgen + ".weight" not in tensors, layer.netgen
        put(layer.netgen + ".weight", values, layer.weight, converted)
        if layer.bias is not None:
            put(layer.netgen + ".bias", hashing.around(layer.netgen + ".bias", len(layer.bias), 0.5, 0.125), layer.bias)
    hooks.append(layers[-1].register_forward_hook(divide))
    network(calibration)
    for hook in hooks:
        hook.remove()
    return tensors, layers[-1].netgen, gains
