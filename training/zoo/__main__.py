"""Writes tests/NetGen.Models.Tests/Zoo/Agreement: `cd training && /usr/bin/python3 -m zoo`; names of networks do only those."""

import sys
from pathlib import Path

import torch

from zoo.agreement import write
from zoo.networks import NETWORKS

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Zoo" / "Agreement"


def main():
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:]
    if not wanted:
        for old in FOLDER.glob("*.json"):
            old.unlink()
    for network in NETWORKS:
        if not wanted or network.name in wanted:
            write(network, FOLDER)


if __name__ == "__main__":
    main()
