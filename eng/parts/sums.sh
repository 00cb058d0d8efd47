# SHA-256 of everything that is offered for download, in the form that sha256sum -c takes.
make_sums() {
  (cd "$out" && find . -type f ! -name sha256sums | sed 's#^\./##' | LC_ALL=C sort | while IFS= read -r file; do sha256 "$file"; done > sha256sums)
}

# macOS has no sha256sum.
sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi
}
