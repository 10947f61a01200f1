"""`python -m shuize`: the command line, with exactly this interpreter."""

from shuize.cli.main import main

if __name__ == "__main__":
    main()
