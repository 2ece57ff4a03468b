"""Transfer learning: the gesture network's layers, frozen as they are, under a head for other classes."""
