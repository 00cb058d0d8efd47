using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The variables that pam_env sets for a service with <c>PAMName=</c>; no other PAM module is computed.</summary>
/// <param name="files">The machine.</param>
/// <remarks>pam_env(8) and pam.conf(5) of Linux-PAM 1.5.2. pam_env.conf with its own expansions is not read.</remarks>
internal sealed class PamEnvironment(SystemdFiles files)
{
    private const int MostIncludes = 16;
    private readonly List<VariableOrigin> variables = [];

    /// <summary>Reads the stack of a service.</summary>
    /// <param name="service">The name of a file of /etc/pam.d.</param>
    /// <returns>The assignments, in order.</returns>
    public IReadOnlyList<VariableOrigin> Read(string service)
    {
        var waiting = new Stack<string>([service]);
        for (var read = 0; read < MostIncludes && waiting.TryPop(out var name); read++)
        {
            if (name.Contains('/', StringComparison.Ordinal) || files.Read("/etc/pam.d/" + name) is not { } stack)
            {
                continue;
            }

            foreach (var line in stack.Text.Split('\n'))
            {
                ReadLine(line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries), waiting);
            }
        }

        return variables;
    }

    // "session required pam_env.so envfile=… readenv=1", "@include common-session", "session include common-session".
    private void ReadLine(string[] words, Stack<string> waiting)
    {
        if (words is ["@include", var included] || words is [_, "include" or "substack", var included2, ..] && (included = included2) is not null)
        {
            waiting.Push(included);
            return;
        }

        var module = Array.FindIndex(words, word => word.EndsWith("pam_env.so", StringComparison.Ordinal));
        if (module < 2 || words[0].TrimStart('-') is not ("session" or "auth") || words.Contains("readenv=0", StringComparer.Ordinal))
        {
            return;
        }

        var path = words.LastOrDefault(word => word.StartsWith("envfile=", StringComparison.Ordinal))?[8..] ?? "/etc/environment";
        if (path.StartsWith('/') && files.Read(path) is { } text)
        {
            ReadEnvironment(text);
        }
    }

    private void ReadEnvironment(SourceText text)
    {
        for (var at = 0; at < text.Text.Length;)
        {
            var start = at;
            var line = Line(text.Text, ref at).TrimStart(' ', '\t');
            line = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..] : line;
            var hash = line.IndexOf('#', StringComparison.Ordinal);
            line = hash < 0 ? line : line[..hash];
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line.AsSpan(0, equals).IndexOfAnyExcept(Characters) < 0)
            {
                var span = TextSpan.FromBounds(start, Math.Max(start, at - 1));
                variables.Add(new(line[..equals], Unquote(line[(equals + 1)..]), VariableLayer.Pam, new(text, span)));
            }
        }
    }

    private static string Line(string text, ref int at)
    {
        var line = "";
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var physical = text[at..end];
            at = end + 1;
            if (!physical.EndsWith('\\'))
            {
                return line + physical;
            }

            line += physical[..^1];
        }

        return line;
    }

    // A quote in front goes, and one at the very end.
    private static string Unquote(string value) => value.Length == 0 || value[0] is not ('"' or '\'') ? value
        : value.Length > 1 && value[^1] is '"' or '\'' ? value[1..^1] : value[1..];

    private static readonly System.Buffers.SearchValues<char> Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
