using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Files given by PATH that start OpenClaw in a way that is not followed: scripts that leave it to another program, and the lists of pm2.</summary>
public sealed partial class UnfollowedStartSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var scripts = from text in context.NamedFiles("shell-profile")
                      where IsScript(context, text)
                      select new NotJudged(context.Host.Display(text.Path), text.Path, $"it starts OpenClaw by another program, by a name that only a running shell knows, or more than {ScriptStart.MostStarts} times");
        var lists = from text in context.NamedFiles("javascript")
                    where ProcessList().IsMatch(MachinePath.Name(text.Path)) && text.Text.Contains("openclaw", StringComparison.OrdinalIgnoreCase)
                    select new NotJudged(context.Host.Display(text.Path), text.Path, "pm2 makes the environment of its processes of this code, which is not run");
        return ScanResult.Empty with { NotJudged = [.. scripts, .. lists] };
    }

    /// <summary>Tells whether a file is such a script.</summary>
    /// <param name="context">What is looked at.</param>
    /// <param name="text">A file of the kind <c>shell-profile</c>.</param>
    /// <returns>False for a profile, for a script whose start is followed, and for one that a service of this machine starts.</returns>
    internal static bool IsScript(ScanContext context, SourceText text) =>
        NamedProgram.IsInScript(text) && !context.Finder.Describe(text, "shell-profile").Any() && !context.AtStart.Readers(text.Path).Any();

    // https://pm2.keymetrics.io/docs/usage/application-declaration/
    [GeneratedRegex(@"^(?:ecosystem|pm2)(?:\.[\w-]+)*\.config\.[cm]?js\z")]
    private static partial Regex ProcessList();
}
