using ProxyFixer.Machine;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Services;

/// <content>The files that Node itself reads variables from. NODE_OPTIONS cannot name one: Node refuses to start then.</content>
public sealed partial class StartCommandReader
{
    /// <summary>The folder that the command is run in, absolute as seen from the root; null or anything else where it is not known.</summary>
    public string? WorkingFolder { get; init; }

    private StartCommand WithNodeFiles(StartCommand command)
    {
        var read = NodeArguments.Read(command.Options, isVariable: false).EnvFiles.Aggregate(command, WithNodeFile);
        return read.InNodeFiles.ContainsKey(NodeSwitch.Variable) && MayStartAgain(command) && !command.Apply(environment).ContainsKey(NodeSwitch.Variable)
            ? read with { Node = null, Unseen = $"Node reads {NodeSwitch.Variable} from a file, where it counts only if OpenClaw starts Node once more" }
            : read;
    }

    // openclaw.mjs and dist/entry.js may start Node anew with the environment that they have, and then the file's switch is in it (code of
    // 2026.3.8); dist/index.js, which services run, does not.
    private static bool MayStartAgain(StartCommand command) => command.Script is not { } script || MachinePath.Name(script) != "index.js";

    private StartCommand WithNodeFile(StartCommand command, (string Path, bool MayBeMissing) named)
    {
        var folder = named.Path.StartsWith('/') ? "/" : command.Folder;
        if (files is null || folder is null)
        {
            return Unread(command, named.Path, files is null ? "lies in the container" : "lies in a folder that is not known");
        }

        var path = MachinePath.Join(folder, named.Path);
        var text = files.IsFile(path) ? files.TryRead(path, out _) : null;
        return text is not null ? command with { NodeFiles = command.NodeFiles.Add(NodeEnvFile.Read(text)), Files = command.Files.Add(path) }
            : files.Status(path) is not null || files.FindObstacle(path) is not null ? Unread(command, named.Path, "cannot be read")
            : named.MayBeMissing ? command
            : files.IsGone(path) ? command with { NodeFiles = command.NodeFiles.Add(new(path, [], IsMissing: true)) }
            : Unread(command, named.Path, "is not there");
    }

    private static StartCommand Unread(StartCommand command, string path, string why) =>
        command with { Node = null, Unseen = $"Node reads variables from {MachinePath.Name(path)}, which {why}" };
}
