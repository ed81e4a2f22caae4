"""What is measured: `python -m benchmarks` prints it. No test asserts a time."""
