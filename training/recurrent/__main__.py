"""Writes the recurrent cases to tests/NetGen.Models.Tests/Recurrent: `cd training && /usr/bin/python3 -m recurrent`."""

import base64
import json
from pathlib import Path

import numpy
import torch

from recurrent.against_torch import check
from recurrent.cases import CASES

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Recurrent" / "Vectors"


def encoded(array, element="<f4"):
    return base64.b64encode(numpy.asarray(array).astype(element).tobytes()).decode("ascii")


def encoded_integers(name, array):
    """An LSTM's cell has 16 bits, all others have 8."""
    return encoded(array, "<i2" if name == "Y.2" else "i1")


def main():
    torch.set_num_threads(1)
    check()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in [*FOLDER.glob("*.json"), *FOLDER.glob("*.netgen")]:
        old.unlink()
    for case in CASES:
        members, parameters, vectors, integers = case.run()
        document = {
            "name": case.name,
            "members": members,
            "float32": [{"inputs": {k: encoded(v) for k, v in inputs.items()}, "outputs": {k: encoded(v) for k, v in outputs.items()}}
                        for inputs, outputs in vectors],
        }
        if integers is not None:
            file, runs = integers
            file.write(FOLDER / f"{case.name}.int8.netgen")
            document["int8"] = [{"inputs": {k: encoded_integers(k, v) for k, v in inputs.items()}, "outputs": {k: encoded_integers(k, v) for k, v in outputs.items()}}
                                for inputs, outputs in runs]
        (FOLDER / f"{case.name}.json").write_text(json.dumps(document, indent=1) + "\n")
        parameters.write(FOLDER / f"{case.name}.float32.netgen")
    print(f"{len(CASES)} cases, {sum(file.stat().st_size for file in FOLDER.iterdir()):,} bytes")


if __name__ == "__main__":
    main()
