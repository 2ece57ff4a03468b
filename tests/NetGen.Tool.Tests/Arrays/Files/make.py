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
