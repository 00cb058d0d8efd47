using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>
/// <c>.env</c> files as dotenv 17.3.1 reads them (OpenClaw does). Root: an object of strings in file order; of equal keys
/// the last one counts. dotenv rejects no file, so no error is fatal.
/// </summary>
public sealed class DotEnvFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "dotenv";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (name.SequenceEqual(".env") || name.StartsWith(".env.", StringComparison.Ordinal))
        {
            return true;
        }

        return name.EndsWith(".env", StringComparison.Ordinal)
            && !name.EndsWith(".systemd.env", StringComparison.Ordinal)
            && !LaunchdEnvironmentFile.Is(path, head);
    }

    /// <inheritdoc/>
    public Document Parse(SourceText text) => new(text, this, () => ReadTree(text), ReadErrors(text.Text));

    private static ObjectNode ReadTree(SourceText text)
    {
        var members = new ChunkedBuilder<Member>();
        var scanner = new DotEnvScanner(text.Text);
        var names = new NamePool();
        while (scanner.Next(out var assignment))
        {
            var key = text.Text.AsSpan(assignment.Key.Start, assignment.Key.Length);
            if (scanner.Ignored.Length == 0 && !DotEnvErrors.IsLost(key))
            {
                members.Add(Read(text, names.Of(key), assignment));
            }
        }

        return new(new(0, text.Text.Length), members.ToImmutable());
    }

    private static Member Read(SourceText text, string name, in DotEnvAssignment assignment)
    {
        if (text.NotUtf8At is null && DotEnvValue.IsAsWritten(text.Text, assignment))
        {
            return new(name, assignment.Key, assignment.Value, text.Text, assignment.Quote == '\0' ? ScalarForm.InText : ScalarForm.InQuotes);
        }

        var value = DotEnvValue.Decode(text.Text, assignment);
        return new(name, assignment.Key, new ScalarNode(assignment.Value, text.NotUtf8At is null ? value : DotEnvValue.Repair(value)));
    }

    // With quoted values, which go over several lines.
    private static List<TextSpan> Assignments(string text)
    {
        var spans = new List<TextSpan>();
        var scanner = new DotEnvScanner(text);
        while (scanner.Next(out var assignment))
        {
            if (scanner.Ignored.Length == 0)
            {
                spans.Add(TextSpan.FromBounds(assignment.Start, assignment.End));
            }
        }

        return spans;
    }

    private static ImmutableArray<SyntaxError> ReadErrors(string text)
    {
        var errors = ImmutableArray.CreateBuilder<SyntaxError>();
        var scanner = new DotEnvScanner(text);
        while (scanner.Next(out var assignment))
        {
            if (scanner.Ignored.Length > 0)
            {
                errors.Add(new(scanner.Ignored, DotEnvErrors.OfLine(text, scanner.Ignored), IsFatal: false));
            }
            else if (DotEnvErrors.IsLost(text.AsSpan(assignment.Key.Start, assignment.Key.Length)))
            {
                errors.Add(new(assignment.Key, DotEnvErrors.LostKey, IsFatal: false));
            }
            else if (assignment.HasOpenQuote(text))
            {
                errors.Add(new(new(assignment.Value.Start, 1), DotEnvErrors.OpenQuote, IsFatal: false));
            }
        }

        return errors.ToImmutable();
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => LineComments.Outside(LineComments.Find(text.Text, "#"), Assignments(text.Text));

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableName.Path(target, IsKey);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, path, value, IsKey)
        ?? new DotEnvEditor(document.Text, path.Name, value).Edit();

    private static bool IsKey(string name) =>
        name.Length > 0 && name.All(DotEnvScanner.IsKeyCharacter) && !DotEnvErrors.IsLost(name);
}
