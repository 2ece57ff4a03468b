"""Writes the vectors of the log-mel layer: `cd training && /usr/bin/python3 -m sound`."""

import base64
import json
import zlib
from pathlib import Path

import numpy

from sound.logmel import Exact, LogMel, bound, real

VECTORS = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Sound" / "logmel.json"

LAYERS = {
    "htk": LogMel(40),
    "slaney": LogMel(40, window=512, hop=256, scale="Slaney", low=0),
    "telephone": LogMel(20, rate=8000, window=256, hop=160, low=60, high=3400),
    "causal": LogMel(32, window=640, hop=320, causal=True),
    "causal_hop_is_window": LogMel(12, window=320, hop=320, causal=True),
    "three_quarters": LogMel(16, rate=8000, window=200, hop=80),
    "half_and_two": LogMel(16, rate=16000, window=258, hop=100, floor=1e-3),
    "short": LogMel(3, rate=8000, window=32, hop=7, low=0),
    "shortest": LogMel(2, rate=8000, window=16, hop=16, low=0),
    "long": LogMel(64, rate=48000, window=2048, hop=1024, scale="Slaney"),
}
SCALE, ZERO = 0.11, 13


def sounds(layer, random):
    """Five sounds, each as long as the first three frames and a bit more."""
    n = numpy.arange(layer.window + 2 * layer.hop + 3)
    yield random.integers(-32768, 32768, len(n))
    yield 32767 * numpy.sin(2 * numpy.pi * 0.061 * n)
    yield 6000 * numpy.sin(2 * numpy.pi * 0.031 * n) * (1 + numpy.sin(0.003 * n)) + random.normal(0, 30, len(n))
    yield random.normal(0, 3, len(n))
    yield numpy.where(n < len(n) // 2, 0, -32768)


def main():
    cases = []
    for name, layer in LAYERS.items():
        exact = Exact(layer)
        random = numpy.random.default_rng(zlib.crc32(name.encode()))
        sets = []
        for sound in sounds(layer, random):
            samples = numpy.clip(numpy.round(sound), -32768, 32767).astype(numpy.int16)
            assert (abs(exact.real(samples) - real(layer, samples)) <= bound(layer, samples)).all(), name
            sets.append({
                "samples": packed(samples, "<i2"),
                "features": packed(real(layer, samples), "<f4"),
                "bounds": packed(bound(layer, samples), "<f4"),
                "logs": packed(exact.logs(samples), "<i4"),
                "int8": packed(exact.int8(samples, numpy.float32(SCALE).item(), ZERO), "i1"),
            })
        cases.append({"name": name, "length": len(samples), "layer": attribute(layer), "scale": SCALE, "zero": ZERO, "sounds": sets})
    VECTORS.parent.mkdir(parents=True, exist_ok=True)
    VECTORS.write_text(json.dumps(cases, indent=1) + "\n")


def attribute(layer):
    options = [
        f"SampleRate = {layer.rate}", f"Window = {layer.window}", f"Hop = {layer.hop}", f"LowFrequency = {layer.low}", f"HighFrequency = {layer.high}",
        f"Scale = MelScale.{layer.scale}", f"Floor = {layer.floor:g}f", f"Causal = {str(layer.causal).lower()}"]
    return f"LogMel({layer.mels}, {', '.join(options)})"


def packed(array, element):
    return base64.b64encode(numpy.asarray(array).astype(element).tobytes()).decode()


if __name__ == "__main__":
    main()
