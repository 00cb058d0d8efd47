using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>What a shell file does when it is read by an interactive shell.</summary>
/// <param name="Text">The file.</param>
/// <param name="Effects">In the order in which they happen.</param>
/// <param name="Called">What the functions and aliases do that the file itself calls; when, is not followed, so none is certain.</param>
/// <param name="Errors">In file order; reading stops at the first fatal one, as the shell does.</param>
/// <param name="Slots">Places for a new command, in file order.</param>
/// <param name="Comments">In file order.</param>
internal sealed record ShellReading(
    SourceText Text,
    IReadOnlyList<ShellEffect> Effects,
    IReadOnlyList<ShellEffect> Called,
    ImmutableArray<SyntaxError> Errors,
    IReadOnlyList<ShellSlot> Slots,
    IReadOnlyList<TextSpan> Comments)
{
    /// <summary>What its aliases and functions set for the programs that they start, in file order.</summary>
    public IReadOnlyList<ShellLaunch> Launches { get; init; } = [];

    /// <summary>The simple commands that run when the file is read, if any run: those outside of functions and aliases, in file order.</summary>
    public IReadOnlyList<TextSpan> Commands { get; init; } = [];

    /// <summary>Takes the same for what <c>export $(cat FILE)</c> makes of it: words, whose quotes stay in the values.</summary>
    /// <returns>A reading with nothing but assignments, all of them exported.</returns>
    public ShellReading AsWords() => this with
    {
        Called = [],
        Effects =
        [
            .. Effects.Where(effect => effect.Kind == EffectKind.Set).Select(effect => effect with
            {
                Exports = true,
                Refers = false,
                Literal = Text.Text.AsSpan(effect.ValueSpan.Start, effect.ValueSpan.Length).IndexOfAny("\"'\\$`") < 0 ? effect.Literal : null,
            }),
        ],
    };

    /// <summary>Reads a text.</summary>
    /// <param name="source">Any text; its path or first line tells the shell.</param>
    /// <returns>The reading.</returns>
    public static ShellReading Of(SourceText source) => ShellDialects.Of(source) is var dialect && dialect == ShellDialect.Fish
        ? new Fish.FishParser(source).Read()
        : new ShellParser(source, dialect).Read();
}
