#!/bin/sh
# Make the virtual environment given as $1 and install the project in it, with the versions of constraints.txt.
set -eu
venv=$1

. tools/setup/find_python.sh
if [ -z "$python" ]; then
  echo "Il faut Python 3.11, 3.12 ou 3.13 ; aucun n'a été trouvé. Debian : apt-get install python3 python3-venv" >&2
  exit 1
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
install() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e "$1"; }
# tesserocr builds against Tesseract's headers where there is no wheel; without it pytesseract is used.
install ".[dev,fast-ocr]" || {
  echo "Sans tesserocr : l'OCR passera par pytesseract." >&2
  install ".[dev]"
}
