using System.Text.Json;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Tests.Support;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Compose;

/// <summary>Every case of compose-cases.json and every Compose case of edit-cases.json, through the format.</summary>
public sealed class ComposeCaseTests
{
    private static readonly CaseFile Resolved = new("compose-cases.json");

    public static TheoryData<string> ResolvedNames => Resolved.Names();

    public static TheoryData<string> EditNames => EditCases.Names("compose-");

    [Theory]
    [MemberData(nameof(ResolvedNames))]
    public void Variables_are_those_of_the_real_loader(string name)
    {
        var one = Resolved[name];
        using var folder = new TemporaryFolder();
        foreach (var file in one.GetProperty("files").EnumerateObject())
        {
            folder.Write("project/" + file.Name, file.Value.GetString()!);
        }

        var shell = one.TryGetProperty("shell", out var given)
            ? given.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!)
            : [];
        var resolution = Project.Resolve(folder, "project/compose.yaml", shell);
        if (one.TryGetProperty("error", out _))
        {
            Assert.Contains(resolution.Errors, located => located.Error.IsFatal);
            return;
        }

        Assert.Empty(resolution.Errors.Select(located => located.Error.Message));
        foreach (var service in one.GetProperty("expect").EnumerateObject())
        {
            var expected = service.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
            Assert.Equal(expected.OrderBy(p => p.Key), InContainer(one, service.Name, resolution).OrderBy(p => p.Key));
        }
    }

    [Theory]
    [MemberData(nameof(EditNames))]
    public void An_edit_gives_the_expected_file(string name) => EditCases.Check(new ComposeFormat(), name);

    // The image's variables are the lowest level and stand in no file: a null in the resolved service removes one of them.
    private static Dictionary<string, string?> InContainer(JsonElement one, string service, Resolution resolution)
    {
        var result = one.TryGetProperty("image_env", out var images) && images.TryGetProperty(service, out var image)
            ? image.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString())
            : [];
        foreach (var (name, value) in Project.Variables(resolution.Root, service))
        {
            result[name] = value;
        }

        return result;
    }
}
