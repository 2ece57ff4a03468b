"""Golden vectors of decoders: a step fed with what it wrote, in float64 and in integers."""
