"""Llama-architecture weights -> a 4-bit ONNX package: shards, one small graph per execution provider, manifest."""
