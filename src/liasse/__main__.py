"""``python -m liasse``."""

from liasse.cli import main

if __name__ == "__main__":
    main()
