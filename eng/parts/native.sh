# The native program. Everything that is built on the way lies in a temporary folder: the sources' own build is left alone.
make_native() {
  local work
  work=$(mktemp -d)
  dotnet publish src/ProxyFixer.Cli -c Release -r "$rid" -p:PublishAot=true ${linker[@]+"${linker[@]}"} -o "$work/out" --artifacts-path "$work/built" "${quietly[@]}"
  rm -rf "$native"
  mkdir -p "$native"
  install -m 755 "$work/out/proxyfixer" "$native/proxyfixer"
  install -m 644 "$work/out"/libe_sqlite3.* "$native/"
  [[ $rid == osx-* ]] || "${cross}strip" --strip-unneeded "$native/libe_sqlite3.so"
  rm -rf "$work"
  check_glibc "$native"/*
}

# A program that needs a newer C library than was promised ends on old systems before its first line.
check_glibc() {
  local file needed
  [[ $rid == linux-x64 || $rid == linux-arm64 ]] || return 0
  for file in "$@"; do
    needed=$("${cross}objdump" -T "$file" | grep -oE 'GLIBC_[0-9.]+' | cut -d_ -f2 | sort -Vu | tail -1)
    if [ "$(printf '%s\n' "$needed" "$newest_glibc" | sort -V | tail -1)" != "$newest_glibc" ]; then
      echo "eng/release: $file needs glibc $needed, and $newest_glibc is promised" >&2
      return 1
    fi
  done
}
