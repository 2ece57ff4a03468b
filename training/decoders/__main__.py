"""Writes the decoders' cases to tests/NetGen.Models.Tests/Sequences/Decoders: `cd training && /usr/bin/python3 -m decoders`."""

import base64
import json
from pathlib import Path

import numpy
import torch

from decoders.cases import CASES

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Sequences" / "Decoders"


def encoded(array, element):
    return base64.b64encode(numpy.asarray(array).astype(element).tobytes()).decode("ascii")


def packed(case, vectors, element):
    """Symbols have 32 bits in both precisions, an Lstm's cell 16 in integers."""
    elements = {f"Y.{k + 1}": "<i2" if element == "i1" and row.endswith(".2") else element for k, row in enumerate(case.rows)}
    return [{"inputs": {"X": encoded(x, element)}, "outputs": {name: encoded(array, elements.get(name, "<i4")) for name, array in outputs.items()}} for x, outputs in vectors]


def main():
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in [*FOLDER.glob("*.json"), *FOLDER.glob("*.netgen")]:
        old.unlink()
    for case in CASES:
        floats, vectors, file, integers = case.run()
        alike = sum((real["Y.0"] == number["Y.0"]).all() for (_, real), (_, number) in zip(vectors, integers))
        print(f"{case.name}: {[real['Y.0'].tolist() for _, real in vectors]}, int8 writes {alike} of {len(vectors)} alike")
        document = {"name": case.name, "members": case.members, "step": case.step, "float32": packed(case, vectors, "<f4"), "int8": packed(case, integers, "i1")}
        (FOLDER / f"{case.name}.json").write_text(json.dumps(document, indent=1) + "\n")
        floats.write(FOLDER / f"{case.name}.float32.netgen")
        file.write(FOLDER / f"{case.name}.int8.netgen")


if __name__ == "__main__":
    main()
