using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Reports;
using ProxyFixer.Services;

namespace ProxyFixer.Guard;

/// <summary>What <c>guard status</c> says.</summary>
/// <param name="guards">The guards of the services that were asked about, installed or not.</param>
/// <param name="host">The machine.</param>
/// <param name="user">Who runs the commands that are advised.</param>
/// <param name="install">The command line that installs the same guards.</param>
public sealed class GuardReport(ImmutableArray<GuardedService> guards, Host host, CommandUser user, string install)
{
    private readonly ImmutableArray<Row> rows = [.. guards.Select(guard => new Row(guard, host, user, install))];

    /// <summary>True where every service has a guard that is whole, starts by itself, and watches what there is to watch.</summary>
    public bool IsWhole => !rows.IsEmpty && rows.All(row => row.Problems().IsEmpty);

    /// <summary>Writes it for a person.</summary>
    /// <returns>The text.</returns>
    public string ToText()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var row in rows)
        {
            text.Write($"{row.Guard.Gateway.Service.Name} ({row.Guard.Gateway.Service.ScopeWords}): {(row.IsInstalled ? $"watched by {row.Guard.Name}" : "not watched")}\n");
            foreach (var problem in row.Problems())
            {
                text.Write($"  {problem}\n");
            }

            foreach (var watched in row.Watched)
            {
                text.Write($"  watches {host.Display(watched.Path)}{(watched.IsThere ? "" : " (not there)")}\n");
            }
        }

        return Printable.Of(text.ToString());
    }

    /// <summary>Writes it as JSON (schema 1).</summary>
    /// <returns>The text.</returns>
    public string ToJson()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonOutput(text))
        {
            json.Map(() =>
            {
                json.Member("schema", 1);
                json.List("guards", rows, row => json.Map(() => Write(json, row)));
            });
        }

        return text.ToString();
    }

    private void Write(JsonOutput json, Row row)
    {
        json.Member("unit", row.Guard.Gateway.Service.Name);
        json.Member("scope", row.Guard.Gateway.Service.Scope);
        json.Member("guard", row.Guard.Name);
        json.Member("installed", row.IsInstalled);
        json.Member("enabled", row.Guard.IsEnabled switch { true => "yes", false => "no", null => "unknown" });
        json.List("files", row.Guard.Paths, path => json.Map(() =>
        {
            json.Member("path", host.Display(path));
            json.Member("state", row.Guard.StateOf(path) switch { GuardFileState.Missing => "missing", GuardFileState.AsWritten => "as-written", _ => "changed" });
        }));
        json.List("watched", row.Watched, watched => json.Map(() =>
        {
            json.Member("path", host.Display(watched.Path));
            json.Member("exists", watched.IsThere);
        }));
        json.List("notWatched", row.NotWatched.Select(host.Display));
        json.List("problems", row.Problems());
    }

    private sealed class Row(GuardedService guard, Host host, CommandUser user, string install)
    {
        public GuardedService Guard => guard;

        public bool IsInstalled { get; } = guard.Paths.Any(path => guard.StateOf(path) != GuardFileState.Missing);

        public ImmutableArray<(string Path, bool IsThere)> Watched { get; } = [.. guard.ReadWatched().Select(path => (path, host.Files.Status(path) is not null))];

        public ImmutableArray<string> NotWatched => IsInstalled ? [.. guard.Watched().Except(guard.ReadWatched(), StringComparer.Ordinal)] : [];

        public ImmutableArray<string> Problems() => !IsInstalled ? [$"no guard is installed: {install}"] :
        [
            .. guard.Paths.Where(path => guard.StateOf(path) == GuardFileState.Missing).Select(path => $"{host.Display(path)} is missing: {install} writes it anew"),
            .. guard.Paths.Where(path => guard.StateOf(path) == GuardFileState.Changed).Select(path => $"{host.Display(path)} was changed since guard install wrote it"),
            .. guard.IsEnabled == false ? [$"it does not start by itself: {string.Join("; ", guard.AfterInstall(user, isNew: true).Commands)}"] : Array.Empty<string>(),
            .. NotWatched.Select(path => $"{host.Display(path)} is not watched yet: {install}"),
        ];
    }
}
