"""The layers: each knows its shape, its parameters, its value over the reals and its int8 arithmetic."""
