"""Golden vectors of recurrent layers: networks over sequences, run by PyTorch in float64."""
