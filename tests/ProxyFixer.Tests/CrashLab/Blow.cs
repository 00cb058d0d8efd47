namespace ProxyFixer.Tests.CrashLab;

/// <summary>What happens to one call.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Tampering">As strace calls it.</param>
/// <param name="IsLasting">Whether all later calls of the same name are hit, too.</param>
internal sealed record Blow(string Name, string Tampering, bool IsLasting = false)
{
    /// <summary>The process is killed as it enters the call, which is not carried out.</summary>
    public static readonly Blow Kill = new("killed", "signal=SIGKILL");

    /// <summary>The call is refused once.</summary>
    public static readonly Blow[] Errors = [.. new[] { "ENOSPC", "EIO", "EACCES", "EROFS" }.Select(error => new Blow(error, "error=" + error))];

    /// <summary>The call is refused, and from then on each of its kind: undoing fails as well.</summary>
    public static readonly Blow[] Lasting = [.. new[] { "EIO", "EROFS" }.Select(error => new Blow($"{error} from then on", "error=" + error, IsLasting: true))];

    /// <summary>Whether the process is to be killed.</summary>
    public bool IsKill => this == Kill;

    /// <summary>The option of strace for one call.</summary>
    public string On(string call, int number) => $"inject={call}:{Tampering}:when={number}{(IsLasting ? "+" : "")}";

    /// <summary>Whether a call can be hit. The runtime, too, opens and writes files, and would end when it never can again.</summary>
    public bool Fits(TracedCall call) => !IsLasting || !(call.Name.StartsWith("open", StringComparison.Ordinal) || call.Name.Contains("write", StringComparison.Ordinal));
}
