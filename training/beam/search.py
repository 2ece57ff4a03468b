"""Beam search and exhaustive search, written down as they are defined: every sequence that can follow is listed, sorted, and cut off."""

import itertools

import torch

GAP = 1e-4             # generated code computes in float32


class TooNear(Exception):
    """Two sums that decide something are nearly equal."""


def beam(step, first, start, width, steps, end=None, gap=GAP):
    """
    The symbols, the sum of log-probabilities and the marked rows of the best sequence; sums that decide something must be farther apart than `gap`. `step(state, symbol)` gives logits, the next state and a row. No step is left out: a sequence
    that ended goes on with `end`, at no cost, and with rows of zeros.
    """
    kept = [(0.0, [], [], first, start, False)]
    for _ in range(steps):
        following = []
        for rank, (score, symbols, rows, state, symbol, is_over) in enumerate(kept):
            if is_over:
                following.append((-score, rank, end, None, rows + [torch.zeros_like(rows[-1])]))
                continue
            logits, next_state, row = step(state, symbol)
            for next_symbol, added in enumerate(torch.log_softmax(logits, 0).tolist()):
                following.append((-(score + added), rank, next_symbol, next_state, rows + [row]))
        following.sort(key=lambda candidate: candidate[:3])
        if any(after[0] - before[0] < gap for before, after in itertools.pairwise(following[:width + 1])):
            raise TooNear
        kept = [(-cost, kept[rank][1] + [symbol], rows, state, symbol, symbol == end) for cost, rank, symbol, state, rows in following[:width]]
    score, symbols, rows = kept[0][:3]
    return symbols, score, torch.stack(rows)


def greedy(step, state, symbol, steps, end=None):
    """The symbols, each the best one by itself, and the sum of their log-probabilities."""
    symbols, score = [], 0.0
    for _ in range(steps):
        if symbols and symbols[-1] == end:
            symbols.append(end)
            continue
        logits, state, _ = step(state, symbol)
        symbol = int(logits.argmax())
        score += float(torch.log_softmax(logits, 0)[symbol])
        symbols.append(symbol)
    return symbols, score


def exhaustive(step, first, start, symbols, steps):
    """The best of all sequences of so many symbols, each looked at by itself."""
    best = None
    for sequence in itertools.product(range(symbols), repeat=steps):
        state, told, score = first, start, 0.0
        for symbol in sequence:
            logits, state, _ = step(state, told)
            score += float(torch.log_softmax(logits, 0)[symbol])
            told = symbol
        if best is None or score > best[1]:
            best = list(sequence), score
    return best
