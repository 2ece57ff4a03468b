"""Writes parameter files (`*.netgen`) as docs/parameters.md describes them."""

import base64
import zlib
from dataclasses import dataclass, field
from typing import Optional

import numpy

LINE_LENGTH = 76
STORED_TYPES = {"float32": "<f4", "int32": "<i4", "int16": "<i2", "int8": "i1"}


@dataclass(frozen=True)
class Tensor:
    """A named array with its element type; quantized tensors have one scale or one for each index of `axis`."""

    name: str
    type: str
    data: numpy.ndarray
    scales: Optional[numpy.ndarray] = None
    axis: int = 0


@dataclass(frozen=True)
class Value:
    """The quantization of an activation."""

    name: str
    type: str
    scale: float
    zero: int


@dataclass
class ParameterFile:
    """The values and tensors of one network, in the order in which they are written."""

    values: list = field(default_factory=list)
    tensors: list = field(default_factory=list)

    @property
    def empty(self):
        return not self.values and not self.tensors

    def text(self):
        lines = ["netgen-parameters 1"]
        for value in self.values:
            lines.append(f"value {value.name} {value.type} scale {number(value.scale)} zero {value.zero}")
        for tensor in self.tensors:
            lines.extend(tensor_lines(tensor))
        lines.append(f"end {len(self.tensors)} tensors {len(self.values)} values")
        return "\n".join(lines) + "\n"

    def write(self, path):
        path.write_bytes(self.text().encode("ascii"))


def number(value):
    """A float32 in nine significant digits, which read back as the same float32."""
    text = f"{float(numpy.float32(value)):.9g}"
    assert numpy.float32(text) == numpy.float32(value)
    return text


def tensor_lines(tensor):
    shape = "x".join(str(size) for size in tensor.data.shape)
    yield f"tensor {tensor.name} {tensor.type} {shape}"
    if tensor.scales is not None:
        yield from scale_lines(tensor.scales)
        if len(tensor.scales) > 1 and tensor.axis != 0:
            yield f"axis {tensor.axis}"
    raw = tensor.data.astype(STORED_TYPES[tensor.type]).tobytes()
    yield f"data {len(raw)} crc32 {zlib.crc32(raw):08x}"
    encoded = base64.b64encode(raw).decode("ascii")
    for start in range(0, len(encoded), LINE_LENGTH):
        yield encoded[start:start + LINE_LENGTH]


def scale_lines(scales):
    """One list of scales, broken into lines that stay short."""
    per_line = 6
    for start in range(0, len(scales), per_line):
        yield "scale " + " ".join(number(scale) for scale in scales[start:start + per_line])


def read(path):
    """The contents of a parameter file that `ParameterFile.write` wrote."""
    file, lines = ParameterFile(), iter(path.read_text().splitlines()[1:])
    for line in lines:
        words = line.split()
        if words[0] == "value":
            file.values.append(Value(words[1], words[2], float(words[4]), int(words[6])))
        elif words[0] == "tensor":
            file.tensors.append(read_tensor(*words[1:], lines))
    return file


def read_tensor(name, element, shape, lines):
    """A tensor whose first line has been read."""
    scales, axis = [], 0
    for line in lines:
        words = line.split()
        if words[0] == "scale":
            scales += [float(scale) for scale in words[1:]]
        elif words[0] == "axis":
            axis = int(words[1])
        else:
            break
    length, check = int(words[1]), int(words[3], 16)
    encoded = ""
    while len(encoded) * 3 // 4 - encoded.count("=") < length:
        encoded += next(lines)
    raw = base64.b64decode(encoded)
    assert zlib.crc32(raw) == check, name
    data = numpy.frombuffer(raw, STORED_TYPES[element]).astype(numpy.int64 if element != "float32" else numpy.float32)
    return Tensor(name, element, data.reshape([int(size) for size in shape.split("x")]), numpy.array(scales, numpy.float32) if scales else None, axis)
