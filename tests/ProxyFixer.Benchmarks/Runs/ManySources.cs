using System.Globalization;
using System.Text;

namespace ProxyFixer.Benchmarks.Runs;

/// <summary>A generated folder of many small source files, none below a <c>node_modules</c>, in a temporary folder that goes when this is disposed.</summary>
internal sealed class ManySources : IDisposable
{
    private const int InFolder = 40;

    /// <summary>Writes the files.</summary>
    /// <param name="count">How many.</param>
    public ManySources(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Folder, $"package{i / InFolder}", "src")).FullName;
            File.WriteAllText(Path.Combine(folder, $"part{i}{Ending(i)}"), Source(i));
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("proxyfixer-sources-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // About as often as in checkouts of JavaScript projects.
    private static string Ending(int i) => (i % 20) switch { < 13 => ".js", < 17 => ".ts", 17 => ".mjs", 18 => ".json", _ => ".md" };

    // 1 to 8 KB.
    private static string Source(int i)
    {
        var text = new StringBuilder();
        for (var line = 0; line < 5 + i * 7 % 30; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                // step {{line}} of part {{i}}
                export async function step{{line}}(input, options = {}) {
                  const name = `part-{{i}}-${options.name ?? 'none'}`;
                  if (!input?.items?.length) { return { name, total: 0, pattern: /^[a-z]+\/{{line}}$/ }; }
                  return { name, total: input.items.map(item => item.count * {{line + 1}}).reduce((a, b) => a + b, 0) };
                }

                """);
        }

        return text.ToString();
    }
}
