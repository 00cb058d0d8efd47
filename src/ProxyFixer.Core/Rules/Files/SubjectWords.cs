using System.Collections.Immutable;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Files;

/// <summary>What rule files and pages call the kinds of subjects.</summary>
internal static class SubjectWords
{
    private static readonly ImmutableArray<(SubjectKind Kind, string Word, string Words)> All =
    [
        (SubjectKind.Config, "config", "the config"),
        (SubjectKind.EnvFile, "env-file", "the .env file"),
        (SubjectKind.HeaderBuilder, "header-builder", "the package"),
        (SubjectKind.ModelsCache, "models-cache", "models.json"),
        (SubjectKind.NamedFile, "named-file", "the file"),
        (SubjectKind.Service, "service", "the service"),
        (SubjectKind.Sessions, "sessions", "the gateway"),
        (SubjectKind.StartFile, "start-file", "the file"),
        (SubjectKind.StrayDropIn, "stray-drop-in", "the service"),
    ];

    /// <summary>The kinds by the words for <c>subject:</c>.</summary>
    public static ImmutableSortedDictionary<string, SubjectKind> Kinds { get; } =
        All.ToImmutableSortedDictionary(one => one.Word, one => one.Kind, StringComparer.Ordinal);

    /// <summary>The word for <c>subject:</c>.</summary>
    /// <param name="kind">A kind.</param>
    public static string WordOf(SubjectKind kind) => All.First(one => one.Kind == kind).Word;

    /// <summary>What stands for the name of a subject in a sentence.</summary>
    /// <param name="kind">A kind.</param>
    public static string Of(SubjectKind kind) => All.First(one => one.Kind == kind).Words;
}
