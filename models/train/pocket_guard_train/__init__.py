"""Training of pocket-guard: base, data, prompt, model, train, evaluate."""
