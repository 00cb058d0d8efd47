using System.Collections.Immutable;

namespace ProxyFixer.Formats.Cmd;

/// <summary>Tells which command starts OpenClaw: <c>"C:\Program Files\nodejs\node.exe" …\openclaw\dist\index.js gateway</c>.</summary>
internal static class CmdStart
{
    /// <summary>Reads the words of such a command.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="command">A command of it.</param>
    /// <returns>The program and its arguments, without <c>call</c> and <c>start</c>; null where it starts something else.</returns>
    public static ImmutableArray<string>? Words(string text, CmdCommand command)
    {
        // Most commands are set, rem and echo, and are told by their name.
        if (command.Name is "set" or "echo" or "if" or "cd" or "title" || !command.Text.Contains("gateway", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var line = CmdExpansion.Carets(command.Text.TrimStart('@'));
        var redirection = line.IndexOf('>', StringComparison.Ordinal);
        ImmutableArray<string> words = [.. CmdExpansion.Words(redirection < 0 ? line : line[..redirection]).Select(word => word.Replace("%%", "%", StringComparison.Ordinal))];
        var at = words.IsEmpty ? 0 : SkipPrefix(words);
        return at < words.Length && IsOpenClaw(words[at..]) ? words[at..] : null;
    }

    /// <summary>The last part of a path, without the extension of a program.</summary>
    /// <param name="path">A path of Windows.</param>
    /// <returns>The name in lower case.</returns>
    public static string NameOf(string path)
    {
        var name = path[(path.LastIndexOfAny(['\\', '/']) + 1)..].ToLowerInvariant();
        return name.EndsWith(".exe", StringComparison.Ordinal) || name.EndsWith(".cmd", StringComparison.Ordinal) ? name[..^4] : name;
    }

    // start ["title"] [/options] PROGRAM; call PROGRAM
    private static int SkipPrefix(ImmutableArray<string> words)
    {
        if (!string.Equals(words[0], "start", StringComparison.OrdinalIgnoreCase))
        {
            return string.Equals(words[0], "call", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        var at = 1;
        while (at < words.Length && (words[at].StartsWith('/') || words[at].Length == 0 || (at == 1 && NameOf(words[at]) is not ("node" or "openclaw"))))
        {
            at++;
        }

        return at;
    }

    private static bool IsOpenClaw(ImmutableArray<string> words) => words.Contains("gateway") && NameOf(words[0]) switch
    {
        "openclaw" => true,
        "node" => words.Any(word => word.Contains("openclaw", StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };
}
