# The npm packages, as tarballs: the launcher, and the program for this platform.
make_npm() {
  local name=${rid/osx/darwin} work
  work=$(mktemp -d)
  mkdir -p "$work/proxyfixer" "$work/platform" "$out/npm"

  sed "s/\"0\.0\.0\"/\"$version\"/" eng/npm/package.json > "$work/proxyfixer/package.json"
  install -m 755 eng/npm/proxyfixer.js "$work/proxyfixer/proxyfixer.js"
  install -m 644 README.md LICENSE "$work/proxyfixer/"

  platform_package "$name" > "$work/platform/package.json"
  install_program "$work/platform"
  install -m 644 LICENSE "$work/platform/"
  echo "The program of the npm package proxyfixer for $name; install that." > "$work/platform/README.md"

  # npm gives every file in a tarball the same time.
  (cd "$out/npm" && npm pack --silent --ignore-scripts "$work/proxyfixer" "$work/platform")
  rm -rf "$work"
}

# libc tells npm which of two packages for Linux to take.
platform_package() {
  local system=${1%%-*} processor=${1##*-} libc=
  case $1 in
    linux-musl-*) libc=$',\n  "libc": ["musl"]' ;;
    linux-*) libc=$',\n  "libc": ["glibc"]' ;;
  esac
  cat <<END
{
  "name": "@proxyfixer/$1",
  "version": "$version",
  "description": "ProxyFixer for $1",
  "license": "MIT",
  "os": ["$system"],
  "cpu": ["$processor"]$libc,
  "preferUnplugged": true
}
END
}
