using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The lists: <c>Environment=</c>, <c>EnvironmentFile=</c>, names and folders, with systemd's warnings about them.</summary>
internal sealed partial class ServiceSettings
{
    private void AddEnvironment(UnitPart part, UnitAssignment assignment)
    {
        if (assignment.Value.Length == 0)
        {
            var by = LocationOf(part, assignment);
            for (var i = 0; i < environment.Count; i++)
            {
                environment[i] = environment[i].ClearedBy is null ? environment[i] with { ClearedBy = by } : environment[i];
            }

            return;
        }

        foreach (var origin in Assignments(part, assignment, VariableLayer.Environment))
        {
            environment.Add(origin);
        }
    }

    /// <summary>Reads the words of <c>Environment=</c> or <c>DefaultEnvironment=</c>.</summary>
    /// <param name="part">The file and its specifiers.</param>
    /// <param name="assignment">The line.</param>
    /// <param name="layer">The layer the variables belong to.</param>
    /// <returns>The valid ones, in order; the others leave a warning.</returns>
    private IEnumerable<VariableOrigin> Assignments(UnitPart part, UnitAssignment assignment, VariableLayer layer)
    {
        var words = EnvironmentWords.Split(assignment.Value);
        foreach (var word in words.Words)
        {
            var location = LocationOf(part, assignment, word);
            var resolved = ResolvedText.Resolve(word.Text, part.Specifiers.Find);
            if (resolved.Text is null)
            {
                Warn(location, assignment.Line, $"Failed to resolve specifiers in {SystemdUtf8.Shown(word.Text)}, ignoring: {resolved.Error}");
            }
            else if (!EnvironmentWords.IsAssignment(resolved.Text))
            {
                Warn(location, assignment.Line, $"Invalid environment assignment, ignoring: {SystemdUtf8.Shown(resolved.Text)}");
            }
            else
            {
                WarnOfSpecifier(word.Text, resolved.Text, location);
                var equals = resolved.Text.IndexOf('=', StringComparison.Ordinal);
                yield return new(resolved.Text[..equals], resolved.Text[(equals + 1)..], layer, location) { IsExact = resolved.IsExact };
            }
        }

        if (words.BrokenAt is { } at)
        {
            WarnOfBreak(part, assignment, at);
        }
    }

    private void WarnOfSpecifier(string word, string resolved, Location location)
    {
        var plain = ResolvedText.Resolve(word, letter => Specifier.AtRunTime);
        if (word.Contains("://", StringComparison.Ordinal) && !plain.IsExact)
        {
            var name = resolved[..resolved.IndexOf('=', StringComparison.Ordinal)];
            Warn(location, location.Start.Line, $"a percent sign in {name} is a specifier of systemd and turns into something else; write %% for a percent sign", ServiceWarningKind.SpecifierInUrl);
        }
    }

    private void WarnOfBreak(UnitPart part, UnitAssignment assignment, int at)
    {
        var value = assignment.Value;
        Warn(new(part.File.Text, value.SourceSpan(0, value.Length)), assignment.Line, $"Invalid syntax, ignoring: {value}");
        var lost = new Location(part.File.Text, value.SourceSpan(at, value.Length - at));
        Warn(lost, lost.Start.Line, "an open quote or an unknown escape: this word and the rest of the line are lost", ServiceWarningKind.LostRestOfLine);
    }

