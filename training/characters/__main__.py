"""Trains both models and writes their weights and vectors: `cd training && /usr/bin/python3 -m characters [gru|transformer]`."""

import sys
from pathlib import Path

import torch

from characters import export
from characters.models import Gru, Transformer
from characters.text import read
from characters.train import train_gru, train_transformer

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "Characters"
VECTORS = ROOT / "tests" / "NetGen.Models.Tests" / "Sequences"


def main():
    torch.set_num_threads(1)
    training, held_out = read()
    print(f"text: {len(training)} characters for training, {len(held_out)} held out", flush=True)
    wanted = sys.argv[1:] or [Gru.NAME, Transformer.NAME]
    for train in (train_gru, train_transformer):
        if train.__name__.removeprefix("train_") not in wanted:
            continue
        model = train(training)
        export.write_weights(SAMPLE / f"{model.NAME}.npz", model)
        model = export.read_weights(SAMPLE / f"{model.NAME}.npz", type(model)())
        figures = {"bitsPerCharacter": round(export.bits_per_character(model, held_out), 4)}
        if isinstance(model, Gru):
            figures["bitsPerCharacterStreamed"] = round(export.bits_streamed(model, held_out), 4)
        weights = sum(parameter.numel() for parameter in model.parameters())
        print(f"{model.NAME}: {weights} numbers, {figures}")
        export.write_vectors(VECTORS / f"characters.{model.NAME}.json", model, held_out, figures)
        print(export.greedy(model, export.PROMPT, export.GREEDY))


if __name__ == "__main__":
    main()
