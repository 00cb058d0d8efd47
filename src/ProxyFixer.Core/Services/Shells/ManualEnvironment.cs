using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Services.Files;

namespace ProxyFixer.Services.Shells;

/// <summary>
/// What a gateway starts with that a person starts from a shell, whichever way that shell was started: what a login or a terminal sets
/// counts alike, so that nothing is missed and nothing is asked for that one of them has.
/// </summary>
/// <param name="Shell">The name of the shell.</param>
/// <param name="Files">The files that were read, each once.</param>
/// <param name="Variables">By name; without a value where files tell none, or several.</param>
/// <param name="Doubt">Why it may have more variables, as the end of "… was judged only in part, because …"; null where the files show all.</param>
internal sealed record ManualEnvironment(string Shell, ImmutableArray<string> Files, ImmutableArray<FileVariable> Variables, string? Doubt)
{
    private const string Command = "openclaw";

    /// <summary>Reads what the shell of a home reads; for the user's own also what the terminal has in which this program runs.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="home">The home folder, as seen from the root.</param>
    /// <returns>The environment.</returns>
    public static ManualEnvironment Read(Host host, string home)
    {
        var (terminal, login) = (ShellEnvironment.Read(host.Files, home, ShellStart.Interactive), ShellEnvironment.Read(host.Files, home, ShellStart.Login));
        FileVariable[] typed = [.. Typed(login).Concat(Typed(terminal))];
        var variables = terminal.Variables.Keys.Union(login.Variables.Keys, StringComparer.Ordinal).Where(name => typed.All(one => one.Name != name))
            .Select(name => Choose(terminal.Variables.GetValueOrDefault(name), login.Variables.GetValueOrDefault(name))).Concat(typed).ToArray();
        var more = Own(host, home).Where(own => variables.All(variable => variable.Name != own.Key))
            .Select(own => new FileVariable(own.Key, own.Value, default, "this terminal"));
        return new(terminal.Shell, [.. terminal.Files.Union(login.Files, StringComparer.Ordinal)], [.. variables, .. more], Joined([.. login.Doubts.Union(terminal.Doubts, StringComparer.Ordinal)]));
    }

    private static string? Joined(string[] reasons) => reasons.Length == 0 ? null : string.Join("; ", reasons);

    // The name openclaw may be that of an alias or a function, which sets something for the program of that name.
    private static IEnumerable<FileVariable> Typed(ShellEnvironment shell) =>
        from typed in shell.Launches
        where typed.Launch is { Word: Command, Program: null or Command or "node" }
        select new FileVariable(typed.Launch.Name, typed.Launch.Value, typed.Launch.Where, "the alias or function openclaw") { Text = typed.Text };

    private static FileVariable Choose(ShellEnvironmentVariable? terminal, ShellEnvironmentVariable? login)
    {
        var variable = terminal is null || (terminal.Certainty != VariableCertainty.Certain && login?.Certainty == VariableCertainty.Certain) ? login! : terminal;
        return new(variable.Name, variable.Values is [var only] && variable.Certainty != VariableCertainty.Computed ? only : null, variable.Where.Span, "export")
        {
            Text = variable.Where.Text,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Own(Host host, string home) =>
        host.Environment.Where(own => IsOwn(host, home) && (ProxyVariables.Has(own.Key) || own.Key is NodeSwitch.Variable or "NODE_OPTIONS" or "NODE_EXTRA_CA_CERTS"
            || own.Key.StartsWith("OPENCLAW_", StringComparison.Ordinal)));

    /// <summary>Tells whether what the user says about OpenClaw in the environment of this program counts for a home.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="home">The home folder, as seen from the root.</param>
    /// <returns>True for the user's own; below <c>--root</c>, where only that is left of the environment, for the first one.</returns>
    public static bool IsOwn(Host host, string home) => host.HasRoot
        ? home == host.HomePaths[0]
        : MachinePath.Join("/", host.Environment.GetValueOrDefault("HOME", "/root")) == home;
}
