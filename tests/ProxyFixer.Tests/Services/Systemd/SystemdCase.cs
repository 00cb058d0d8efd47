using System.Text.Json;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Systemd;

/// <summary>One case of systemd-cases.json: a machine on disk, and what systemd made of it.</summary>
internal sealed class SystemdCase : IDisposable
{
    private static readonly Dictionary<string, JsonElement> All = Repository.Cases("systemd-cases.json").ToDictionary(c => c.GetProperty("name").GetString()!);
    private readonly TemporaryFolder folder = new();
    private readonly JsonElement data;
    private readonly int version;

    public SystemdCase(string name, int version)
    {
        (data, this.version) = (All[name], version);
        folder.Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/home/alice:/bin/bash\n");
        folder.Write("etc/group", "root:x:0:\nalice:x:1000:\n");
        foreach (var file in data.GetProperty("files").EnumerateObject())
        {
            folder.Write(file.Name, file.Value.GetString()!);
        }

        foreach (var file in Each("files_b64"))
        {
            folder.Write(file.Name, file.Value.GetBytesFromBase64());
        }

        foreach (var link in Each("symlinks"))
        {
            folder.Link(link.Name, link.Value.GetString()!);
        }

        foreach (var mode in Each("modes"))
        {
            File.SetUnixFileMode(Path.Combine(folder.Path, mode.Name), (UnixFileMode)Convert.ToInt32(mode.Value.GetString(), 8));
        }
    }

    public static IEnumerable<string> Names => All.Keys;

    public string Unit => data.GetProperty("unit").GetString()!;

    public MachineFiles Files => new(folder.Path);

    /// <summary>True where no file tells all: <c>systemctl set-environment</c> is not on disk.</summary>
    public bool NeedsRunningManager => data.TryGetProperty("setEnvironment", out _);

    /// <summary>The answer of the built program: <c>env UNIT --scope S --root DIR --format json --reveal</c>.</summary>
    public JsonElement Ask()
    {
        var run = CommandRun.Of(["env", Unit, "--scope", Text("scope")!, "--root", folder.Path, "--home", "/home/alice", "--format", "json", "--reveal"], folder.Path);
        using var answer = JsonDocument.Parse(run.Output);
        return answer.RootElement.GetProperty("services")[0].Clone();
    }

