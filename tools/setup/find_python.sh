# Sourced: sets `python` to an interpreter that the project runs on, or to nothing. A name on the PATH proves
# little (pyenv leaves stubs that only print an error), so each one is run.
python=""
for candidate in python3.13 python3.12 python3.11 python3; do
  if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