    private void AddEnvironmentFile(UnitPart part, UnitAssignment assignment)
    {
        var listed = Listed(assignment.Key);
        if (assignment.Value.Length == 0)
        {
            listed.Clear();
            return;
        }

        var location = LocationOf(part, assignment);
        var resolved = ResolvedText.Resolve(assignment.Value.ToString(), part.Specifiers.Find);
        if (resolved.Text is null)
        {
            Warn(location, assignment.Line, $"Failed to resolve unit specifiers in '{assignment.Value}', ignoring: {resolved.Error}");
            return;
        }

        var path = resolved.Text.StartsWith('-') ? resolved.Text[1..] : resolved.Text;
        if (!path.StartsWith('/'))
        {
            Warn(location, assignment.Line, $"EnvironmentFile= path is not absolute, ignoring: {path}");
            return;
        }

        var simple = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "."));
        if (simple.Split('/').Contains("..", StringComparer.Ordinal))
        {
            Warn(location, assignment.Line, $"EnvironmentFile= path is not normalized, ignoring: {simple}");
            return;
        }

        listed.Add(new(assignment.Key, (resolved.Text[0] == '-' ? "-" : "") + simple, location));
    }

    private void AddNames(UnitPart part, UnitAssignment assignment)
    {
        var listed = Listed(assignment.Key);
        if (assignment.Value.Length == 0)
        {
            listed.Clear();
            return;
        }

        var isUnset = assignment.Key == "UnsetEnvironment";
        var words = EnvironmentWords.Split(assignment.Value, escapes: isUnset);
        foreach (var word in words.Words)
        {
            var location = LocationOf(part, assignment, word);
            var resolved = ResolvedText.Resolve(word.Text, part.Specifiers.Find);
            if (resolved.Text is not { } text)
            {
                Warn(location, assignment.Line, $"Failed to resolve {(isUnset ? "unit " : "")}specifiers in {SystemdUtf8.Shown(word.Text)}, ignoring: {resolved.Error}");
            }
            else if (EnvironmentWords.IsName(text) || (isUnset && EnvironmentWords.IsAssignment(text)))
            {
                listed.Add(new(assignment.Key, text, location));
            }
            else
            {
                Warn(location, assignment.Line, isUnset
                    ? $"Invalid environment name or assignment {assignment.Key}, ignoring: {SystemdUtf8.Shown(text)}"
                    : $"Invalid environment name for {assignment.Key}, ignoring: {SystemdUtf8.Shown(text)}");
            }
        }

        if (words.BrokenAt is not null)
        {
            Warn(LocationOf(part, assignment), assignment.Line, $"Trailing garbage in {assignment.Key}, ignoring: {assignment.Value}");
        }
    }

    private void AddDirectories(UnitPart part, UnitAssignment assignment)
    {
        var listed = Listed(assignment.Key);
        if (assignment.Value.Length == 0)
        {
            listed.Clear();
        }

        foreach (var word in EnvironmentWords.Split(assignment.Value).Words)
        {
            var folder = ResolvedText.Resolve(word.Text.Split(':')[0], part.Specifiers.Find).Text?.Trim('/');
            if (folder is { Length: > 0 } && word.Text[0] != '/' && !folder.Split('/').Contains("..", StringComparer.Ordinal))
            {
                listed.Add(new(assignment.Key, folder, LocationOf(part, assignment, word)));
            }
        }
    }

    private void AddSearchPath(UnitPart part, UnitAssignment assignment)
    {
        var listed = Listed(assignment.Key);
        if (assignment.Value.Length == 0)
        {
            listed.Clear();
        }

        foreach (var folder in assignment.Value.ToString().Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            var path = ResolvedText.Resolve(folder, part.Specifiers.Find).Text;
            if (path is not null && path.StartsWith('/'))
            {
                listed.Add(new(assignment.Key, path, LocationOf(part, assignment)));
            }
            else if (path is not null)
            {
                Warn(LocationOf(part, assignment), assignment.Line, $"{assignment.Key}= path is not absolute, ignoring: {path}");
            }
        }
    }

    // ID:VALUE, ID[:PATH] or a pattern (systemd.exec(5), CREDENTIALS); an empty line takes back the encrypted ones of its kind, too.
    private void AddCredential(UnitPart part, UnitAssignment assignment)
    {
        var kind = assignment.Key.Replace("Encrypted", "", StringComparison.Ordinal);
        var value = assignment.Value.ToString();
        if (value.Length == 0)
        {
            Listed(kind).Clear();
        }
        else if (value.Split(':')[0] is { Length: > 0 } id && !id.Contains('/', StringComparison.Ordinal) && (kind != "SetCredential" || value.Contains(':', StringComparison.Ordinal)))
        {
            Listed(kind).Add(new(kind, "", LocationOf(part, assignment)));
        }
    }
}
