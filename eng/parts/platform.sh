# Tells the platform by the name that .NET and the npm packages have for it; PROXYFIXER_PLATFORM names another one, to make it here.
platform() {
  case ${PROXYFIXER_PLATFORM:-} in
    '') this_platform ;;
    linux-x64 | linux-arm64 | linux-musl-x64 | osx-arm64 | osx-x64) echo "$PROXYFIXER_PLATFORM" ;;
    *) echo "eng/release: there is no platform '$PROXYFIXER_PLATFORM'; the platforms are linux-x64, linux-arm64, linux-musl-x64, osx-arm64 and osx-x64" >&2; return 2 ;;
  esac
}

this_platform() {
  local system processor libc=
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=osx ;;
    *) echo "eng/release: no release is made on $(uname -s)" >&2; return 2 ;;
  esac
  case $(uname -m) in
    x86_64) processor=x64 ;;
    aarch64 | arm64) processor=arm64 ;;
    *) echo "eng/release: no release is made on $(uname -m)" >&2; return 2 ;;
  esac
  if [ "$system" = linux ] && ! getconf GNU_LIBC_VERSION >/dev/null 2>&1; then
    libc=musl-
  fi
  echo "$system-$libc$processor"
}

# Names the tools for the platform: "compiled" tells how, "cross" stands before those of binutils, "linker" are options for the SDK,
# "runnable" are the words that start a program which prints the manual.
tools() {
  cross='' linker=() runnable=("$native/proxyfixer") compiled=native
  if [ "$rid" = "$(this_platform)" ]; then
    return
  elif [ "$rid" = linux-arm64 ]; then
    cross=aarch64-linux-gnu-
    linker=(-p:CppCompilerAndLinker="$PWD/eng/cross/aarch64-linux-gnu-gcc" -p:ObjCopyName=aarch64-linux-gnu-objcopy)
    # Without -L, by which qemu would look for every file of the machine below that folder first.
    runnable=(qemu-aarch64 /usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1 --library-path /usr/aarch64-linux-gnu/lib "$native/proxyfixer")
  else
    compiled=ahead
    # The manual is the same everywhere: that of this machine prints it.
    runnable=("$out/native/$(this_platform)/proxyfixer")
  fi
}
