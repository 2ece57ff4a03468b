"""Writes all cases to tests/NetGen.Models.Tests/Vectors: `cd training && /usr/bin/python3 -m operators`."""

from pathlib import Path

import torch

from operators import activation, blocks, convolution, dense, depthwise, detection, joins, moves, networks, normalization, pooling, random_networks, segmentation, sequence, transposed

FAMILIES = (convolution, depthwise, transposed, dense, pooling, activation, joins, moves, normalization, blocks, networks, random_networks, detection, segmentation, sequence)
FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Vectors"


def main():
    torch.set_num_threads(1)
    cases = [case for family in FAMILIES for case in family.CASES]
    assert len({case.name for case in cases}) == len(cases), "two cases of one name"
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in [*FOLDER.glob("*.json"), *FOLDER.glob("*.netgen")]:
        old.unlink()
    for case in cases:
        case.write(FOLDER)
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    print(f"{len(cases)} cases, {sum(case.vectors for case in cases)} vectors, {size:,} bytes")


if __name__ == "__main__":
    main()
