using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Suppressions;

/// <summary>Tells who reads a file, and so what a comment is in it. The name alone often does not: an environment file can have any.</summary>
internal static class FileKinds
{
    /// <summary>A kind for files that can have no comment.</summary>
    public const string None = "";

    /// <summary>The files that a subject was read from, as far as its rules point into them.</summary>
    /// <param name="subject">Any subject.</param>
    /// <returns>Absolute path and kind, or <see cref="None"/>; a path may come twice, then the first counts.</returns>
    public static IEnumerable<(string Path, string Kind)> Of(Subject subject) => subject switch
    {
        ServiceSubject service => OfGateway(service.Gateway),
        LateFileSubject late => [(late.Anchor.Path, late.Kind == SubjectKind.Config ? "openclaw-config" : "dotenv")],
        NamedFileSubject file => [(file.Anchor.Path, file.Document.Format.Kind)],
        StartFileSubject file => [(file.Anchor.Path, file.Document.Format.Kind)],

        // OpenClaw reads it as JSON, which has no comments.
        ModelsCacheSubject cache => [(cache.Anchor.Path, None)],
        _ => [],
    };

    /// <summary>The kind of a file that no subject tells of.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The kind, or <see cref="None"/>. What a config includes is read like the config.</returns>
    public static string Guess(SourceText text) =>
        FormatCatalog.Recognise(text)?.Kind ?? (text.Path.EndsWith(".json", StringComparison.Ordinal) ? "openclaw-config" : None);

    private static IEnumerable<(string Path, string Kind)> OfGateway(Gateway gateway) =>
        (from source in gateway.Service.Sources where source.Kind is not null select (source.Path, source.Kind))
        .Concat(gateway.Command.EnvDocument is { } wrapped ? [(wrapped.Text.Path, wrapped.Format.Kind)] : Array.Empty<(string, string)>())
        .Concat(gateway.Late.Files.Select(file => (file.Path, file.Path == gateway.State.ConfigPath ? "openclaw-config" : "dotenv")));
}
