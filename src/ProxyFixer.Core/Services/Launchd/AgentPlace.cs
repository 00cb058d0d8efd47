using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Launchd;

/// <summary>Where the start environment of a launchd agent is set: launchd has no drop-ins, so in the files OpenClaw writes itself.</summary>
internal static class AgentPlace
{
    /// <summary>Finds the place.</summary>
    /// <param name="agent">The agent.</param>
    /// <returns>The file with exports that OpenClaw's wrapper reads, which beats the property list; else the property list.</returns>
    public static IStartPlace Of(LaunchdDefinition agent)
    {
        var lasts = agent.HasOpenClawName ? "until the next openclaw gateway install, which writes the file anew" : null;
        return agent.EnvFile is { } file
            ? new FilePlace(file.Text, "shell-profile", name => NodePath.Of(name), lasts)
            : new FilePlace(agent.List.Text, "launchd", name => NodePath.Of(name), lasts);
    }
}
