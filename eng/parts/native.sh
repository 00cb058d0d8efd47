# The program. Everything that is built on the way lies in a temporary folder: the sources' own build is left alone.
# PROXYFIXER_BUILT names a folder for it that is kept: the next platform takes from it what is the same everywhere.
make_native() {
  local work built options=()
  work=$(mktemp -d)
  built=${PROXYFIXER_BUILT:-$work/built}
  case $compiled in
    native) link_options ;;
    # Where there is no native compiler for it: the program with a runtime of its own, compiled ahead as far as that goes.
    ahead) options=(--self-contained true -p:PublishTrimmed=true -p:PublishSingleFile=true) ;;
  esac
  dotnet publish src/ProxyFixer.Cli -c Release -r "$rid" ${options[@]+"${options[@]}"} -o "$work/out" --artifacts-path "$built" "${quietly[@]}"
  rm -rf "$native"
  mkdir -p "$native"
  install -m 755 "$work/out/proxyfixer" "$native/proxyfixer"
  if [ ! -f "$work/libe_sqlite3.a" ]; then
    install -m 644 "$work/out"/libe_sqlite3.* "$native/"
    [[ $rid == osx-* ]] || "${cross}strip" --strip-unneeded "$native/libe_sqlite3.so"
  fi
  rm -rf "$work"
  check_glibc "$native"/*
}

# With glibc and gcc the program is one file that starts on older systems, too.
link_options() {
  options=(-p:PublishAot=true ${linker[@]+"${linker[@]}"}) # "options" and "work" are those of make_native
  if [[ $rid == linux-x64 || $rid == linux-arm64 ]]; then
    make_sqlite "$work"
    older_glibc "$work"
    options+=(-p:SqliteArchive="$work/libe_sqlite3.a" -p:LinkOptions="$work/link")
  fi
}

# Puts the program into a folder, with SQLite's library where it is not linked in.
install_program() {
  local folder=$1 library
  install -D -m 755 "$native/proxyfixer" "$folder/proxyfixer"
  for library in "$native"/libe_sqlite3.*; do
    [ ! -f "$library" ] || install -m 644 "$library" "$folder/"
  done
}
