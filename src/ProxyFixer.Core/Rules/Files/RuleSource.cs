using System.Collections.Immutable;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Files;

/// <summary>
/// A rule file that is read when it is first needed. What decides whether it is needed (its id, its subject, its check) is known before,
/// because most runs need few of the rules that come with the program.
/// </summary>
public sealed class RuleSource
{
    private readonly Lazy<RuleFile> file;
    private readonly ImmutableArray<SubjectKind> kinds;

    /// <summary>Takes a rule whose file is read when it is first needed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="check">The check it names; null where it has conditions.</param>
    /// <param name="kinds">The subjects it looks at.</param>
    /// <param name="file">Reads the file.</param>
    internal RuleSource(string id, string? check, ImmutableArray<SubjectKind> kinds, Lazy<RuleFile> file) =>
        (Id, Check, this.kinds, this.file) = (id, check, kinds, file);

    /// <summary>The rule's id.</summary>
    public string Id { get; }

    /// <summary>The check that the file names; null where it has conditions.</summary>
    public string? Check { get; }

    /// <summary>The file.</summary>
    public RuleFile File => file.Value;

    /// <summary>Reads a file of the user.</summary>
    /// <param name="path">Its path; the name must be <c>ID-name.yaml</c>.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ProxyFixerException">The file is wrong; says line and column (exit status 2).</exception>
    public static RuleSource Now(string path, string text)
    {
        var read = RuleFileParser.Parse(path, text);
        return new(read.Descriptor.Id, read.Check, read.Kinds, new(read));
    }

    /// <summary>Tells whether the rule looks at subjects of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True where the file names it.</returns>
    public bool LooksAt(SubjectKind kind) => kinds.Contains(kind);
}
