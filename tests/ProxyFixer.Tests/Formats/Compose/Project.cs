using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>A Compose project in a temporary folder, or a single file in memory.</summary>
internal static class Project
{
    /// <summary>Resolves one file of a folder.</summary>
    public static Resolution Resolve(TemporaryFolder folder, string path, Dictionary<string, string>? environment = null)
    {
        var files = new MachineFiles(folder.Path);
        var format = new ComposeFormat();
        return format.Resolve(format.Parse(files.Read("/" + path)), files, environment ?? []);
    }

    /// <summary>Writes files (name, text, name, text …), resolves compose.yaml and reads one service.</summary>
    public static Dictionary<string, string?> Variables(string service, Dictionary<string, string>? environment, params string[] files)
    {
        using var folder = Write(files);
        var resolution = Resolve(folder, "p/compose.yaml", environment);
        Assert.Empty(resolution.Errors.Select(error => error.Error.Message));
        return Variables(resolution.Root, service);
    }

    /// <summary>Writes files and gives the errors of resolving compose.yaml: file, line, message.</summary>
    public static List<string> Errors(Dictionary<string, string>? environment, params string[] files)
    {
        using var folder = Write(files);
        var resolution = Resolve(folder, "p/compose.yaml", environment);
        return [.. resolution.Errors.Select(e =>
            $"{MachinePath.Name(e.Text.Path)}:{e.Text.PositionAt(e.Error.Span.Start).Line}: {e.Error.Message}")];
    }

    /// <summary>What a service's variables are; null is a variable without value or removed, "?" one that is not known.</summary>
    public static Dictionary<string, string?> Variables(Node root, string service)
    {
        var section = ((root as ObjectNode)?.Find(service)?.Value as ObjectNode)?.Find("environment")?.Value as ObjectNode;
        Assert.NotNull(section);
        return section.Members.ToDictionary(m => m.Name, m => m.Value is ScalarNode scalar ? (string?)scalar.Value : "?");
    }

    /// <summary>Reads one file by itself.</summary>
    public static Document Parse(string text) => new ComposeFormat().Parse(SourceText.FromString("/p/compose.yaml", text));

    /// <summary>Sets gateway.NAME and gives the new text, or "refused: reason".</summary>
    public static string Set(string text, string name, string value, string service = "gateway")
    {
        var document = Parse(text);
        return new ComposeFormat().Edit(document, NodePath.Of(service, "environment", name), value) switch
        {
            EditResult.Edited edited => document.Text.Apply(edited.Edits).Text,
            EditResult.Refused refused => $"refused at {document.Text.PositionAt(refused.Span.Start).Line}: {refused.Reason}",
            _ => "",
        };
    }

    private static TemporaryFolder Write(string[] files)
    {
        var folder = new TemporaryFolder();
        for (var i = 0; i < files.Length; i += 2)
        {
            folder.Write("p/" + files[i], files[i + 1]);
        }

        return folder;
    }
}
