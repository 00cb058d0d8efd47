using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Arguments of <c>export</c> and its kin that name variables in other ways than <c>NAME=value</c>.</content>
internal sealed partial class ShellParser
{
    /// <summary>The words of <c>for</c> loops as far as they are known, by the variable that runs through them.</summary>
    private readonly Dictionary<string, List<string>> loopWords = new(StringComparer.Ordinal);

    private IEnumerable<ShellEffect> ReadArguments(ShellWord argument)
    {
        var equals = argument.IsAssignment ? -1 : text.AsSpan(argument.Span.Start, argument.Span.Length).IndexOf('=');
        ShellEffect[] several = equals <= 0 ? [] : [.. argument.Has(WordTraits.Braces) ? InBraces(argument, equals) : [], .. InLoop(argument, equals)];

        // dash knows no braces and takes the word for a wrong name.
        var one = several.Length == 0 || dialect == ShellDialect.Posix ? ReadArgument(argument) : null;
        return one is null ? several : several.Append(one);
    }

    /// <summary>Reads <c>{http,https}_proxy=value</c>, which bash and zsh take for two words.</summary>
    private IEnumerable<ShellEffect> InBraces(ShellWord argument, int equals)
    {
        var (start, value) = (argument.Span.Start, TextSpan.FromBounds(argument.Span.Start + equals + 1, argument.Span.End));
        var written = text.Substring(start, equals);
        string[] names = MayExpand(BraceChoices(written), equals) ? [.. Expand(written)] : [written];
        var isPlain = text.AsSpan(value.Start, value.Length).IndexOf('{') < 0;
        return names.Any(name => !VariableName.IsPosix(name)) ? [] : names.Select(name => new ShellEffect(EffectKind.Set, name, dialect != ShellDialect.Posix, command)
        {
            Literal = isPlain && !argument.Has(WordTraits.Dynamic) ? ShellWord.Decode(text, value) : null,
            Refers = isPlain && argument.Has(WordTraits.Dynamic) && !argument.Has(WordTraits.Substitutes),
            NameSpan = new(start, equals),
            ValueSpan = value,
        });
    }

    private static IEnumerable<string> Expand(string word)
    {
        var (open, close) = (word.IndexOf('{', StringComparison.Ordinal), word.IndexOf('}', StringComparison.Ordinal));
        return open < 0 ? [word] : close < open ? [] :
            from one in word[(open + 1)..close].Split(',')
            from rest in Expand(word[(close + 1)..])
            select word[..open] + one + rest;
    }

    /// <summary>Reads <c>$v=value</c> and <c>${v}_proxy=value</c> in a loop over names.</summary>
    private IEnumerable<ShellEffect> InLoop(ShellWord argument, int nameEnd)
    {
        var raw = text.Substring(argument.Span.Start, argument.Span.Length);
        return from loop in raw.AsSpan(0, nameEnd).Contains('$') ? loopWords : []
               where MayExpand(loop.Value.Count, raw.Length)
               from word in loop.Value
               let name = ShellReferences.Resolve(raw.AsSpan(0, nameEnd), one => one == loop.Key ? word : null)
               where name is not null && VariableName.IsPosix(name)
               let whole = ShellReferences.Resolve(raw, one => one == loop.Key ? word : null)
               select new ShellEffect(EffectKind.Set, name, IsCertain: false, command)
               {
                   Literal = whole?[(name.Length + 1)..],
                   NameSpan = argument.Span,
                   ValueSpan = argument.Span,
               };
    }

    /// <summary>Reads <c>"NAME=$OTHER"</c>.</summary>
    private ShellEffect? ReadQuoted(ShellWord argument)
    {
        var raw = text.AsSpan(argument.Span.Start, argument.Span.Length);
        var equals = raw.IndexOf('=');
        return raw[0] != '"' || equals < 2 || !VariableName.IsPosix(raw[1..equals]) ? null
            : new(EffectKind.Set, raw[1..equals].ToString(), IsCertain: true, command)
            {
                Refers = !argument.Has(WordTraits.Substitutes),
                NameSpan = argument.Span,
                ValueSpan = argument.Span,
            };
    }
}
