"""Makes the files beside it with NumPy and PyTorch: python3 make.py"""
import pathlib

import numpy as np
import torch

here = pathlib.Path(__file__).parent
TYPES = ["f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1", "b1"]
ramp = {name: np.array([[0, 1, 2], [3, 4, 5]]).astype(name) for name in TYPES}
np.savez(here / "types_stored.npz", **ramp)
np.savez_compressed(here / "types_deflated.npz", **ramp)

cube = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
np.savez(
    here / "orders.npz",
    **{
        "fortran": np.asfortranarray(cube),
        "transposed": cube.T,
        "big": cube.astype(">f4"),
        "scalar": np.float32(7),
        "counter": np.int64(12),
        "empty": np.zeros((0, 3), np.float32),
        "fine": np.array([1 / 3, 1e-45, np.inf, -0.0]),
        "10.weight": cube[0],
        "9.weight": cube[0],
    })
np.save(here / "plain.npy", cube)
with open(here / "version2.npy", "wb") as file:
    np.lib.format.write_array(file, cube, version=(2, 0))
with open(here / "version3.npy", "wb") as file:
    np.lib.format.write_array(file, cube, version=(3, 0))

np.savez(here / "objects.npz", names=np.array(["a", None], dtype=object))
np.save(here / "record.npy", np.zeros(2, dtype=[("x", "f4"), ("y", "f4")]))
np.save(here / "complex.npy", np.zeros(2, np.complex64))
np.save(here / "text.npy", np.array(["one", "two"]))
torch.manual_seed(1)
layer = torch.nn.Linear(2, 1)
torch.save(layer.state_dict(), here / "torch.pt")
torch.save(layer.state_dict(), here / "legacy.pt", _use_new_zipfile_serialization=False)


class Small(torch.nn.Module):
    """A layer of every kind whose weights PyTorch orders in its own way."""

    def __init__(self):
        super().__init__()
        self.first = torch.nn.Conv2d(3, 8, 3, stride=2, padding=1, bias=False)
        self.norm = torch.nn.BatchNorm2d(8)
        self.tall = torch.nn.Conv2d(8, 8, (3, 1), padding=(1, 0), groups=2)
        self.slopes = torch.nn.PReLU(8)
        self.spread = torch.nn.Conv2d(8, 16, 3, padding=1, groups=8, bias=False)
        self.up = torch.nn.ConvTranspose2d(16, 4, (2, 3), stride=(2, 1))
        self.flat = torch.nn.BatchNorm1d(4 * 8 * 5)
        self.hidden = torch.nn.Linear(4 * 8 * 5, 6)
        self.plain = torch.nn.BatchNorm1d(6, affine=False)
        self.last = torch.nn.Linear(6, 3)

    def forward(self, x):
        x = torch.relu(self.norm(self.first(x)))
        x = self.up(self.spread(self.slopes(self.tall(x))))
        x = self.flat(torch.flatten(x, 1))
        return self.last(torch.relu(self.plain(self.hidden(x))))


small = Small()
small.train()
for _ in range(3):
    small(torch.randn(16, 3, 8, 6) + 0.3)
for parameter in small.parameters():
    parameter.data += 0.1 * torch.randn_like(parameter)
small.eval()
images = torch.randn(4, 3, 8, 6)
np.savez_compressed(here / "small.npz", **{name: value.numpy() for name, value in small.state_dict().items()})
np.savez_compressed(here / "small_golden.npz", images=images.numpy().transpose(0, 2, 3, 1), outputs=small.double()(images.double()).detach().numpy())
