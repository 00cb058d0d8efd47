using System.Collections.Immutable;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>What the reader of a file refuses or passes over; for units and the environment of a service that is PXF0110 and PXF0111.</summary>
public sealed class SyntaxIsBroken : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        var (kind, errors) = Read(subject);
        return from found in errors
               let place = new Location(found.Text, found.Error.Span)
               let name = found.Error.IsFatal ? Refusal(kind) : kind != "dotenv" && ProxyLine.Is(place) ? Case.ProxyLine : Case.Line
               select new CheckResult(name, place, ("fault", found.Error.Message));
    }

    // What PXF0110 says of a line, this rule does not say again.
    private static (string Kind, IEnumerable<LocatedError> Errors) Read(Subject subject) => subject switch
    {
        LateFileSubject late => (late.Kind == SubjectKind.Config ? "openclaw-config" : "dotenv", late.Errors),
        NamedFileSubject { Document: var document } => (document.Format.Kind, Untold(document, [])),
        StartFileSubject { Document: var document, Hints: var hints } =>
            (document.Format.Kind, Untold(document, [.. hints.Select(hint => hint.Location.Start.Line)])),
        _ => ("", []),
    };

    private static IEnumerable<LocatedError> Untold(Document document, ImmutableHashSet<int> told) =>
        from error in document.Errors
        where told.IsEmpty || !told.Contains(document.Text.PositionAt(error.Span.Start).Line)
        select new LocatedError(document.Text, error);

    private static string? Refusal(string kind) => kind switch
    {
        "compose" => Case.Compose,
        "dockerfile" => Case.Dockerfile,
        "environment-d" => Case.EnvironmentD,
        "javascript" => Case.JavaScript,
        "kubernetes" => Case.Kubernetes,
        "launchd" => Case.Launchd,
        "quadlet" => Case.Quadlet,
        "shell-profile" => Case.ShellProfile,
        "systemd-env-file" => Case.EnvironmentFile,
        "systemd-unit" => Case.Unit,
        _ => null,
    };

    private static class Case
    {
        public const string Compose = "compose";
        public const string Dockerfile = "dockerfile";
        public const string EnvironmentD = "environment-d";
        public const string JavaScript = "javascript";
        public const string Kubernetes = "kubernetes";
        public const string Launchd = "launchd";
        public const string Quadlet = "quadlet";
        public const string ShellProfile = "shell-profile";
        public const string EnvironmentFile = "systemd-env-file";
        public const string Unit = "systemd-unit";
        public const string ProxyLine = "proxy-line";
        public const string Line = "line";
    }
}
