using System.Text.Json.Nodes;
using ProxyFixer.Releases.Nodes;
using ProxyFixer.Releases.OpenClaw;
using ProxyFixer.Releases.Providers;

namespace ProxyFixer.Releases;

/// <summary>Looks at published releases, for whoever adds one to the knowledge.</summary>
internal static class ReleaseProgram
{
    private const string Usage = """
        Looks at published releases: what their structure tells, how that differs from the knowledge, and what only a run can tell.

          dotnet run --project tools/ProxyFixer.Releases -- [--cache DIR] [--discard] [--found] PACKAGE@VERSION...

        PACKAGE is openclaw, node, @mariozechner/pi-ai, @earendil-works/pi-ai or @openclaw/ai.
          --cache DIR  keeps what npm downloads (.cache/releases)
          --discard    removes each archive of OpenClaw again, for many releases
          --found      prints what was found as one line of JSON for each release of OpenClaw, and nothing else
        Exit status: 0 the knowledge says the same, 1 it does not, 2 wrong command line, 3 a release could not be looked at.
        """;

    private static int Main(string[] arguments)
    {
        var options = arguments.TakeWhile(argument => argument.StartsWith("--", StringComparison.Ordinal) || IsCache(arguments, argument)).ToArray();
        var specs = arguments[options.Length..];
        var cache = options.SkipWhile(option => option != "--cache").Skip(1).FirstOrDefault(".cache/releases");
        if (specs.Length == 0 || Array.Exists(specs, spec => spec.LastIndexOf('@') < 1) || options.Except(["--cache", "--discard", "--found", cache]).Any())
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var answers = specs.Select(spec => Look(spec, cache, options)).ToArray();
            return Array.TrueForAll(answers, isKnown => isKnown) ? 0 : 1;
        }
        catch (ReleaseException failure)
        {
            Console.Error.WriteLine($"releases: {failure.Message}");
            return 3;
        }
    }

    private static bool IsCache(string[] arguments, string argument) =>
        Array.IndexOf(arguments, argument) is > 0 and var at && arguments[at - 1] == "--cache";

    private static bool Look(string spec, string cache, string[] options) => spec[..spec.LastIndexOf('@')] switch
    {
        "openclaw" => LookAtOpenClaw(spec, cache, options),
        "node" => new NodeReport(Console.Out).Write(spec["node@".Length..], cache),
        "@mariozechner/pi-ai" or "@earendil-works/pi-ai" or "@openclaw/ai" => new ProviderReport(Console.Out).Write(PublishedPackage.Fetch(spec, cache, ProviderReport.Marks)),
        var name => throw new ReleaseException($"{name} is none of the packages that ProxyFixer knows"),
    };

    private static bool LookAtOpenClaw(string spec, string cache, string[] options)
    {
        var record = OpenClawRecord.Of(PublishedPackage.FetchWithProvider(spec, cache, OpenClawFindings.Marks));
        if (options.Contains("--discard"))
        {
            File.Delete(Path.Combine(cache, $"openclaw-{record.Version}.tgz"));
        }

        if (!options.Contains("--found"))
        {
            return new OpenClawReport(Console.Out).Write(record);
        }

        var blocked = record.Blocked is null ? null : new JsonArray([.. record.Blocked.Select(name => JsonValue.Create(name))]);
        Console.WriteLine(OpenClawReport.Show(new JsonObject { ["release"] = record.Version.ToString(), ["found"] = record.Found, ["blocked"] = blocked }));
        return true;
    }
}
