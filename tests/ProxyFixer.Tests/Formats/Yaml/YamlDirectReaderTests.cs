using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.Yaml;

/// <summary>The direct reader against YamlDotNet's parser: the same tree, or none.</summary>
public sealed class YamlDirectReaderTests
{
    // By hand with some 300,000: PROXYFIXER_YAML_MUTATIONS.
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("PROXYFIXER_YAML_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : 4_000;

    private static readonly string[] Files = [.. Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    private static readonly string[] CaseTexts =
    [
        .. Repository.Cases("compose-cases.json").SelectMany(one => one.GetProperty("files").EnumerateObject())
            .Where(file => ComposeNames.Claims("/" + file.Name, file.Value.GetString())).Select(file => file.Value.GetString()!),
    ];

    [Fact]
    public void Files_of_the_repository_are_read_alike()
    {
        Assert.True(Files.Length > 60, "the files are not found");
        Assert.All(Files, file => YamlReaders.Agree(File.ReadAllText(file)));
        Assert.All(CaseTexts, text => YamlReaders.Agree(text));
    }

    [Fact]
    public void Compose_files_without_errors_are_read_directly()
    {
        string[] texts = [.. CaseTexts, .. Files.Where(file => ComposeNames.Claims(file, "")).Select(File.ReadAllText)];
        string[] whole = [.. texts.Where(text => ComposeFile.Read(SourceText.FromString("compose.yaml", text)).Errors.IsEmpty)];
        Assert.True(whole.Length > 20, "there are too few to say something");
        Assert.All(whole, text => Assert.True(YamlReaders.Agree(text), "left to the parser: " + text));
    }

    [Fact]
    public void Tricky_texts_are_read_alike_or_left_to_the_parser()
    {
        var taken = 0;
        Assert.All(TrickyYaml.Texts, text => taken += YamlReaders.Agree(text) ? 1 : 0);
        Assert.InRange(taken, TrickyYaml.Texts.Count / 3, TrickyYaml.Texts.Count - 100);
    }

    [Fact]
    public void Changed_texts_are_read_alike_or_left_to_the_parser()
    {
        string[] texts = [.. Files.Select(File.ReadAllText), .. CaseTexts, .. TrickyYaml.Texts];
        texts = [.. texts.Where(text => text.Length < 1_500)];
        var random = new Random(20261129);
        var taken = 0;
        for (var i = 0; i < Mutations; i++)
        {
            taken += YamlReaders.Agree(YamlMutation.Of(texts[random.Next(texts.Length)], random)) ? 1 : 0;
        }

        Assert.InRange(taken, Mutations / 10, Mutations);
    }

    [Fact]
    public void Any_structure_in_any_style_is_read_alike_and_mostly_directly()
    {
        var (taken, all) = (0, 0);
        var property = Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            all++;
            taken += YamlReaders.Agree(new RandomYaml(new Random(seed)).Write()) ? 1 : 0;
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Math.Max(500, Mutations / 10)), property);
        Assert.InRange(taken, all / 2, all);
    }

    private static IEnumerable<string> Folders() => new[] { "rules", "fixtures", "samples", ".github", "tests/ProxyFixer.Tests/Data" }.Select(folder => Path.Combine(Repository.Root, folder));
}
