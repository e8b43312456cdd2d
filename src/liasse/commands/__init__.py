"""One module per command: it declares options, calls one function, prints."""
