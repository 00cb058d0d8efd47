using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>Why a service does not start.</summary>
/// <param name="Message">Of systemd, systemctl's words; else our own.</param>
/// <param name="Location">The cause, or null where no line is.</param>
public sealed record StartFailure(string Message, Location? Location);
