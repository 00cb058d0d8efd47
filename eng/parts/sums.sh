# SHA-256 of everything that is offered for download, in the form that sha256sum -c takes.
make_sums() {
  local sum=(sha256sum)
  command -v sha256sum >/dev/null || sum=(shasum -a 256)
  (cd "$out" && find . -type f ! -name sha256sums | sed 's#^\./##' | LC_ALL=C sort | xargs "${sum[@]}" > sha256sums)
}
