using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.Text;

namespace ProxyFixer.OpenClaw.Late;

/// <summary>What OpenClaw adds to its environment after Node has started, and the files it reads for that.</summary>
/// <param name="Variables">The variables, in the order they are read; those without effect are among them.</param>
/// <param name="Files">The files that were read.</param>
/// <param name="Config">The config with everything it includes; null where there is none, or it cannot be read.</param>
/// <param name="UsesTelegram">Whether the gateway starts Telegram; null where that is unknown, and where it does not matter for the release.</param>
/// <param name="Unreadable">
/// What could not be read, each once: files, and folders above them that may not be entered. A file that is not there is none of them.
/// </param>
public sealed record LateEnvironment(
    ImmutableArray<LateVariable> Variables,
    ImmutableArray<SourceText> Files,
    OpenClawConfig? Config,
    bool? UsesTelegram,
    ImmutableArray<(string Path, string Reason)> Unreadable);
