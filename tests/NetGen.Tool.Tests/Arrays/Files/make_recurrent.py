"""Makes the files of recurrent layers beside it with NumPy and PyTorch: python3 make_recurrent.py"""
import pathlib

import numpy as np
import torch

here = pathlib.Path(__file__).parent
torch.manual_seed(3)
random = np.random.default_rng(3)


def save(name, arrays, inputs, outputs):
    np.savez_compressed(here / f"{name}.npz", **arrays)
    np.savez_compressed(here / f"{name}_golden.npz", inputs=inputs.astype(np.float32), outputs=outputs)


class Stack(torch.nn.Module):
    """Every recurrent layer of PyTorch: stacked, in both directions, without bias, projected."""

    def __init__(self):
        super().__init__()
        self.lstm = torch.nn.LSTM(4, 5, num_layers=2, bidirectional=True, batch_first=True)
        self.gru = torch.nn.GRU(10, 6, batch_first=True)
        self.rnn = torch.nn.RNN(6, 6, bias=False, bidirectional=True, batch_first=True)
        self.proj = torch.nn.LSTM(12, 5, proj_size=3, bidirectional=True, batch_first=True)
        self.head = torch.nn.Linear(6 * 6, 3)

    def forward(self, x):
        for layer in (self.lstm, self.gru, self.rnn, self.proj):
            x = layer(x)[0]
        return self.head(torch.flatten(x, 1))


class Cells(torch.nn.Module):
    """One step after the other in the user's own loop."""

    def __init__(self):
        super().__init__()
        self.first = torch.nn.GRUCell(4, 5)
        self.second = torch.nn.LSTMCell(5, 3)

    def forward(self, x):
        state = torch.zeros(len(x), 5, dtype=x.dtype)
        hidden = cell = torch.zeros(len(x), 3, dtype=x.dtype)
        for t in range(x.shape[1]):
            state = self.first(x[:, t], state)
            hidden, cell = self.second(state, (hidden, cell))
        return hidden


for name, module in (("torch_stack", Stack()), ("torch_cells", Cells())):
    for parameter in module.parameters():
        parameter.data = 1.5 * torch.rand_like(parameter) - 0.75
    arrays = {key: value.numpy() for key, value in module.state_dict().items()}
    x = torch.randn(3, 6, 4)
    save(name, arrays, x.numpy(), module.double()(x.double()).detach().numpy())


# Keras's layers after its documentation, in float64.
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def simple_rnn(w, x, h):
    h = np.tanh(x @ w["kernel"] + w["bias"] + h @ w["recurrent_kernel"])
    return h, h


def lstm(w, x, state):
    h, c = state
    i, f, g, o = np.split(x @ w["kernel"] + h @ w["recurrent_kernel"] + w["bias"], 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, (h, c)


def gru_after(w, x, h):
    xz, xr, xh = np.split(x @ w["kernel"] + w["bias"][0], 3)
    hz, hr, hh = np.split(h @ w["recurrent_kernel"] + w["bias"][1], 3)
    z, r = sigmoid(xz + hz), sigmoid(xr + hr)
    h = z * h + (1 - z) * np.tanh(xh + r * hh)
    return h, h


def gru_before(w, x, h):
    xz, xr, xh = np.split(x @ w["kernel"] + w["bias"], 3)
    uz, ur, uh = np.split(w["recurrent_kernel"], 3, axis=1)
    z, r = sigmoid(xz + h @ uz), sigmoid(xr + h @ ur)
    h = z * h + (1 - z) * np.tanh(xh + (r * h) @ uh)
    return h, h


def weights(n, k, gates, halves=()):
    def uniform(*shape):
        return random.uniform(-0.75, 0.75, shape).astype(np.float32)

    return {"kernel": uniform(n, gates * k), "recurrent_kernel": uniform(k, gates * k), "bias": uniform(*halves, gates * k)}


def run(cell, w, xs, state):
    w = {key: value.astype(np.float64) for key, value in w.items()}
    outputs = []
    for x in xs:
        h, state = cell(w, x, state)
        outputs.append(h)
    return np.stack(outputs)


LAYERS = {
    "bidirectional/forward_lstm/lstm_cell": (lstm, weights(4, 5, 4)),
    "bidirectional/backward_lstm/lstm_cell": (lstm, weights(4, 5, 4)),
    "gru/gru_cell": (gru_after, weights(10, 6, 3, (2,))),
    "gru_1/gru_cell": (gru_before, weights(6, 5, 3)),
    "simple_rnn/simple_rnn_cell": (simple_rnn, weights(5, 5, 1)),
}


def keras(xs):
    forward, backward, gru, before, rnn = LAYERS.values()
    zeros = np.zeros(5)
    xs = np.concatenate([run(*forward, xs, (zeros, zeros)), run(*backward, xs[::-1], (zeros, zeros))[::-1]], axis=1)
    xs = run(*gru, xs, np.zeros(6))
    return run(*rnn, run(*before, xs, zeros), zeros)[-1]


arrays = {f"{path}/{word}": array for path, (_, w) in LAYERS.items() for word, array in w.items()}
inputs = random.normal(size=(3, 6, 4)).astype(np.float32)
save("keras_stack", arrays, inputs, np.stack([keras(xs) for xs in inputs.astype(np.float64)]))
