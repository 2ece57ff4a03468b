"""Writes the recurrent cases to tests/NetGen.Models.Tests/Recurrent: `cd training && /usr/bin/python3 -m recurrent`."""

import base64
import json
from pathlib import Path

import torch

from recurrent.against_torch import check
from recurrent.cases import CASES

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Recurrent" / "Vectors"


def encoded(array):
    return base64.b64encode(array.to(torch.float32).numpy().astype("<f4").tobytes()).decode("ascii")


def main():
    torch.set_num_threads(1)
    check()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in [*FOLDER.glob("*.json"), *FOLDER.glob("*.netgen")]:
        old.unlink()
    for case in CASES:
        members, parameters, vectors = case.run()
        document = {
            "name": case.name,
            "members": members,
            "vectors": [{"inputs": {k: encoded(v) for k, v in inputs.items()}, "outputs": {k: encoded(v) for k, v in outputs.items()}}
                        for inputs, outputs in vectors],
        }
        (FOLDER / f"{case.name}.json").write_text(json.dumps(document, indent=1) + "\n")
        parameters.write(FOLDER / f"{case.name}.float32.netgen")
    print(f"{len(CASES)} cases, {sum(file.stat().st_size for file in FOLDER.iterdir()):,} bytes")


if __name__ == "__main__":
    main()
