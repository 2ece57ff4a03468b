"""Vectors of beam search, of a small random decoder and of the writer of dates: `cd training && /usr/bin/python3 -m beam [exact]`; `exact` counts the dates that a beam of 4 writes right."""

import base64
import json
import sys
from pathlib import Path

import numpy
import torch

from beam.decoder import MEMORY, Decoder
from beam.search import TooNear, beam, exhaustive, greedy
from dates.__main__ import TEST, TEST_SEED, iso, read_weights
from dates.model import START
from dates.writing import OUTPUT_LENGTH, dates, draw, encode
from netgen.parameters import ParameterFile, Tensor

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "NetGen.Models.Tests" / "Sequences"
SYMBOLS, STEPS, CASES = 5, 7, 12
TINY_SYMBOLS, TINY_STEPS, TINY_CASES = 3, 4, 8
WIDTHS = (1, 2, 4)
TEXTS, MIXED = 40, 12


def main():
    torch.set_num_threads(1)
    random = numpy.random.default_rng(17)
    decoder, tiny = Decoder(SYMBOLS, random), Decoder(TINY_SYMBOLS, random)
    document = {"cases": searches(decoder, random), "exhaustive": all_of(tiny, random), "dates": of_dates()}
    (FOLDER / "beam.json").write_text(json.dumps(document, indent=1) + "\n")
    for name, network in (("beam", decoder), ("beam.tiny", tiny)):
        ParameterFile([], [Tensor(key, "float32", tensor) for key, tensor in network.tensors.items()]).write(FOLDER / f"{name}.netgen")


def searches(decoder, random):
    """Searches of all widths without an end, and with one, over the same memories."""
    cases = []
    for end in (None, 2):
        found = 0
        while found < CASES:
            memory = (random.standard_normal(MEMORY) * 1.5).astype(numpy.float32)
            first = decoder.begin(memory)
            try:
                results = {width: beam(decoder.step, first, decoder.start, width, STEPS, end) for width in WIDTHS}
            except TooNear:
                continue
            assert results[1][0] == greedy(decoder.step, first, decoder.start, STEPS, end)[0]
            found += 1
            for width, (symbols, score, rows) in results.items():
                cases.append({"memory": packed(memory), "beam": width, "end": end, "symbols": symbols, "score": score, "rows": packed(rows.numpy())})
    for width in WIDTHS[1:]:
        assert sum(case["beam"] == width and case["symbols"] != other["symbols"] for case, other in zip(cases, greedy_of(cases))) >= 6
    assert any(case["symbols"][-1] == case["end"] for case in cases) and any(case["end"] is not None and case["end"] not in case["symbols"] for case in cases)
    return cases


def greedy_of(cases):
    """For each case that of one hypothesis."""
    return [next(other for other in cases if other["beam"] == 1 and (other["memory"], other["end"]) == (case["memory"], case["end"])) for case in cases]


def all_of(decoder, random):
    """The best of all sequences: what a beam finds that keeps as many as there are up to the last step."""
    cases = []
    while len(cases) < TINY_CASES:
        memory = (random.standard_normal(MEMORY) * 1.5).astype(numpy.float32)
        first = decoder.begin(memory)
        symbols, score = exhaustive(decoder.step, first, decoder.start, TINY_SYMBOLS, TINY_STEPS)
        alone, _ = greedy(decoder.step, first, decoder.start, TINY_STEPS)
        if len(cases) >= TINY_CASES // 2 or symbols != alone:
            cases.append({"memory": packed(memory), "symbols": symbols, "score": score, "greedy": alone})
    return cases


def of_dates():
    """What the writer of dates writes: of held-out texts, and of such whose letters are mixed, where the best sequence is another one than the greedy one."""
    model, (texts, _, _), random = read_weights(), held_out(), numpy.random.default_rng(23)
    cases = []
    for number, text in enumerate(texts):
        is_mixed = number >= TEXTS
        text = "".join(random.permutation(list(text))) if is_mixed else text
        first, step = writer(model, encode(text))
        try:
            results = [beam(step, first, START, width, OUTPUT_LENGTH) for width in (1, 4)]
        except TooNear:
            continue
        if is_mixed and results[0][0] == results[1][0]:
            continue
        case = {"text": text, "greedy": iso(results[0][0]), "answer": iso(results[1][0]), "score": results[1][1]}
        cases.append(case if len(cases) % 10 else {**case, "attention": packed(results[1][2].numpy())})
        if len(cases) == TEXTS + MIXED:
            return cases


def exact():
    """How many held-out texts a beam of 4 writes right."""
    model, (_, tokens, targets) = read_weights(), held_out()
    right = 0
    for numbers, target in zip(tokens, targets):
        first, step = writer(model, numbers)
        right += beam(step, first, START, 4, OUTPUT_LENGTH, gap=0)[0] == target.tolist()
    print(f"beam of 4: {right} of {len(tokens)} exact")


def held_out():
    return draw(dates(held_out=True), TEST, numpy.random.default_rng(TEST_SEED))


def writer(model, tokens):
    """The state in front of the first step, and the step."""
    with torch.no_grad():
        values, keys, first = model.begin(torch.from_numpy(tokens[None]).long())

    @torch.no_grad()
    def step(state, symbol):
        logits, after, weights = model.step(values, keys, state, torch.tensor([symbol]))
        return logits[0], after, weights[0]

    return first, step


def packed(array):
    return base64.b64encode(array.astype("<f4").tobytes()).decode()


if __name__ == "__main__":
    exact() if sys.argv[1:] == ["exact"] else main()
