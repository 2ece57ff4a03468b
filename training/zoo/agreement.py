"""Runs a network in float64 and writes what it says to a file."""

import base64
import json
import zlib

import numpy
import torch

from zoo import hashing
from zoo.filling import fill

CALIBRATION = 8
FLOAT_VECTORS = 2


def images(network, kind, count):
    values = numpy.stack([hashing.image(f"{network.source}.{kind}.{i}", network.shape) for i in range(count)])
    return torch.from_numpy(values if len(network.shape) == 1 else numpy.ascontiguousarray(values.transpose(0, 3, 1, 2)))


def encoded(values, stride=1):
    flat = numpy.ascontiguousarray(values).reshape(-1)[::stride]
    return base64.b64encode(flat.astype("<f4").tobytes()).decode("ascii")


def results(outputs):
    """A list whatever the model returns."""
    return list(outputs) if isinstance(outputs, tuple) else [outputs]


def declared(network, raw):
    """The outputs of the declaration, of most classifiers the softmax."""
    return [torch.softmax(raw[0], 1)] if network.softmax else raw


def relative(values, exact):
    return float((values.double() - exact).abs().max() / exact.abs().max())


def run(network, report=print):
    """The document of a network."""
    torch.set_grad_enabled(False)
    model = network.make().double().eval()
    tensors, last, gains = fill(model, images(network, "calibration", CALIBRATION).double())
    inputs = images(network, "input", network.vectors)
    raw = results(model(inputs.double()))
    exact = declared(network, raw)
    single = declared(network, results(model.float()(inputs)))
    errors = [relative(value, reference) for value, reference in zip(single, exact)]
    checksum = 0
    for name in sorted(tensors):
        checksum = zlib.crc32(tensors[name].astype("<f4").tobytes(), zlib.crc32(name.encode("ascii"), checksum))
    varying = [float(value.std(0).mean() / value.std()) for value in raw]
    report(f"{network.name}: {sum(value.size for value in tensors.values()):,} parameters, PyTorch float32 {max(errors):.1e}, "
           f"largest {[round(float(v.abs().max()), 3) for v in raw]}, spread {[round(float(v.std()), 3) for v in raw]}, of it between inputs {[round(v, 2) for v in varying]}, gains {min(gains.values(), default=0)}..{max(gains.values(), default=0)}")
    return {
        "network": network.name,
        "width": network.width,
        "divisor": network.divisor,
        "shape": list(network.shape),
        "units": {str(key): value for key, value in network.units.items()},
        "last": last,
        "gains": gains,
        "parameters": len(tensors),
        "checksum": checksum,
        "float32": float(f"{max(errors):.2g}"),
        "strides": list(network.strides),
        "outputs": [[encoded(output[i], stride) for output, stride in zip(exact, network.strides)] for i in range(FLOAT_VECTORS)],
        "logits": [[encoded(output[i], stride) for output, stride in zip(raw, network.strides)] for i in range(network.vectors)],
    }


def write(network, folder):
    text = json.dumps(run(network), separators=(",", ":")).replace(',"', ',\n"').replace('"gains":{', '"gains":{\n') + "\n"
    (folder / f"{network.name}.json").write_bytes(text.encode("ascii"))
