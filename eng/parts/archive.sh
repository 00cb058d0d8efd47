# The program as an archive to unpack anywhere: program, manual pages, completions, licence.
make_archive() {
  local work name="proxyfixer-$version-$rid"
  work=$(mktemp -d)
  mkdir -p "$work/$name" "$out/archive"
  install_program "$work/$name"
  install -m 644 LICENSE README.md "$work/$name/"
  install_manual "$work/$name/share"
  pack_folder "$work" "$name" | gzip -9n > "$out/archive/$name.tar.gz"
  rm -rf "$work"
}

# A tar archive that depends on the files' names, contents and executable bits alone.
pack_folder() {
  local tar=tar
  command -v gtar >/dev/null && tar=gtar # macOS has another tar
  "$tar" -C "$1" --format=ustar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=go-w,a+rX -cf - "$2"
}
