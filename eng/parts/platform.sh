# Tells the platform by the name that .NET and the npm packages have for it.
platform() {
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
