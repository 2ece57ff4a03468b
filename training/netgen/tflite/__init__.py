"""The int8 arithmetic of TensorFlow Lite Micro's reference kernels in plain integers, equal to them bit for bit."""
