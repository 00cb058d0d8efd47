# Tells the platform by the name that .NET and the npm packages have for it. PROXYFIXER_PLATFORM=linux-arm64 makes that one elsewhere (eng/cross).
platform() {
  if [ -n "${PROXYFIXER_PLATFORM:-}" ]; then
    echo "$PROXYFIXER_PLATFORM"
    return
  fi
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

# Names the tools for the platform: "cross" stands before those of binutils, "linker" are options for the SDK, "run" starts a program of it.
tools() {
  cross='' linker=() run=()
  if [[ $rid == linux-arm64 && $(uname -m) != aarch64 ]]; then
    cross=aarch64-linux-gnu-
    linker=(-p:CppCompilerAndLinker="$PWD/eng/cross/aarch64-linux-gnu-gcc" -p:ObjCopyName=aarch64-linux-gnu-objcopy)
    # Without -L, by which qemu would look for every file of the machine below that folder first.
    run=(qemu-aarch64 /usr/aarch64-linux-gnu/lib/ld-linux-aarch64.so.1 --library-path /usr/aarch64-linux-gnu/lib)
  fi
}
