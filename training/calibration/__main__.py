"""What PyTorch's observers and NumPy's percentiles say of some numbers: `cd training && /usr/bin/python3 -m calibration`."""

import base64
import json
from pathlib import Path

import numpy
import torch
from torch.quantization.observer import MinMaxObserver, PerChannelMinMaxObserver

TARGET = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Calibration" / "observers.json"
PERCENTILES = [0.0, 0.1, 1.0, 5.0, 50.0, 95.0, 99.0, 99.9, 99.99, 100.0]


def main():
    random = numpy.random.default_rng(5)
    activations = {
        "normal": random.normal(0, 1, 1000),
        "shifted": random.normal(3, 1, 777),
        "below zero": -random.gamma(2, 1, 501),
        "rectified": numpy.maximum(random.normal(0, 2, 640), 0),
        "outliers": numpy.concatenate([random.normal(0, 0.1, 999), [25.0, -4.0]]),
        "tiny": random.normal(0, 1e-30, 300),
        "huge": random.normal(0, 1e30, 300),
        "two": [0.25, -0.5],
        "one": [1.75],
        "ties": random.integers(-3, 4, 200) / 4,
    }
    weights = {
        "convolution": (random.normal(0, 0.2, (8, 3, 3, 5)), 0),
        "depthwise": (random.normal(0, 0.2, (3, 3, 12)) * random.uniform(0.01, 10, 12), 2),
        "dense": (random.normal(0, 0.05, (10, 33)), 0),
    }
    golden = {
        "torch": torch.__version__,
        "numpy": numpy.__version__,
        "activations": [activation(name, values) for name, values in activations.items()],
        "weights": [weight(name, values, axis) for name, (values, axis) in weights.items()],
    }
    TARGET.write_text(json.dumps(golden, indent=1) + "\n")


def activation(name, values):
    values = numpy.asarray(values, numpy.float32)
    # eps: the smallest scale; the observer's own choice would hide tiny ranges.
    observer = MinMaxObserver(dtype=torch.qint8, qscheme=torch.per_tensor_affine, quant_min=-128, quant_max=127, eps=1e-37)
    observer(torch.from_numpy(values))
    scale, zero = observer.calculate_qparams()
    return {
        "name": name,
        "values": encode(values),
        "scale": float(scale),
        "zero": int(zero),
        "percentiles": [[p, float(numpy.percentile(values.astype(numpy.float64), p))] for p in PERCENTILES],
    }


def weight(name, values, axis):
    values = torch.from_numpy(numpy.asarray(values, numpy.float32))
    channels = PerChannelMinMaxObserver(ch_axis=axis, dtype=torch.qint8, qscheme=torch.per_channel_symmetric, quant_min=-127, quant_max=127, eps=1e-37)
    channels(values)
    scales, zeros = channels.calculate_qparams()
    assert not zeros.any()
    whole = MinMaxObserver(dtype=torch.qint8, qscheme=torch.per_tensor_symmetric, quant_min=-127, quant_max=127, eps=1e-37)
    whole(values)
    scale, _ = whole.calculate_qparams()
    numbers = torch.quantize_per_channel(values, scales.double(), zeros, axis, torch.qint8).int_repr()
    return {
        "name": name,
        "shape": list(values.shape),
        "axis": axis,
        "values": encode(values.numpy()),
        "scales": [float(s) for s in scales],
        "scale": float(scale),
        "numbers": base64.b64encode(numbers.numpy().tobytes()).decode(),
    }


def encode(values):
    return base64.b64encode(numpy.ascontiguousarray(values, "<f4").tobytes()).decode()


if __name__ == "__main__":
    main()
