using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>A launchd job: what an XML property list says that bears on a process's environment.</summary>
/// <param name="Text">The file.</param>
/// <param name="Label">The job's name, or null.</param>
/// <param name="ProgramArguments">The command line, program first; empty where there is none. Only strings count.</param>
/// <param name="Variables">
/// <c>EnvironmentVariables</c>; a value that is no string is <c>$not_string</c> with its element's name. A name may come twice,
/// then the last counts. Empty where there is no such section.
/// </param>
/// <param name="Errors">In file order; fatal where launchd does not load the job.</param>
public sealed record PropertyList(
    SourceText Text,
    ScalarNode? Label,
    ImmutableArray<ScalarNode> ProgramArguments,
    ObjectNode Variables,
    ImmutableArray<SyntaxError> Errors)
{
    /// <summary><c>WorkingDirectory</c>, or null.</summary>
    public ScalarNode? WorkingDirectory { get; private init; }

    /// <summary><c>UserName</c>: whom a daemon runs as; null where it says nothing.</summary>
    public ScalarNode? UserName { get; private init; }

    /// <summary>Tells the binary form, which launchd reads as well and we do not.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where it begins as such a file does.</returns>
    public static bool IsBinary(SourceText text) => text.Text.StartsWith("bplist", StringComparison.Ordinal);

    /// <summary>Reads a property list.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was read; errors are part of it. Never throws.</returns>
    public static PropertyList Read(SourceText text)
    {
        var (root, errors) = PlistReader.Read(text);
        var section = root?.Find("EnvironmentVariables")?.Value;
        if (section is { Name: not "dict" } other)
        {
            errors.Add(new(other.Span, "EnvironmentVariables must be a dict of strings", IsFatal: false));
        }

        return new(
            text,
            String(root?.Find("Label")?.Value),
            [.. (root?.Find("ProgramArguments")?.Value.Items ?? []).Select(item => String(item)).OfType<ScalarNode>()],
            section is { Name: "dict" } dict ? Object(dict) : new(section?.Span ?? root?.Span ?? default, []),
            [.. errors.OrderBy(error => error.Span.Start)])
        {
            WorkingDirectory = String(root?.Find("WorkingDirectory")?.Value),
            UserName = String(root?.Find("UserName")?.Value),
        };
    }

    private static ScalarNode? String(PlistElement? element) =>
        element is { Name: "string" } text ? new(text.Span, text.Value) : null;

    private static ObjectNode Object(PlistElement dict) => new(
        dict.Span,
        [.. dict.Pairs.Select(ToMember)]);

    private static Member ToMember(PlistPair pair) => pair.Value.Name == "string"
        ? pair.Value.Member(pair.Key.Value, pair.Key.Span)
        : new(pair.Key.Value, pair.Key.Span, new OpaqueNode(pair.Value.Span, "$not_string", pair.Value.Name));
}
