# SQLite as a static library, so that the program is one file. npm's better-sqlite3 carries its source text unchanged, in one piece.
sqlite_source=better-sqlite3@12.11.1 # SQLite 3.53.2
sqlite_sum=60d2f39a3726cd6b9021da6f4e868608d66fbb6528a9f513dc8ffcc640493422
# Only what reading of OpenClaw.s database needs; extensions from files stay switched off, as they are unless a program asks for them.
sqlite_options=(-DSQLITE_THREADSAFE=1 -DSQLITE_DQS=0 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_USE_URI=0)

make_sqlite() {
  local work=$1
  npm pack --silent --ignore-scripts --pack-destination "$work" "$sqlite_source" > /dev/null
  tar -xzf "$work"/better-sqlite3-*.tgz -C "$work" package/deps/sqlite3/sqlite3.c
  echo "$sqlite_sum  $work/package/deps/sqlite3/sqlite3.c" | sha256sum --check --quiet
  # In its own folder, so that no path of this machine gets into the library.
  (cd "$work/package/deps/sqlite3" && "${cross}gcc" -O1 -fPIC -w "${sqlite_options[@]}" -c sqlite3.c -o sqlite3.o && "${cross}ar" rcsD "$work/libe_sqlite3.a" sqlite3.o)
}
