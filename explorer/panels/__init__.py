"""The panels beside the map, one a file; each knows the state and nothing else."""
