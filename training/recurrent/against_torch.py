"""The equations in `cells` are those of PyTorch's own layers, wherever PyTorch has them."""

import torch

from recurrent import cells


def check():
    torch.manual_seed(5)
    same("RNN", cells.elman, torch.nn.RNN(4, 3, bidirectional=True).double())
    same("LSTM", cells.lstm, torch.nn.LSTM(4, 3, bidirectional=True).double())
    same("GRU", cells.gru_after, torch.nn.GRU(4, 3, bidirectional=True).double())
    projected = torch.nn.LSTM(4, 5, proj_size=3, bidirectional=True).double()
    same("LSTM with a projection", lambda p, x, s: cells.lstm(p, x, s, projection=True), projected)


def same(name, cell, module):
    rows = torch.rand(6, 4, dtype=torch.float64)
    wanted = module(rows)[0]
    both = []
    for backwards, suffix in ((False, ""), (True, "_reverse")):
        p = {"weight": "weight_ih", "recurrent_weight": "weight_hh", "bias": "bias_ih", "recurrent_bias": "bias_hh", "projection_weight": "weight_hr"}
        p = {role: getattr(module, f"{theirs}_l0{suffix}", None) for role, theirs in p.items()}
        if cell is not cells.gru_after:
            p["bias"] = p["bias"] + p["recurrent_bias"]
        state = [torch.zeros(3, dtype=torch.float64), torch.zeros(module.hidden_size, dtype=torch.float64)]
        both.append(cells.sequence(cell, p, rows, state[:2 if "LSTM" in name else 1], backwards)[0])
    error = (torch.cat(both, 1) - wanted).abs().max().item()
    assert error < 1e-12, f"{name}: off by {error}"
