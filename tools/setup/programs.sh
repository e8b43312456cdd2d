#!/bin/sh
# Install Tesseract with French, LibreOffice Writer and Python's venv where they are missing.
# Without the rights to do so this says what to type and goes on: text and PDF dossiers need none of them.
set -eu

has() { command -v "$1" >/dev/null 2>&1; }

missing=""
has tesseract && tesseract --list-langs 2>&1 | grep -qx fra || missing="$missing tesseract"
has soffice || has libreoffice || [ -d /Applications/LibreOffice.app ] || missing="$missing libreoffice"
. tools/setup/find_python.sh
[ -z "$python" ] || "$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing venv"
[ -n "$missing" ] || exit 0

if has apt-get; then
  packages=""
  for name in $missing; do
    case $name in
      tesseract) packages="$packages tesseract-ocr tesseract-ocr-fra" ;;
      libreoffice) packages="$packages libreoffice-writer-nogui" ;;
      venv) packages="$packages python3-venv" ;;
    esac
  done
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    has sudo || { echo "À installer par un administrateur : apt-get install$packages" >&2; exit 0; }
    as_root="sudo"
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # several packages
  $as_root apt-get update -qq || true
  $as_root apt-get install -y -qq --no-install-recommends $packages ||
    echo "Installation incomplète ; « liasse doctor » dira ce qui manque." >&2
elif has brew; then
  case $missing in *tesseract*) brew install tesseract tesseract-lang || true ;; esac
  case $missing in *libreoffice*) brew install --cask libreoffice || true ;; esac
else
  echo "À installer :$missing. « liasse doctor » dira comment." >&2
fi
