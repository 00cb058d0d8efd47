namespace ProxyFixer.Tests.CrashLab;

/// <summary>What happens to one call.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Tampering">As strace calls it.</param>
internal sealed record Blow(string Name, string Tampering)
{
    /// <summary>The process is killed as it enters the call, which is not carried out.</summary>
    public static readonly Blow Kill = new("killed", "signal=SIGKILL");

    /// <summary>The call is refused once.</summary>
    public static readonly Blow[] Errors = [.. new[] { "ENOSPC", "EIO", "EACCES", "EROFS" }.Select(error => new Blow(error, "error=" + error))];

    /// <summary>Whether the process is to be killed.</summary>
    public bool IsKill => this == Kill;

    /// <summary>The option of strace for one call.</summary>
    public string On(string call, int number) => $"inject={call}:{Tampering}:when={number}";
}
