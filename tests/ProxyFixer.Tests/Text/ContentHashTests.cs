using System.Security.Cryptography;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Text;

public sealed class ContentHashTests
{
    [Fact]
    public void Hash_is_that_of_the_runtime_for_every_length_around_the_blocks()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        foreach (var length in Enumerable.Range(0, 200).Append(bytes.Length))
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))), ContentHash.Sha256(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Random_names_have_the_length_asked_for_and_differ()
    {
        var names = Enumerable.Range(0, 100).Select(_ => ContentHash.RandomName(16)).ToArray();
        Assert.All(names, name => Assert.Matches("^[0-9a-f]{16}$", name));
        Assert.Equal(100, names.Distinct().Count());
        Assert.All(Enumerable.Range(0, 16), at => Assert.True(names.Select(name => name[at]).Distinct().Count() > 8));
    }

    [Fact]
    public void The_program_uses_nothing_that_loads_OpenSSL()
    {
        var users = from project in new[] { "Core", "Cli" }
                    from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/ProxyFixer." + project), "*.cs", SearchOption.AllDirectories)
                    where !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("System.Security.Cryptography", StringComparison.Ordinal)
                    select file;
        Assert.Empty(users);
    }
}
