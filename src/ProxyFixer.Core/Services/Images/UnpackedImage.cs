using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Images;

/// <summary>
/// The <c>config.json</c> of an unpacked container image, in the form of the OCI runtime (<c>process</c>) or of the OCI image (<c>config</c>).
/// </summary>
/// <param name="Text">The file; its path is seen from the folder that was given.</param>
/// <param name="Environment">The variables, with the places of the whole words, in file order.</param>
/// <param name="Command">What is started: entrypoint and command; empty where it names none.</param>
/// <param name="WorkingFolder">The folder it starts in; empty where it names none.</param>
/// <param name="User">A name or a number, without the group; empty for root.</param>
public sealed record UnpackedImage(
    SourceText Text, ImmutableArray<StartVariable> Environment, ImmutableArray<PlacedText> Command, string WorkingFolder, string User)
{
    private const string FileName = "config.json";
    private const long Largest = 4 * 1024 * 1024;

    /// <summary>The real path of the file; of a bundle it lies beside what is taken for <c>/</c>.</summary>
    public string RealPath { get; private init; } = "";

    /// <summary>Finds where the files of an image lie: those of a bundle in the folder beside its <c>config.json</c>.</summary>
    /// <param name="folder">A real folder.</param>
    /// <returns>The folder to take for <c>/</c>, and the image; the folder itself, and null, where it is no image.</returns>
    /// <exception cref="ProxyFixerException">The file cannot be read (exit status 3).</exception>
    public static (string Root, UnpackedImage? Image) Locate(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists || file.LinkTarget is not null || file.Length > Largest)
        {
            return (folder, null);
        }

        var text = SourceText.FromBytes("/" + FileName, Bytes(file.FullName));
        if (FormatCatalog.OfKind("openclaw-config").Parse(text) is not { IsBroken: false, Root: ObjectNode root } || Read(text, root) is not { } image)
        {
            return (folder, null);
        }

        // What a config names is not followed out of the folder.
        var name = Find(root, "root", "path") is ScalarNode { AsString: { Length: > 0 } given } && !given.Contains('/', StringComparison.Ordinal) && given is not ".." ? given : "rootfs";
        var below = new DirectoryInfo(Path.Combine(folder, name));
        return (below is { Exists: true, LinkTarget: null } ? below.FullName : folder, image with { RealPath = file.FullName });
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish($"{path}: {IoReason.Of(e)}");
        }
    }

    private static UnpackedImage? Read(SourceText text, ObjectNode root)
    {
        if (Find(root, "ociVersion") is not null && Find(root, "process") is ObjectNode process)
        {
            var number = Find(process, "user", "uid") is ScalarNode { Value: double uid } ? ((long)uid).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
            return new(text, Variables(text, Find(process, "env")), Words(text, Find(process, "args")), String(Find(process, "cwd")), number);
        }

        return Find(root, "rootfs") is not null && Find(root, "config") is ObjectNode config
            ? new(
                text,
                Variables(text, Find(config, "Env")),
                [.. Words(text, Find(config, "Entrypoint")), .. Words(text, Find(config, "Cmd"))],
                String(Find(config, "WorkingDir")),
                String(Find(config, "User")).Split(':')[0])
            : null;
    }

    private static ImmutableArray<StartVariable> Variables(SourceText text, Node? list) =>
    [
        .. from word in Words(text, list)
           let sign = word.Text.IndexOf('=', StringComparison.Ordinal)
           where sign > 0
           select new StartVariable(word.Text[..sign], word.Text[(sign + 1)..], word.Where, "ENV"),
    ];

    private static ImmutableArray<PlacedText> Words(SourceText text, Node? list) =>
        [.. ((list as ListNode)?.Items ?? []).OfType<ScalarNode>().Where(item => item.AsString is not null).Select(item => new PlacedText(item.AsString!, new(text, item.Span)))];

    private static string String(Node? node) => (node as ScalarNode)?.AsString ?? "";

    private static Node? Find(Node? node, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            node = (node as ObjectNode)?.Find(step)?.Value;
        }

        return node;
    }
}
