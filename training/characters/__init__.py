"""Two models of characters on one text: a gated recurrent unit and a causal transformer."""
