using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>What the session logs of a state folder say of the last requests to the Codex back end.</summary>
/// <param name="Answers">The last ones, newest first; each log is read from its end, so there may be older ones.</param>
/// <param name="FilesRead">Absolute paths of the logs that were read.</param>
/// <param name="NotRead">Logs that could not be read, with the reason.</param>
public sealed record SessionLog(ImmutableArray<ModelAnswer> Answers, ImmutableArray<string> FilesRead, ImmutableArray<(string Path, string Reason)> NotRead)
{
    // Agents are made by hand; those of a large household fit.
    private const int MostAgents = 32;

    /// <summary>The tries of the last question, newest first; empty where there is none.</summary>
    public IEnumerable<ModelAnswer> LastTurn => Answers.Where(answer => answer.Turn == Answers[0].Turn).TakeWhile(answer => answer.Failure is not null);

    /// <summary>Reads the logs of a state folder: at most the ends of the files that were changed last, and the databases.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="state">The state folder, absolute as seen from the root; need not exist.</param>
    /// <returns>What they say.</returns>
    public static SessionLog Read(MachineFiles files, string state)
    {
        var found = new SessionFindings();
        foreach (var agent in files.List($"{state}/agents").Take(MostAgents))
        {
            SessionFiles.Read(files, $"{state}/agents/{agent}/sessions", found);
            SessionDatabase.Read(files, $"{state}/agents/{agent}/agent/openclaw-agent.sqlite", found);
        }

        return found.ToLog();
    }
}
