using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Remembers what the logs of state folders say: a fix looks at the machine many times, and a database takes a while to read.</summary>
internal sealed class SessionLogs
{
    private readonly Dictionary<string, SessionLog> known = new(StringComparer.Ordinal);

    /// <summary>Reads the logs of a state folder, once.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="state">The state folder, absolute as seen from the root.</param>
    /// <returns>What they say.</returns>
    public SessionLog Of(MachineFiles files, string state)
    {
        if (!known.TryGetValue(state, out var log))
        {
            known.Add(state, log = SessionLog.Read(files, state));
        }

        return log;
    }
}
