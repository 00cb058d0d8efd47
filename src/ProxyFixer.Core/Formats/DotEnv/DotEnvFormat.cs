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
    public Document Parse(SourceText text)
    {
        var members = ImmutableArray.CreateBuilder<Member>();
        var errors = ImmutableArray.CreateBuilder<SyntaxError>();
        var scanner = new DotEnvScanner(text.Text);
        var names = new NamePool();
        while (scanner.Next(out var assignment))
        {
            if (scanner.Ignored.Length > 0)
            {
                errors.Add(new(scanner.Ignored, DotEnvErrors.OfLine(text.Text, scanner.Ignored), IsFatal: false));
            }
            else if (names.Of(text.Text.AsSpan(assignment.Key.Start, assignment.Key.Length)) is var name && DotEnvErrors.IsLost(name))
            {
                errors.Add(new(assignment.Key, DotEnvErrors.LostKey, IsFatal: false));
            }
            else
            {
                Add(text, name, assignment, members, errors);
            }
        }

        return new(text, this, new ObjectNode(new(0, text.Text.Length), members.DrainToImmutable()), errors.DrainToImmutable());
    }

    private static void Add(
        SourceText text,
        string name,
        in DotEnvAssignment assignment,
        ImmutableArray<Member>.Builder members,
        ImmutableArray<SyntaxError>.Builder errors)
    {
        var value = DotEnvValue.Decode(text.Text, assignment);
        value = text.NotUtf8At is null ? value : DotEnvValue.Repair(value);
        members.Add(new(name, assignment.Key, new ScalarNode(assignment.Value, value)));
        if (assignment.HasOpenQuote(text.Text))
        {
            errors.Add(new(new(assignment.Value.Start, 1), DotEnvErrors.OpenQuote, IsFatal: false));
        }
    }

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableName.Path(target, IsKey);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, path, value, IsKey)
        ?? new DotEnvEditor(document.Text, path.Name, value).Edit();

    private static bool IsKey(string name) =>
        name.Length > 0 && name.All(DotEnvScanner.IsKeyCharacter) && !DotEnvErrors.IsLost(name);
}
