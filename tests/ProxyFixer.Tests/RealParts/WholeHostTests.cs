using System.Text.Json;
using System.Text.Json.Nodes;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Whole releases, before and after the fix: the pair of the report, OpenClaw 2026.3.8 with pi-ai 0.57.1, and later ones.</summary>
[Trait("Category", "RealParts")]
public sealed class WholeHostTests : IDisposable
{
    // A turn takes some ten seconds on an idle machine; a loaded one gets this many.
    private const int Limit = 600;

    // OpenClaw 2026.9.6 takes it away itself when it first starts.
    private const string FirstStartMark = ".openclaw-lifecycle-pending";

    private static readonly string Driver = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/whole-host.mjs");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("2026.3.8", "22.22.0")]
    [InlineData("2026.5.28", "22.22.0")]
    [InlineData("2026.9.6", "24.21.0", "successor")]
    public void An_agent_turn_arrives_without_browser_headers_before_and_with_all_four_after_the_fix(string version, string node, params string[] setup)
    {
        Skip.IfNot(
            Environment.GetEnvironmentVariable("PROXYFIXER_WHOLE_HOST") == "1",
            "installs a whole OpenClaw from npm (some minutes, 1 GB for each release); set PROXYFIXER_WHOLE_HOST=1 to run it");
        ExternalTool.Require("openssl");
        var root = Path.Combine(folder.Path, "machine");
        var openclaw = Path.Combine(root, "usr/lib/node_modules/openclaw");
        Directory.CreateDirectory(openclaw);
        ExternalTool.Run("cp", ["-al", Install(version) + "/.", openclaw], "/"); // hard links, as from a store

        var before = Turn(node, openclaw, "before", setup);
        Assert.All(BrowserHeaders.Names, name => Assert.NotEqual(DefaultHeaders.OfRule[name], Header(before, name)));

        var run = CommandRun.Of(["fix", "--yes", "--select", "PXF0401", "--root", root], folder.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);

        var after = Turn(node, openclaw, "after", setup);
        Assert.All(BrowserHeaders.Names, name => Assert.Equal(DefaultHeaders.OfRule[name], Header(after, name)));

        // The store, whose files the machine shares by hard links, is as it was.
        Assert.Empty(CommandRun.Of(["restore", "latest"], folder.Path).Error);
        var changed = ExternalTool.Run("diff", ["-rq", "-x", FirstStartMark, Install(version), openclaw], "/").Output;
        Assert.True(changed == "", changed);
    }

    private JsonElement Turn(string node, string openclaw, string name, string[] setup)
    {
        var run = NodeProgram.RunWithin(TimeSpan.FromSeconds(3 * Limit), node, [Driver, openclaw, Path.Combine(folder.Path, name), $"{Limit}", .. setup]);
        Assert.True(run.ExitCode == 0, run.Errors);
        using var document = JsonDocument.Parse(run.Output);
        var result = document.RootElement.Clone();
        Assert.True(result.GetProperty("killedAfter").ValueKind == JsonValueKind.Null, $"killed after {result.GetProperty("killedAfter")} s");
        Assert.True(result.GetProperty("answered").GetBoolean(), result.ToString());
        return result.GetProperty("arrived").EnumerateArray().First(request =>
            request.GetProperty("host").GetString() == "chatgpt.com" && request.GetProperty("url").GetString() == "/backend-api/codex/responses");
    }

    private static string? Header(JsonElement request, string name) =>
        request.GetProperty("headers").TryGetProperty(name.ToLowerInvariant(), out var value) ? value.GetString() : null;

    // Once; what a registry may lack and no request passes is replaced by the nearest release.
    private static string Install(string version)
    {
        var folder = Path.Combine(Repository.Root, ".cache/npm", $"openclaw-host-{version}");
        if (!Directory.Exists(folder))
        {
            var part = folder + ".part";
            ExternalTool.Run("rm", ["-rf", part], "/");
            ExternalTool.Run("cp", ["-a", NpmCache.Get("openclaw@" + version), part], "/");
            File.Delete(Path.Combine(part, "npm-shrinkwrap.json"));
            File.WriteAllText(Path.Combine(part, "package.json"), Installable(File.ReadAllText(Path.Combine(part, "package.json"))));
            Npm(part);
            if (Directory.Exists(Path.Combine(part, "node_modules/@snazzah/davey")))
            {
                Npm(part, VoiceLibrary(part));
            }

            Directory.Move(part, folder);
        }

        return folder;
    }

    private static void Npm(string folder, params string[] packages)
    {
        var npm = ExternalTool.Run(
            "npm", ["install", "--no-save", "--omit=dev", "--omit=peer", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", .. packages], folder);
        Assert.True(npm.ExitCode == 0, npm.Error);
    }

    // Of all optional packages the one without which it does not start: a library for voice channels, made for each processor.
    private static string VoiceLibrary(string folder)
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "node_modules/@snazzah/davey/package.json")))!;
        var processor = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return $"@snazzah/davey-{(OperatingSystem.IsMacOS() ? "darwin-" + processor : $"linux-{processor}-gnu")}@{package["version"]}";
    }

    private static string Installable(string text)
    {
        var package = JsonNode.Parse(text)!.AsObject();
        package.Remove("scripts");
        package.Remove("devDependencies");
        if (package["dependencies"]!["linkedom"] is not null)
        {
            package["dependencies"]!["linkedom"] = "0.18.12";
        }

        package["overrides"] = new JsonObject { ["libsignal"] = "6.0.0", ["cssomnom"] = "npm:cssom@0.5.0" };
        return package.ToJsonString();
    }
}
