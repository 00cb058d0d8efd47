# The NuGet packages: the .NET tool, and the task for MSBuild with the program it runs. The dates in them are that of the last commit.
make_nuget() {
  [ "$rid" = linux-x64 ] || return 0 # those for all others are made there, too
  local work package
  work=$(mktemp -d)
  pack_tool
  pack_task
  mkdir -p "$out/nuget"
  for package in "$work"/packages/*.nupkg; do
    node eng/nuget/dates.js "$package" "$SOURCE_DATE_EPOCH"
    mv "$package" "$out/nuget/"
  done
  rm -rf "$work"
}

# Three packages: what is named in "dotnet tool install", the native program for this platform, and that for the .NET runtime on all others.
pack_tool() {
  local one options # "work" is that of make_nuget
  link_options
  for one in "" "-r any" "-r $rid ${options[*]}"; do
    # shellcheck disable=SC2086
    dotnet pack src/ProxyFixer.Cli -c Release $one -p:PackAsTool=true -o "$work/packages" --artifacts-path "$work/tool" "${quietly[@]}"
  done
}

pack_task() {
  dotnet publish src/ProxyFixer.Cli -c Release -o "$work/program" --artifacts-path "$work/task" -p:UseAppHost=false "${quietly[@]}"
  dotnet pack src/ProxyFixer.MSBuild -c Release -p:ProxyFixerProgramFolder="$work/program" -o "$work/packages" --artifacts-path "$work/task" "${quietly[@]}"
}
