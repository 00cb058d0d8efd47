using System.Buffers;
using ProxyFixer.Text;
using ProxyFixer.Tree;
using YamlDotNet.Core;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Reads YAML into nodes with spans; every failure becomes an error with a place.</summary>
/// <remarks>
/// What people usually write is read by <see cref="YamlDirectReader"/>. Whatever that is not certain about is read as a whole by YamlDotNet's
/// parser, which has the last word on what YAML is and words the errors.
/// </remarks>
internal static class YamlReader
{
    /// <summary>Deeper files are refused: nobody writes them, and the scanner slows down with each open bracket.</summary>
    public const int MostLevels = 1_000;

    // The characters yaml.v3 (and libyaml) refuse before they parse: readerc.go, "control characters are not allowed".
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Where(c => c != 0x85).Select(c => (char)c), '\uFFFE', '\uFFFF',
    ]);

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="wantsStringKeys">Whether a key of another type is an error; else it counts as the string it is written as.</param>
    /// <returns>The documents of the stream in order, as far as they could be read; the values that need a look; the errors.</returns>
    public static YamlStream Read(SourceText text, bool wantsStringKeys = true) =>
        YamlDirectReader.Read(text) is { } tree ? Complete(tree, true, wantsStringKeys) : ReadWithParser(text, wantsStringKeys);

    /// <summary>Reads a text with YamlDotNet's parser.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="wantsStringKeys">Whether a key of another type is an error; else it counts as the string it is written as.</param>
    /// <returns>The same as <see cref="Read"/>.</returns>
    public static YamlStream ReadWithParser(SourceText text, bool wantsStringKeys = true)
    {
        var builder = new YamlTreeBuilder(text.Text);
        if (Unreadable(text) is { } error)
        {
            builder.Fail(error.Span.Start, error.Message);
        }
        else
        {
            Parse(text.Text, builder);
        }

        var isWhole = !builder.HasFailed;
        builder.Finish();
        return Complete(builder.Tree, isWhole, wantsStringKeys);
    }

    /// <summary>Tells whether the parser may be given a text; it does not come to an end on some that are no YAML.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static SyntaxError? Unreadable(SourceText text)
    {
        if (text.NotUtf8At is { } at)
        {
            return new(new TextSpan(at, 1), "the file is not UTF-8");
        }

        var control = text.Text.AsSpan().IndexOfAny(Forbidden);
        return control < 0 ? null : new(new TextSpan(control, 1), "control characters are not allowed in YAML");
    }

    private static YamlStream Complete(YamlTree tree, bool isWhole, bool wantsStringKeys)
    {
        YamlMaps.Complete(tree.Maps, tree.Errors, wantsStringKeys);
        return new(tree.Documents, tree.NotableValues, tree.Errors, isWhole);
    }

    private static void Parse(string text, YamlTreeBuilder builder)
    {
        var skipped = text.StartsWith('\uFEFF') ? 1 : 0;
        try
        {
            builder.Offset = skipped;
            var parser = new Parser(new Scanner(new StringReader(text[skipped..]), skipComments: true));
            while (builder.Tree.Depth <= MostLevels && parser.MoveNext())
            {
                builder.Add(parser.Current!);
            }

            if (builder.Tree.Depth > MostLevels)
            {
                builder.Fail(builder.LastOffset, $"nested more than {MostLevels:N0} levels deep");
            }
        }
        catch (YamlException e)
        {
            builder.Fail(Place(e, text, skipped, builder.LastOffset), YamlFault.Of(e.Message));
        }
#pragma warning disable CA1031 // The parser is third-party code on untrusted text; whatever it throws is an error of that text.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            builder.Fail(builder.LastOffset, "the text cannot be read as YAML from here");
        }
    }

    // The parser tells tabs at the start of the block they are in, or of the file; people need the line with the tab.
    private static int Place(YamlException error, string text, int skipped, int last)
    {
        if (error.Message.Contains(" tab", StringComparison.Ordinal) && IndentingTab(text, last) is { } tab)
        {
            return tab;
        }

        var start = (int)Math.Clamp(error.Start.Index + skipped, 0, text.Length);
        return start;
    }

    private static int? IndentingTab(string text, int from)
    {
        for (var line = text.LastIndexOf('\n', Math.Clamp(from - 1, 0, Math.Max(0, text.Length - 1))) + 1; line < text.Length;)
        {
            var indent = text.AsSpan(line).IndexOfAnyExcept(' ');
            if (indent >= 0 && text[line + indent] == '\t')
            {
                return line + indent;
            }

            var end = text.IndexOf('\n', line);
            line = end < 0 ? text.Length : end + 1;
        }

        return null;
    }
}

/// <summary>What was read from one YAML file.</summary>
/// <param name="Documents">In file order.</param>
/// <param name="NotableValues">The scalars, but for keys, that may mean more than their characters (<see cref="YamlTree.NotableValues"/>), in file order.</param>
/// <param name="Errors">All fatal; in no order.</param>
/// <param name="IsWhole">False where the reading ended at an error.</param>
internal sealed record YamlStream(List<YamlNode> Documents, List<YamlCell> NotableValues, List<SyntaxError> Errors, bool IsWhole);
