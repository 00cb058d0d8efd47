# The Debian package: the program in a folder of their own, a link on the search path, man pages, completions, changelog, copyright.
make_deb() {
  command -v dpkg-deb >/dev/null || { echo "eng/release: no dpkg-deb here, so no Debian package"; return 0; }
  [[ $rid == linux-x64 || $rid == linux-arm64 ]] || return 0
  local work architecture=arm64
  [ "$rid" = linux-arm64 ] || architecture=amd64
  work=$(mktemp -d)
  local maintainer=${PROXYFIXER_MAINTAINER:-The ProxyFixer authors <proxyfixer@users.noreply.github.com>}

  install_program "$work/usr/lib/proxyfixer"
  install -d "$work/usr/bin"
  ln -s ../lib/proxyfixer/proxyfixer "$work/usr/bin/proxyfixer"
  install -D -m 644 eng/deb/copyright "$work/usr/share/doc/proxyfixer/copyright"
  install -D -m 644 eng/deb/lintian-overrides "$work/usr/share/lintian/overrides/proxyfixer"
  install_manual "$work/usr/share"
  printf 'proxyfixer (%s) unstable; urgency=medium\n\n  * The changes are told in CHANGELOG.md of the sources.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" > "$work/usr/share/doc/proxyfixer/changelog"
  gzip -9n "$work"/usr/share/man/man1/*.1 "$work/usr/share/doc/proxyfixer/changelog"

  install -d "$work/DEBIAN"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@GLIBC@/$newest_glibc/" -e "s/@MAINTAINER@/$maintainer/" \
    -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$work" | cut -f1)/" eng/deb/control > "$work/DEBIAN/control"
  (cd "$work" && find usr -type f | LC_ALL=C sort | xargs md5sum > DEBIAN/md5sums)
  chmod -R go-w,a+rX "$work"
  mkdir -p "$out/deb"
  dpkg-deb --root-owner-group --build "$work" "$out/deb/proxyfixer_${version}_$architecture.deb" >/dev/null
  rm -rf "$work"
}

# Manual pages and completion scripts, below share/, as the program itself prints them.
install_manual() {
  local share=$1 command
  install -d "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
  "${runnable[@]}" man > "$share/man/man1/proxyfixer.1"
  for command in $(sed -n 's/^\.BR proxyfixer\\-\([a-z]*\) .*/\1/p' "$share/man/man1/proxyfixer.1"); do
    "${runnable[@]}" man "$command" > "$share/man/man1/proxyfixer-$command.1"
  done
  "${runnable[@]}" completion bash > "$share/bash-completion/completions/proxyfixer"
  "${runnable[@]}" completion zsh > "$share/zsh/vendor-completions/_proxyfixer"
  "${runnable[@]}" completion fish > "$share/fish/vendor_completions.d/proxyfixer.fish"
}
