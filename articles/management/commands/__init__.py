"""Commands: arguments, call, report, exit code."""
