"""The whole job through the real windows, one module an act; `make demo` plays it."""
