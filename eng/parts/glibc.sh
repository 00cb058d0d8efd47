# Options for gcc by which the program is bound to older forms of functions (eng/glibc/older.c), one a line. Made where the C library is glibc.
older_glibc() {
  local work=$1
  "${cross}gcc" -O2 -fPIC -c eng/glibc/older.c -o "$work/older.o"
  {
    # They are part of libc since 2.34; before, they were libraries of their own, which are still there, empty.
    echo "$work/older.o -Wl,--no-as-needed -l:libpthread.so.0 -l:libdl.so.2 -Wl,--as-needed -Wl,--wrap=__libc_start_main"
    sed -n 's/^OLDER[A-Z_]*(\([a-z_0-9]*\)[,)].*/-Wl,--wrap=\1/p' eng/glibc/older.c
  } > "$work/link"
}

# A program that needs a newer C library than was promised ends on old systems before its first line.
check_glibc() {
  local file newer
  [[ $rid == linux-x64 || $rid == linux-arm64 ]] || return 0
  for file in "$@"; do
    newer=$("${cross}objdump" -T "$file" | sed -n 's/.*(\{0,1\}GLIBC_\([0-9.]*\))\{0,1\} *\(.*\)/\1 \2/p' \
      | sort -V | awk -v most="$newest_glibc" '{ split($1, has, "."); split(most, may, "."); if (has[1] > may[1] || has[1] == may[1] && has[2] > may[2]) print $2 " (" $1 ")" }')
    if [ -n "$newer" ]; then
      echo "eng/release: $file needs more than glibc $newest_glibc, which is promised; name in eng/glibc/older.c:" $newer >&2
      return 1
    fi
  done
}
