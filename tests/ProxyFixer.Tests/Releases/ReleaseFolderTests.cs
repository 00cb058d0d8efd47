using System.Text.Json.Nodes;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>What lies beside the packages of a release: sums, formula, bill of materials, notes.</summary>
public sealed class ReleaseFolderTests
{
    [SkippableFact]
    public void Sums_are_those_of_the_files()
    {
        var sums = ReleasedFiles.InFolder("sha256sums");
        var run = ExternalTool.Run("sha256sum", ["--check", "--quiet", "sha256sums"], Path.GetDirectoryName(sums)!);
        Assert.Equal((0, "", ""), run);
    }

    [SkippableFact]
    public void Formula_names_the_archive_by_its_sum()
    {
        var formula = File.ReadAllText(ReleasedFiles.InFolder("proxyfixer.rb"));
        var sum = ExternalTool.Run("sha256sum", [ReleasedFiles.Archive()], "/").Output[..64];
        Assert.Contains($"/v{JsonReport.ToolVersion}/{Path.GetFileName(ReleasedFiles.Archive())}\"\n      sha256 \"{sum}\"", formula, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Archive_holds_what_the_formula_installs()
    {
        var names = ExternalTool.Run("tar", ["-tzf", ReleasedFiles.Archive()], "/").Output;
        string[] wanted = ["proxyfixer", "LICENSE", "share/man/man1/proxyfixer-lint.1", "share/bash-completion/completions/proxyfixer", "share/zsh/vendor-completions/_proxyfixer", "share/fish/vendor_completions.d/proxyfixer.fish"];
        Assert.All(wanted, name => Assert.Contains($"/{name}\n", names, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Bill_of_materials_names_every_package_of_the_program()
    {
        var bill = JsonNode.Parse(File.ReadAllText(ReleasedFiles.InFolder($"proxyfixer-{JsonReport.ToolVersion}.cdx.json")))!;
        var names = bill["components"]!.AsArray().Select(one => (string)one!["name"]!).ToArray();
        Assert.Equal("CycloneDX", (string)bill["bomFormat"]!);
        Assert.All(new[] { "DiffPlex", "Microsoft.Data.Sqlite", "Newtonsoft.Json", "Spectre.Console", "System.CommandLine", "YamlDotNet" }, name => Assert.Contains(name, names));
        Assert.DoesNotContain(names, name => name.StartsWith("xunit", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Notes_are_the_section_of_the_changelog()
    {
        var notes = File.ReadAllText(ReleasedFiles.InFolder("notes.md"));
        Assert.Contains("`lint`, `diff`, `fix`", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Two_runs_give_the_same_bytes()
    {
        Skip.If(Environment.GetEnvironmentVariable("PROXYFIXER_REPRODUCE") is not { Length: > 0 }, "it makes two releases, which takes minutes; PROXYFIXER_REPRODUCE=1 asks for it");
        var run = ExternalTool.Run(Path.Combine(Repository.Root, "eng/reproduce"), [], Repository.Root);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }
}
