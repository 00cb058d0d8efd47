namespace ProxyFixer.Formats.Shell;

/// <content>Functions: what one does counts where the file calls it.</content>
internal sealed partial class ShellParser
{
    /// <summary>Goes behind <c>()</c>.</summary>
    /// <returns>The offset behind it; 0 where something stands between.</returns>
    private int BehindParentheses()
    {
        var closing = at + 1;
        while (CharAt(closing) is ' ' or '\t')
        {
            closing++;
        }

        return CharAt(closing) == ')' ? closing + 1 : 0;
    }

    /// <summary>Reads <c>function f { … }</c>; the parentheses may be missing, and <c>(…)</c> may be the body.</summary>
    private void ReadNamedFunction(int start)
    {
        var name = ReadHeaderWord();
        SkipBlanks();
        if (name is null)
        {
            Fail(at, "the name of a function is missing here");
            return;
        }

        at = CharAt(at) == '(' && BehindParentheses() is > 0 and var body ? body : at;
        ReadFunction(start, name.Value.Literal(text) ?? "?");
    }

    /// <summary>Reads the body of a function; what it does counts where the file calls it.</summary>
    private void ReadFunction(int start, string name)
    {
        var outer = (log, locals, function, gate);
        (log, locals, function) = ([], new(StringComparer.Ordinal), name);
        gate = Weaker(gate);
        SkipLines(isPlace: false);
        if (!ReadCompound() && !ReadSimple() && at >= text.Length)
        {
            Fail(start, "the function or the group that begins here is never closed");
        }

        var effects = log;
        (log, locals, function, gate) = outer;
        if (gate != Gate.Elsewhere)
        {
            functions.Define(name, effects);
            NoteExports(name, effects);
        }
    }
}
