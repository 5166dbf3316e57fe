#!/usr/bin/env python3
"""Run Reading Room's commands from a checkout."""

from readingroom.__main__ import main

if __name__ == "__main__":
    main()
