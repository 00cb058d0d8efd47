using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>Reads the files of <c>EnvironmentFile=</c> as the manager does before it starts a command.</summary>
/// <param name="files">The machine.</param>
/// <param name="user">The manager's user, whose rights count.</param>
/// <param name="unit">The unit's name, for the messages.</param>
internal sealed class EnvironmentFileLoader(SystemdFiles files, UserAccount user, string unit)
{
    /// <summary>The assignments, in order.</summary>
    public List<VariableOrigin> Variables { get; } = [];

    /// <summary>What systemd logs, and what we add.</summary>
    public List<ServiceWarning> Warnings { get; } = [];

    /// <summary>The first file that keeps the service from starting, or null.</summary>
    public EnvironmentFileUse? Failed { get; private set; }

    /// <summary>Reads one path of the list.</summary>
    /// <param name="setting">The path, '-' in front where it is optional.</param>
    /// <returns>What became of it.</returns>
    public EnvironmentFileUse Load(UnitSetting setting)
    {
        var isOptional = setting.Value[0] == '-';
        var path = isOptional ? setting.Value[1..] : setting.Value;
        var read = ImmutableArray.CreateBuilder<SourceText>();
        var matches = new FileGlob(files).Find(path);
        var failure = matches.Count == 0 ? "No such file or directory" : null;
        foreach (var match in matches)
        {
            var problem = Add(match, read);
            failure ??= problem;
            if (problem is not null && !isOptional)
            {
                break;
            }
        }

        var use = new EnvironmentFileUse(path, isOptional, setting.Location, read.ToImmutable(), failure);
        if (failure is not null && !isOptional && Failed is null)
        {
            Failed = use;
            Warnings.Add(new(setting.Location, setting.Location.Start.Line, $"{unit}: Failed to load environment files: {failure}", ServiceWarningKind.Systemd));
        }

        return use;
    }

    /// <summary>The files that the manager reads and we may not.</summary>
    public List<string> Closed { get; } = [];

    private string? Add(string path, ImmutableArray<SourceText>.Builder read)
    {
        if (files.IsClosed(path, user))
        {
            Closed.Add(path);
            return null;
        }

        var status = files.Status(path);
        if (status is null || !FilePermissions.MayRead(path, files.Resolve, files.Status, files.AccessList, user) || files.Environment(path) is not { } file)
        {
            return status is null ? "No such file or directory" : status.Type == FileType.Folder ? "Is a directory" : "Permission denied";
        }

        if (file.Failure is { } failure)
        {
            if (failure.Message is { } message)
            {
                var place = new Location(file.Text, failure.Span);
                Warnings.Add(new(place, place.Start.Line, message, ServiceWarningKind.Systemd));
            }

            return failure.Cause;
        }

        read.Add(file.Text);
        Add(file);
        return null;
    }

    private void Add(EnvironmentFile file)
    {
        Warnings.AddRange(EnvironmentFileHints.Of(file));

        // Invalid names are reported once the file is read, each once, where it first stood.
        foreach (var invalid in file.Assignments.Where(a => !EnvironmentWords.IsName(a.Key)).GroupBy(a => a.Key, StringComparer.Ordinal))
        {
            var place = new Location(file.Text, invalid.Last().KeySpan);
            var message = $"{unit}: Ignoring invalid environment assignment '{invalid.Key}={invalid.Last().Value}': {file.Text.Path}";
            Warnings.Add(new(place, place.Start.Line, message, ServiceWarningKind.Systemd));
        }

        foreach (var assignment in file.Assignments)
        {
            if (EnvironmentWords.IsName(assignment.Key))
            {
                var span = TextSpan.FromBounds(assignment.KeySpan.Start, assignment.ValueSpan.End);
                Variables.Add(new(assignment.Key, assignment.Value ?? "", VariableLayer.EnvironmentFile, new(file.Text, span)));
            }
        }
    }
}
