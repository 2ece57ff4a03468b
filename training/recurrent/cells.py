"""One step of each cell in float64, after the equations of its paper; PyTorch has no such cell, or its own is checked against these."""

import torch


def elman(p, x, state, f=torch.tanh):
    h = f(p["weight"] @ x + p["recurrent_weight"] @ state[0] + p["bias"])
    return h, [h]


def lstm(p, x, state, peepholes=False, coupled=False, projection=False):
    h, c = state
    sums = p["weight"] @ x + p["recurrent_weight"] @ h + p["bias"]
    if coupled:
        f, g, o = sums.chunk(3)
        peeking = dict(zip("fo", p["peephole"].chunk(2))) if peepholes else {}
    else:
        i, f, g, o = sums.chunk(4)
        peeking = dict(zip("ifo", p["peephole"].chunk(3))) if peepholes else {}
    f = torch.sigmoid(f + peeking.get("f", 0) * c)
    i = 1 - f if coupled else torch.sigmoid(i + peeking.get("i", 0) * c)
    c = f * c + i * torch.tanh(g)
    h = torch.sigmoid(o + peeking.get("o", 0) * c) * torch.tanh(c)
    if projection:
        h = p["projection_weight"] @ h
    return h, [h, c]


def gru_after(p, x, state):
    h = state[0]
    of_input = (p["weight"] @ x + p["bias"]).chunk(3)
    of_state = (p["recurrent_weight"] @ h + p["recurrent_bias"]).chunk(3)
    r = torch.sigmoid(of_input[0] + of_state[0])
    z = torch.sigmoid(of_input[1] + of_state[1])
    n = torch.tanh(of_input[2] + r * of_state[2])
    h = (1 - z) * n + z * h
    return h, [h]


def gru_before(p, x, state):
    h = state[0]
    of_input = (p["weight"] @ x + p["bias"]).chunk(3)
    rows = p["recurrent_weight"].chunk(3)
    r = torch.sigmoid(of_input[0] + rows[0] @ h)
    z = torch.sigmoid(of_input[1] + rows[1] @ h)
    n = torch.tanh(of_input[2] + rows[2] @ (r * h))
    h = (1 - z) * n + z * h
    return h, [h]


def minimal_gru(p, x, state):
    h = state[0]
    of_input = (p["weight"] @ x + p["bias"]).chunk(2)
    rows = p["recurrent_weight"].chunk(2)
    f = torch.sigmoid(of_input[0] + rows[0] @ h)
    n = torch.tanh(of_input[1] + rows[1] @ (f * h))
    h = (1 - f) * h + f * n
    return h, [h]


def sequence(cell, p, rows, state, backwards=False, stack=torch.stack):
    """All outputs, each at the row that it was made from, and the state behind the last one."""
    outputs = [None] * len(rows)
    order = range(len(rows))
    for t in reversed(order) if backwards else order:
        outputs[t], state = cell(p, rows[t], state)
    return stack(outputs), state
