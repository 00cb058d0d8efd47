using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>Shell scripts that start OpenClaw.</summary>
/// <param name="host">The machine.</param>
internal sealed class ScriptServices(Host host) : FileServices("shell-profile")
{
    /// <inheritdoc/>
    /// <remarks>A shell profile is judged with its syntax elsewhere.</remarks>
    public override bool LeavesSyntax(string path, string kind) => false;

    /// <inheritdoc/>
    protected override IEnumerable<FileDefinition> Describe(SourceText text) => ScriptStart.Find(text).Select(start => Describe(text, start));

    private ScriptDefinition Describe(SourceText text, ScriptStart start)
    {
        var given = StartVariables.ByName(new FileVariables(start.Variables).Given(text));
        var shell = ShellGiven.Until(text, start.Command.Span.Start, [], _ => null);
        ImmutableArray<PlacedText> words = [.. start.Program.Select(word => word with { Text = shell.Expand(word.Text) })];
        var command = new StartCommandReader(host.Files, given) { WorkingFolder = Folder(text, start, shell) }.Read(words, "the start command");
        var isHere = command.Node is not null && host.Files.IsFile(command.Node) && command.Script is not null && host.Files.IsFile(command.Script);
        var program = command.Script is { } found && host.Files.IsFile(found) ? found : null;
        return new(text, start, isHere ? command : Assumed(start, given, program))
        {
            Home = Home(),
            WorkingFolder = "",
            Container = isHere || program is not null ? null : new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)),
        };
    }

    // The script is that of a container or of another machine, or openclaw is a launcher that is not looked into.
    private StartCommand Assumed(ScriptStart start, ImmutableSortedDictionary<string, StartVariable> given, string? program)
    {
        var name = MachinePath.Name(start.Program[0].Text);
        var command = new StartCommandReader(files: null, given).Read(start.Program, "the start command");
        return program is null || name != "openclaw" ? command : command with { Node = Find("node") ?? "node", Script = program, Unseen = null };
    }

    // Where a person runs the script is not known before its first cd.
    private string? Folder(SourceText text, ScriptStart start, ShellGiven shell) =>
        new FolderChanges(Home(), MachinePath.Folder(text.Path), shell.Expand)
            .Follow(ScriptCommands.Of(text).TakeWhile(one => one.Span.Start < start.Command.Span.Start), null);

    private string? Find(string name) => new[] { "/usr/local/bin/", "/usr/bin/", "/bin/" }.Select(folder => folder + name).FirstOrDefault(host.Files.IsFile);

    // Whoever has a state folder of OpenClaw.
    private string Home() => host.HomePaths.FirstOrDefault(home => host.Files.IsFolder(home.TrimEnd('/') + "/.openclaw")) ?? host.HomePaths[0];
}
