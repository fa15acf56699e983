"""Many more categories of deployers, for training only."""
