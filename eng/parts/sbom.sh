# What the program is made of (CycloneDX): every package with version, licence and hash.
make_sbom() {
  dotnet tool restore >/dev/null
  dotnet tool run dotnet-CycloneDX src/ProxyFixer.Cli/ProxyFixer.Cli.csproj --exclude-dev --no-serial-number --set-name ProxyFixer \
    --set-version "$version" --spec-version 1.6 --output-format Json --output "$out" --filename "$sbom" >/dev/null
  # The time of the last commit, not that of this run.
  sed -i.bak -E "s/(\"timestamp\": \")[^\"]*/\1$(utc "%Y-%m-%dT%H:%M:%SZ")/" "$out/$sbom"
  rm "$out/$sbom.bak"
}

# The time of the last commit in a form of date(1), which takes seconds in one way on Linux and in another on macOS.
utc() { date -u -d "@$SOURCE_DATE_EPOCH" "+$1" 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" "+$1"; }
