"""Writes the decoders' cases to tests/NetGen.Models.Tests/Sequences/Decoders: `cd training && /usr/bin/python3 -m decoders`."""

import base64
import json
from pathlib import Path

import numpy
import torch

from decoders.cases import CASES

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Sequences" / "Decoders"


def encoded(name, array, element):
    return base64.b64encode(numpy.asarray(array).astype("<i4" if name == "Y.0" else element).tobytes()).decode("ascii")


def packed(vectors, element):
    return [{"inputs": {"X": encoded("X", x, element)}, "outputs": {name: encoded(name, array, element) for name, array in outputs.items()}} for x, outputs in vectors]


def main():
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in [*FOLDER.glob("*.json"), *FOLDER.glob("*.netgen")]:
        old.unlink()
    for case in CASES:
        floats, vectors, file, integers = case.run()
        alike = sum((real["Y.0"] == number["Y.0"]).all() for (_, real), (_, number) in zip(vectors, integers))
        print(f"{case.name}: {[real['Y.0'].tolist() for _, real in vectors]}, int8 writes {alike} of {len(vectors)} alike")
        document = {"name": case.name, "members": case.members, "step": case.step, "float32": packed(vectors, "<f4"), "int8": packed(integers, "i1")}
        (FOLDER / f"{case.name}.json").write_text(json.dumps(document, indent=1) + "\n")
        floats.write(FOLDER / f"{case.name}.float32.netgen")
        file.write(FOLDER / f"{case.name}.int8.netgen")


if __name__ == "__main__":
    main()
