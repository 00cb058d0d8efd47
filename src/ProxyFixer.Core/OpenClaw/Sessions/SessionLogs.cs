using System.Collections.Concurrent;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Remembers what the logs of state folders say: a fix looks at the machine many times, and a database takes a while to read.</summary>
internal sealed class SessionLogs
{
    private readonly ConcurrentDictionary<string, SessionLog> known = new(StringComparer.Ordinal);

    /// <summary>Reads the logs of a state folder, once.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="state">The state folder, absolute as seen from the root.</param>
    /// <returns>What they say.</returns>
    public SessionLog Of(MachineFiles files, string state) => known.GetOrAdd(state, path => SessionLog.Read(files, path));
}