    /// <summary>What differs between the case and what the built program prints; empty where all is as systemd had it.</summary>
    public IReadOnlyList<string> Differences(JsonElement service)
    {
        var start = service.GetProperty("start").EnumerateArray().ToDictionary(v => v.GetProperty("name").GetString()!, v => v.GetProperty("value").GetString());
        var wanted = Find("expect")!.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        var messages = service.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("message").GetString()).ToList();
        return
        [
            .. wanted.Where(pair => start.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key}: {start.GetValueOrDefault(pair.Key)}"),
            .. service.GetProperty("start").EnumerateArray().Where(v => v.GetProperty("path").ValueKind != JsonValueKind.Null)
                .Select(v => v.GetProperty("name").GetString()!).Except(wanted.Keys).Select(name => "too much: " + name),
            .. Each("absent", asArray: true).Select(a => a.Value.GetString()!).Where(start.ContainsKey).Select(name => "there: " + name),
            .. new[] { (Text("loadState"), service.GetProperty("loadState").GetString()), (Text("fragment"), service.GetProperty("path").GetString() ?? "") }
                .Where(pair => pair.Item1 != pair.Item2).Select(pair => $"{pair.Item1}, not {pair.Item2}"),
            .. Each("dropins", asArray: true).Select(d => d.Value.GetString()).SequenceEqual(service.GetProperty("dropIns").EnumerateArray().Select(d => d.GetString())) ? [] : new[] { "drop-ins" },
            .. Each("warnings", asArray: true).Select(w => w.Value.GetProperty("message").GetString()).Where(message => !messages.Contains(message)).Select(message => "no warning: " + message),
        ];
    }

    public EffectiveService Compute()
    {
        var environment = new ServiceEnvironment(
            Files, new SystemdVersion(version), null, Each("setEnvironment", asArray: true).Select(item => item.Value.GetString()!));
        var scope = Text("scope") == "user" ? new SystemdScope(environment.Accounts.Find("alice")) : SystemdScope.System;
        return environment.Compute(scope, Unit);
    }

    /// <summary>What differs between the case and our answer; empty where all is as systemd had it.</summary>
    public IReadOnlyList<string> Differences(EffectiveService service)
    {
        var found = new List<string>();
        Compare("starts", Find("starts")!.Value.GetBoolean(), service.Starts);
        Compare("failure", Text("failure"), Find("failure") is null ? null : service.Failure?.Message);
        Compare("loadState", Text("loadState"), service.LoadState switch { UnitLoadState.NotFound => "not-found", UnitLoadState.BadSetting => "bad-setting", var s => s.ToString().ToLowerInvariant() });
        Compare("fragment", Text("fragment"), Relative(service.Fragment ?? ""));
        Compare("dropins", string.Join(' ', Find("dropins")!.Value.EnumerateArray()), string.Join(' ', service.DropIns.Select(Relative)));
        var wanted = Find("expect")!.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        var read = (service.Starts ? service.Variables : []).Where(v => wanted.ContainsKey(v.Name) || v.Origin.Location is not null || v.Origin.Layer == VariableLayer.SetEnvironment);
        Compare("expect", Show(wanted.Select(p => $"{p.Key}={p.Value}")), Show(read.Select(v => $"{v.Name}={v.Value}")));
        Compare("absent", "", string.Join(' ', Each("absent", asArray: true).Select(a => a.Value.GetString()).Where(name => service.Find(name!) is not null)));
        if (Find("warnings") is { } warnings)
        {
            Compare("warnings", Show(warnings.EnumerateArray().Select(Show)), Show(service.Warnings.Where(w => w.IsSystemd).Select(Show)));
        }

        return found;

        void Compare(string what, object? expected, object? actual)
        {
            if (!Equals(expected, actual))
            {
                found.Add($"{what}: expected {expected}\n{new string(' ', what.Length)}       got {actual}");
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static string Show(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static string Show(JsonElement warning)
    {
        var file = warning.TryGetProperty("file", out var f) ? f.GetString() : "";
        var line = warning.TryGetProperty("line", out var l) ? l.GetInt32() : 0;
        return $"{file}:{line}:{warning.GetProperty("message").GetString()}";
    }

    // Messages about environment files name no line, or the parser's own number, which is off by about one.
    private static string Show(ServiceWarning warning) =>
        warning.Message.Contains(": Ignoring invalid environment assignment", StringComparison.Ordinal) || warning.Message.Contains(": Failed to load environment files", StringComparison.Ordinal)
            ? $":0:{warning.Message}"
            : $"{Relative(warning.Path)}:{(warning.Path.EndsWith(".service", StringComparison.Ordinal) || warning.Path.Contains(".service.d/", StringComparison.Ordinal) || warning.Path.Contains("/service.d/", StringComparison.Ordinal) ? warning.Line : 0)}:{warning.Message}";

    private static string Relative(string path) => path.TrimStart('/');

    private string? Text(string name) => Find(name)?.GetString();

    private JsonElement? Find(string name)
    {
        if (version > 252 && data.TryGetProperty("variants", out var variants))
        {
            foreach (var variant in variants.EnumerateObject())
            {
                var applies = variant.Name == "257+" || variant.Name == version.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (applies && variant.Value.TryGetProperty(name, out var different))
                {
                    return different;
                }
            }

            if (name is "failure" or "warnings" && Find("starts")!.Value.GetBoolean() != data.GetProperty("starts").GetBoolean())
            {
                return null;
            }
        }

        return data.TryGetProperty(name, out var value) ? value : null;
    }

    private IEnumerable<(string Name, JsonElement Value)> Each(string name, bool asArray = false) =>
        !data.TryGetProperty(name, out var value) ? []
        : asArray ? value.EnumerateArray().Select(item => ("", item))
        : value.EnumerateObject().Select(item => (item.Name, item.Value));
}
