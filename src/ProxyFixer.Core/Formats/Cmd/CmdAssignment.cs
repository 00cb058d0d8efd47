using ProxyFixer.Text;

namespace ProxyFixer.Formats.Cmd;

/// <summary>What a <c>set</c> says.</summary>
/// <param name="Name">The variable, as written.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">Where the value stands, percent signs not yet replaced.</param>
/// <param name="Argument">All behind <c>set</c>.</param>
/// <param name="IsQuoted">True for <c>set "NAME=value"</c>.</param>
/// <param name="IsComputed">True for <c>set /a</c> and <c>set /p</c>.</param>
internal sealed record CmdAssignment(string Name, TextSpan NameSpan, TextSpan ValueSpan, TextSpan Argument, bool IsQuoted, bool IsComputed)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="command">A command of it.</param>
    /// <returns>The assignment; null where the command is none.</returns>
    public static CmdAssignment? Read(string text, CmdCommand command)
    {
        var isSwitch = command.Name is "set/a" or "set/p";
        if (command.Name != "set" && !isSwitch)
        {
            return null;
        }

        var argument = command.Rest;
        var start = argument.Start;
        var isComputed = isSwitch;
        if (start + 1 < argument.End && text[start] == '/' && char.ToLowerInvariant(text[start + 1]) is 'a' or 'p')
        {
            isComputed = true;
            start += 2 + (argument.End - start - 2 - text.AsSpan(start + 2, argument.End - start - 2).TrimStart(" \t").Length);
        }

        // With a quote in front the value ends at the last quote of the line; what stands behind it is ignored.
        var isQuoted = start < argument.End && text[start] == '"';
        var last = isQuoted ? text.LastIndexOf('"', argument.End - 1) : argument.End;
        var end = isQuoted ? (last > start ? last : argument.End) : argument.End;
        start += isQuoted ? 1 : 0;
        var equals = text.AsSpan(start, Math.Max(0, end - start)).IndexOf('=');
        return equals <= 0 ? null : new(
            text.Substring(start, equals), new(start, equals), TextSpan.FromBounds(start + equals + 1, end), argument, isQuoted, isComputed);
    }
}
