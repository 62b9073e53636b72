"""`python -m facilitator`."""

from facilitator.app import main

if __name__ == "__main__":
    raise SystemExit(main())
