"""The gesture sample's network: simulated motion, training, int8 parameters and recorded traces."""
