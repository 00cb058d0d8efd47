using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Cli.Commands;

/// <summary><c>proxyfixer restore</c>: puts back, to the byte, what a fix or set changed.</summary>
internal static class RestoreCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="here">Streams, environment and working folder.</param>
    /// <returns>The command.</returns>
    public static Command Create(ProgramContext here)
    {
        var (fixes, output, prune) = (new FixOptions(), new OutputOptions("text", "json"), new PruneOptions());
        var id = new Argument<string>("ID") { Description = "A backup's id, or latest", DefaultValueFactory = _ => "latest" };
        var list = new Option<bool>("--list") { Description = "List the backups, newest first" };
        var unfinished = new Option<bool>("--unfinished") { Description = "Settle a run that was killed: complete it, or undo it" };
        var force = new Option<bool>("--force") { Description = "Also replace files that were changed after the fix; what they were is kept" };
        var root = new Option<string?>("--root") { Description = "Only runs that changed files below this folder", HelpName = "DIR" };
        var command = new Command("restore", "Put back, to the byte, what a fix changed") { id, list, unfinished, force, root };
        prune.AddTo(command);
        fixes.AddTo(command, withTrust: false);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            RequireOne(parsed, [list.Name, unfinished.Name, prune.Name, id.Name]);
            var (store, isForced, format) = (fixes.Store(parsed, here), parsed.GetValue(force), output.Format(parsed));
            var restore = new RestoreRun(store, isForced, format, output.ShowsAll(parsed), here);
            using var below = parsed.GetValue(root) is { } folder ? new MachineFiles(Path.Combine(here.WorkingFolder, folder)) : null;
            var pruning = prune.IsAsked(parsed) ? prune.Read(parsed, below?.Root, isForced) : null;
            var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            output.HasFile(parsed, here); // a report that has no place is told before anything is changed
            var status = pruning is not null ? PruneReport.Write(store, pruning, format, text, here)
                : parsed.GetValue(list) ? BackupList.Write(store, below?.Root, format, text)
                : parsed.GetValue(unfinished) ? UnfinishedRunReport.Write(store, format, isForced ? restore : null, text, here)
                : restore.Run(new BackupChoice(store, below?.Root), parsed.GetValue(id)!, text);
            output.WriteAfterChange(parsed, here, parsed.GetValue(list) ? null : "what restore had to do is done", () => output.Wrap(text.ToString(), parsed, here));
            return status;
        });
        return command;
    }

    // Each of them says what is to be done.
    private static void RequireOne(ParseResult parsed, string[] names)
    {
        var words = parsed.CommandResult.Children.Select(part => part is OptionResult { Implicit: false } option ? option.Option.Name
            : part is ArgumentResult { Tokens.Count: > 0 } argument ? argument.Argument.Name : null).ToArray();
        var given = names.Where(words.Contains).ToArray();
        if (given.Length > 1)
        {
            throw ProxyFixerException.WrongInput($"{string.Join(" and ", given)} exclude each other");
        }
    }
}
