using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Releases;
using ProxyFixer.Releases.Nodes;
using ProxyFixer.Releases.OpenClaw;
using ProxyFixer.Releases.Providers;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>knowledge/openclaw.json: every release has a full record, and what it found is what the tables say.</summary>
public sealed class ReleaseRecordTests
{
    private static readonly string Cache = Path.Combine(Repository.Root, ".cache/releases");

    public static TheoryData<string> Known => [.. KnownReleases.All.Select(version => version.ToString())];

    public static TheoryData<string> Published => Environment.GetEnvironmentVariable("PROXYFIXER_ALL_VERSIONS") == "1"
        ? Known
        : ["2026.3.8", "2026.4.9"];

    [Fact]
    public void Every_release_says_what_was_found_in_it()
    {
        var complete = KnowledgeFile.Changes("found").Select(change => change.Since).ToHashSet();
        Assert.Empty(KnownReleases.All.Where(version => !complete.Contains(version)));
        Assert.Equal(KnownReleases.All.Order(), KnownReleases.All);
        Assert.Equal(
            OpenClawFindings.All.Select(finding => finding.Field).Order(StringComparer.Ordinal),
            OpenClawRecord.KeptAt(KnownReleases.All[0]).Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fact_has_a_sentence_and_a_source()
    {
        foreach (var (release, facts) in KnowledgeFile.Changes("facts"))
        {
            foreach (var fact in facts.EnumerateObject())
            {
                Assert.False(string.IsNullOrWhiteSpace(fact.Value.GetProperty("reason").GetString()), $"{release} {fact.Name}");
                Assert.False(string.IsNullOrWhiteSpace(fact.Value.GetProperty("source").GetString()), $"{release} {fact.Name}");
                Assert.False(fact.Value.GetProperty("reason").GetString()!.EndsWith('.'), $"{release} {fact.Name}");
            }
        }
    }

    [Fact]
    public void Every_topic_of_the_file_is_asked_and_every_question_is_answered()
    {
        var tables =
            from type in typeof(OpenClawRelease).Assembly.GetTypes()
            where type.Namespace == typeof(OpenClawRelease).Namespace && !type.ContainsGenericParameters
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            from table in field.GetValue(null) is IDictionary many ? many.Values.Cast<object>() : [field.GetValue(null)!]
            where table?.GetType() is { IsGenericType: true } kind && kind.GetGenericTypeDefinition() == typeof(FactTable<>)
            select (string)table.GetType().GetProperty("Key")!.GetValue(table)!;
        Assert.Equal(KnowledgeFile.Topics.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void What_was_found_is_what_the_tables_say(string version)
    {
        var release = OpenClawVersion.Parse(version)!;
        var record = new OpenClawRecord(release, OpenClawRecord.KeptAt(release), null);
        Assert.Empty(OpenClawFindings.All.Where(finding => !record.Agrees(finding)).Select(finding => finding.Field));
        Assert.Equal(record.KnownBlocked.Contains("HTTPS_PROXY"), OpenClawRelease.Of(release).DropsFromConfigEnv("HTTPS_PROXY").Value == Answer.Yes);
    }

    [SkippableTheory]
    [Trait("Category", "RealParts")]
    [MemberData(nameof(Published))]
    public void The_published_package_gives_the_record(string version)
    {
        var record = Fetched(() => OpenClawRecord.Of(PublishedPackage.FetchWithProvider("openclaw@" + version, Cache, OpenClawFindings.Marks)));
        var kept = OpenClawRecord.KeptAt(record.Version);
        Assert.All(record.Found, field => Assert.True(JsonNode.DeepEquals(field.Value, kept[field.Key]), $"{field.Key}: {OpenClawReport.Show(field.Value)}"));
        Assert.Equal(record.KnownBlocked, record.Blocked);
        Assert.True(new OpenClawReport(TextWriter.Null).Write(record));
    }

    [Fact]
    public void A_release_that_changed_gives_a_draft_of_its_record()
    {
        var newer = OpenClawVersion.Parse("2026.10.1")!;
        var found = OpenClawRecord.KeptAt(newer);
        found["package.engines"] = ">=26.1.0";
        using var output = new StringWriter();
        Assert.False(new OpenClawReport(output).Write(new(newer, found, BlockedNames.ListOf(newer).Add("NEW_NAME"))));
        var draft = JsonNode.Parse(output.ToString()[output.ToString().IndexOf("\n{", StringComparison.Ordinal)..])!;
        Assert.Equal("2026.10.1", (string)draft["release"]!);
        Assert.Equal(">=26.1.0", (string)draft["found"]!["package.engines"]!);
        Assert.Single(draft["found"]!.AsObject());
        Assert.Equal(["NEW_NAME"], draft["blocks"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(">=26.1.0", (string)draft["facts"]!["package.engines"]!["value"]!);
        Assert.Contains("Only a run tells: address.cacheCounts", output.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("Category", "RealParts")]
    public void A_published_Node_does_what_the_knowledge_says()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "the binaries are for Linux x64");
        using var output = new StringWriter();
        Assert.True(Fetched(() => new NodeReport(output).Write("22.22.0", Cache)), output.ToString());
    }

    [SkippableFact]
    [Trait("Category", "RealParts")]
    public void A_published_provider_has_a_known_form()
    {
        using var output = new StringWriter();
        Assert.True(Fetched(() => new ProviderReport(output).Write(PublishedPackage.Fetch("@mariozechner/pi-ai@0.57.1", Cache, ProviderReport.Marks))));
        Assert.Contains("form S4", output.ToString(), StringComparison.Ordinal);
    }

    private static T Fetched<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (ReleaseException failure) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip.If(true, failure.Message);
            throw;
        }
    }
}
