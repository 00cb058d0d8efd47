using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>What <c>set</c> and <c>export</c> of fish do (fish-set).</summary>
internal static class FishSet
{
    private static readonly Dictionary<string, char> Long = new(StringComparer.Ordinal)
    {
        ["--global"] = 'g',
        ["--export"] = 'x',
        ["--universal"] = 'U',
        ["--unexport"] = 'u',
        ["--erase"] = 'e',
        ["--local"] = 'l',
        ["--function"] = 'f',
        ["--append"] = 'a',
        ["--prepend"] = 'p',
        ["--query"] = 'q',
        ["--show"] = 'S',
        ["--names"] = 'n',
    };

    /// <summary>Reads <c>set OPTIONS NAME VALUE…</c>.</summary>
    /// <param name="words">The command.</param>
    /// <param name="effect">Where it stands and whether it happens.</param>
    /// <param name="isInFunction">Whether a variable without a scope may be the function's own.</param>
    /// <returns>What it does to variables that outlast it.</returns>
    public static IEnumerable<ShellEffect> Of(IReadOnlyList<FishWord> words, ShellEffect effect, bool isInFunction)
    {
        var options = words.Skip(1).TakeWhile(word => word.Literal is ['-', _, ..]).ToArray();
        var letters = string.Concat(options.Select(option => Long.TryGetValue(option.Literal!, out var letter) ? letter.ToString() : option.Literal!));
        bool Has(char letter) => letters.Contains(letter, StringComparison.Ordinal);
        var names = words.Skip(1 + options.Length).ToArray();
        if (names.Length == 0 || Has('q') || Has('S') || Has('n') || ((Has('l') || Has('f')) && !Has('e')))
        {
            return [];
        }

        effect = effect with { IsCertain = effect.IsCertain && !isInFunction };
        if (Has('e'))
        {
            // An element of a list, or a variable of a scope that may hide another one.
            return names.Where(word => IsName(word)).Select(word => effect with { Kind = EffectKind.Unset, Name = word.Literal!, IsCertain = effect.IsCertain && !Has('l') && !Has('f') });
        }

        if (!IsName(names[0]))
        {
            return [];
        }

        var set = effect with
        {
            Kind = Has('a') || Has('p') ? EffectKind.Touch : EffectKind.Set,
            Name = names[0].Literal!,
            Exports = Has('x'),
            NameSpan = names[0].Span,
            ValueSpan = names.Length == 1 ? new(names[0].Span.End, 0) : TextSpan.FromBounds(names[1].Span.Start, names[^1].Span.End),
            Literal = Has('a') || Has('p') || names.Length > 2 ? null : names.Length == 1 ? "" : names[1].Literal,
        };
        return Has('u') ? [set, set with { Kind = EffectKind.Unexport, Literal = null }] : [set];
    }

    /// <summary>Reads an argument of <c>export NAME=VALUE</c>, which fish has as a function.</summary>
    /// <param name="word">The argument.</param>
    /// <param name="text">The text.</param>
    /// <param name="effect">Where it stands and whether it happens.</param>
    /// <returns>What it does; null where that is not followed.</returns>
    public static ShellEffect? Export(FishWord word, string text, ShellEffect effect)
    {
        var written = text.AsSpan(word.Span.Start, word.Span.Length);
        var equals = written.IndexOf('=');
        if (equals < 1 || !VariableName.IsPosix(written[..equals]))
        {
            return null;
        }

        return effect with
        {
            Kind = EffectKind.Set,
            Name = written[..equals].ToString(),
            Exports = true,
            NameSpan = new(word.Span.Start, equals),
            ValueSpan = TextSpan.FromBounds(word.Span.Start + equals + 1, word.Span.End),
            Literal = word.Literal?[(equals + 1)..],
        };
    }

    private static bool IsName(FishWord word) => word.Literal is { } name && VariableName.IsPosix(name);
}
