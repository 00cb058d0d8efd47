using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>What containers.conf(5) says of the environment of every container: names alone, because several files and the image are put together.</summary>
/// <param name="Variables">The variables that <c>env=</c> names, with their places.</param>
/// <param name="TakesHost">The last <c>env_host=</c>; null where there is none.</param>
/// <param name="TakesProxies">The last <c>http_proxy=</c>; null where there is none.</param>
/// <param name="Files">The files that say something of it.</param>
internal sealed partial record ContainersConf(ImmutableArray<PlacedText> Variables, bool? TakesHost, bool? TakesProxies, ImmutableArray<string> Files)
{
    private const string Name = "containers.conf";

    /// <summary>Nothing is said.</summary>
    public static ContainersConf None { get; } = new([], null, null, []);

    /// <summary>Reads the files that the Podman of a manager reads, weakest first.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="scope">The manager.</param>
    /// <returns>What they say together.</returns>
    public static ContainersConf Read(MachineFiles files, SystemdScope scope)
    {
        string[] folders = ["/usr/share/containers", "/etc/containers", .. scope.User is { Uid: > 0 } user ? [user.Home.TrimEnd('/') + "/.config/containers"] : Array.Empty<string>()];
        var texts = from folder in folders
                    from path in files.List($"{folder}/{Name}.d").Where(name => name.EndsWith(".conf", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                        .Select(name => $"{folder}/{Name}.d/{name}").Prepend($"{folder}/{Name}")
                    where files.IsFile(path)
                    let text = files.TryRead(path, out _)
                    where text is not null
                    select Read(text);
        return texts.Aggregate(None, (all, one) => one.Over(all));
    }

    private ContainersConf Over(ContainersConf weaker) =>
        new([.. weaker.Variables, .. Variables], TakesHost ?? weaker.TakesHost, TakesProxies ?? weaker.TakesProxies, [.. weaker.Files, .. Files]);

    private static ContainersConf Read(SourceText text)
    {
        var plain = Comment().Replace(text.Text, match => match.Value[0] == '#' ? new string(' ', match.Length) : match.Value);
        var section = Section().Match(plain) is { Success: true } match ? match.Groups[1] : null;
        if (section is null)
        {
            return None;
        }

        PlacedText Place(Group name) => new(name.Value, new(text, new(section.Index + name.Index, name.Length)));
        ImmutableArray<PlacedText> variables = [.. List().Matches(section.Value).SelectMany(list => Variable().Matches(section.Value[..(list.Index + list.Length)], list.Index)).Select(one => Place(one.Groups[1]))];
        var (host, proxies) = (Flag(section.Value, "env_host"), Flag(section.Value, "http_proxy"));
        return variables.IsEmpty && host is null && proxies is null ? None : new(variables, host, proxies, [text.Path]);
    }

    private static bool? Flag(string section, string key) =>
        FlagLine().Matches(section).LastOrDefault(match => match.Groups[1].Value == key) is { } match ? match.Groups[2].Value == "true" : null;

    // A string of TOML, or a comment.
    [GeneratedRegex("""
        "(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*
        """)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[ \t]*\[[ \t]*containers[ \t]*\]((?:(?!^[ \t]*\[[\w. \t-]+\][ \t\r]*$).|\n)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("""^[ \t]*env[ \t]*=[ \t]*\[(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\]"'])*""", RegexOptions.Multiline)]
    private static partial Regex List();

    [GeneratedRegex("""["'](\w+)=""")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[ \t]*(env_host|http_proxy)[ \t]*=[ \t]*(true|false)", RegexOptions.Multiline)]
    private static partial Regex FlagLine();
}
