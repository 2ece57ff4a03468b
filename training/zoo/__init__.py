"""The networks of samples/Zoo once more, after their papers and with PyTorch's own layers."""
