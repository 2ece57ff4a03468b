"""Sound to features: the log-mel layer, over the reals and in NetGen's integers."""
