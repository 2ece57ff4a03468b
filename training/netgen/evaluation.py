"""Runs a network over the reals, chooses its quantizations by the ranges seen there, and runs it in int8."""

import numpy

from netgen.functions import activate
from netgen.parameters import ParameterFile, Value
from netgen.quantization import Quantization, from_range
from netgen.tflite.requantize import FULL_RANGE, clamp_of


def run_real(network, feeds):
    """All values in float64."""
    values = {name: array.astype(numpy.float64) for name, array in feeds.items()}
    for node in network.nodes:
        result = node.layer.real([values[i] for i in node.inputs])
        if node.function is not None:
            values[node.linear] = result
            result = node.function.real(result)
        elif node.clamp != "None":
            result = activate(node.clamp, result)
        store(values, node, result)
    return values


def run_int8(network, quantizations, feeds):
    """All values in int8, after `quantize`."""
    values = {name: array if quantizations[name] is None else quantizations[name].quantize(array) for name, array in feeds.items()}
    for node in network.nodes:
        sources = [quantizations[i] for i in node.inputs]
        target = quantizations[node.first_value]
        clamped = node if node.normalization is None else node.normalization
        clamp = FULL_RANGE if target is None else clamp_of(clamped.clamp, target)
        result = node.layer.integer([values[i] for i in node.inputs], sources, target, clamp)
        if node.function is not None:
            values[node.linear] = result
            result = node.function.integer(result, target, quantizations[node.values[0]])
        store(values, node, result)
    return values


def quantize(network, runs):
    """Every value's quantization, and the int8 parameter file."""
    quantizations, file = {}, ParameterFile()

    def add_value(name):
        file.values.append(Value(name, "int8", quantizations[name].scale, quantizations[name].zero))

    for name, span in network.inputs.items():
        if name in network.elements:
            quantizations[name] = None
            continue
        quantizations[name] = span.quantization or from_range(span.low, span.high)
        add_value(name)
    for node in network.nodes:
        sources = [quantizations[i] for i in node.inputs]
        target = node.layer.output_quantization(sources, chosen(node, runs))
        file.tensors.extend(node.layer.quantize(sources, target))
        if node.function is None:
            quantizations.update({value: None if part in node.layer.indices else target for part, value in enumerate(node.values)})
            if node.layer.has_value:
                add_value(node.values[0])
        else:
            output = node.values[0]
            file.tensors.extend(node.function.quantize())
            quantizations[node.linear] = target
            quantizations[output] = node.function.output_quantization(from_range(*value_range(output, runs)))
            add_value(node.linear)
            add_value(output)
    return quantizations, file


def restore(network, file):
    """Every value's quantization from an int8 parameter file, whose tensors the network's layers take over."""
    quantizations = {value.name: Quantization(numpy.float32(value.scale), value.zero) for value in file.values}
    tensors = {tensor.name: tensor for tensor in file.tensors}
    for node in network.nodes:
        if node.layer.parameters:
            weight, bias = tensors[node.layer.name + ".weight"], tensors[node.layer.name + ".bias"]
            node.layer.weight, node.layer.scales, node.layer.bias = weight.data, weight.scales, bias.data
        if not node.layer.has_value:
            quantizations.update(dict.fromkeys(node.values, node.layer.output_quantization([quantizations[i] for i in node.inputs], None)))
    return quantizations


def chosen(node, runs):
    """The quantization of a layer's output before its function; behind a folded normalization where there is one."""
    decisive = node if node.normalization is None else node.normalization
    hints = decisive.layer.hints
    return hints.quantization or from_range(*(hints.range or value_range(decisive.first_value, runs)))


def value_range(value, runs):
    return min(run[value].min() for run in runs), max(run[value].max() for run in runs)


def store(values, node, result):
    parts = result if isinstance(result, list) else [result]
    for value, part in zip(node.values, parts):
        assert part.shape == tuple(node.layer.shape), f"{value}: {part.shape} is not {node.layer.shape}"
        values[value] = part
