# The section of CHANGELOG.md about this version, as the text of the release.
make_notes() {
  awk -v version="$version" '
    /^## / { found = index($0, version) > 0; next }
    found { print }
  ' CHANGELOG.md > "$out/notes.md"
  if ! grep -q . "$out/notes.md"; then
    echo "eng/release: CHANGELOG.md says nothing about $version" >&2
    return 1
  fi
}
