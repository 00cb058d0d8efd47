using ProxyFixer.Formats;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Formats;

/// <summary>How the format of a file is told.</summary>
public sealed class FormatCatalogTests
{
    private static readonly string[] OtherNames = ["/x", "/x.ts", "/x.json", "/x.yml", "/.env", "/x.service", "/x.conf", "/.bashrc"];

    [Fact]
    public void No_file_is_passed_over_by_its_first_characters_that_its_whole_head_tells()
    {
        var root = Path.Combine(Repository.Root, "fixtures");
        var (told, passed) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            var text = File.ReadAllText(file);
            foreach (var path in OtherNames.Prepend("/" + Path.GetRelativePath(root, file)))
            {
                var isTold = FormatCatalog.Recognise(path, text) is not null;
                var mayTell = FormatCatalog.MayTell(path, text.AsSpan(0, Math.Min(text.Length, 64)));
                Assert.True(mayTell || !isTold, path + " with the text of " + file);
                told += isTold ? 1 : 0;
                passed += mayTell ? 0 : 1;
            }
        }

        Assert.True(told > 500 && passed > 500, $"{told} told, {passed} passed over: too few to say something");
    }

    [Theory]
    [InlineData("/x.ts", "export const a = 1;", false)]
    [InlineData("/x.md", "# title", false)]
    [InlineData("/x.md", "", true)]
    [InlineData("/x", "\uFEFF \n<?xml", true)]
    [InlineData("/x", "#!/bin/sh", true)]
    [InlineData("/x.yaml", "a: 1", true)]
    [InlineData("/x.service", "[D-BUS", true)]
    public void First_characters_tell_whether_it_is_worth_to_read_on(string path, string start, bool isWorth) =>
        Assert.Equal(isWorth, FormatCatalog.MayTell(path, start));
}
