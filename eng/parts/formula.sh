# The Homebrew formula, with the sums of the archives that are there: run it where those of all platforms are gathered.
make_formula() {
  local formula="$out/proxyfixer.rb"
  cat > "$formula" <<END
class Proxyfixer < Formula
  desc "Finds and fixes why OpenClaw fails behind a proxy"
  homepage "https://github.com/proxyfixer/proxyfixer"
  version "$version"
  license "MIT"
$(platform_of_formula macos on_arm osx-arm64; platform_of_formula macos on_intel osx-x64)
$(platform_of_formula linux on_arm linux-arm64; platform_of_formula linux on_intel linux-x64)

  def install
    libexec.install "proxyfixer", Dir["libe_sqlite3.*"]
    bin.install_symlink libexec/"proxyfixer"
    man1.install Dir["share/man/man1/*"]
    bash_completion.install "share/bash-completion/completions/proxyfixer"
    zsh_completion.install "share/zsh/vendor-completions/_proxyfixer"
    fish_completion.install "share/fish/vendor_completions.d/proxyfixer.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/proxyfixer --version")
  end
end
END
}

# One block; nothing for a platform whose archive is not there.
platform_of_formula() {
  local name="proxyfixer-$version-$3.tar.gz"
  [ -f "$out/archive/$name" ] || return 0
  cat <<END

  on_$1 do
    $2 do
      url "https://github.com/proxyfixer/proxyfixer/releases/download/v$version/$name"
      sha256 "$(sha256 "$out/archive/$name" | cut -d' ' -f1)"
    end
  end
END
}
