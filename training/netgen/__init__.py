"""Reference arithmetic of NetGen: parameter files, TensorFlow Lite's int8 arithmetic, and networks that run both ways."""
