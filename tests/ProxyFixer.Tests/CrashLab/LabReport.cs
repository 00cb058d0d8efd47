using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>The file that tells what was tried (<c>.cache/crash-lab.txt</c>; continuous integration prints its first words).</summary>
internal static class LabReport
{
    private static readonly Lock Writing = new();
    private static bool isBegun;

    /// <summary>Writes what came of a test.</summary>
    /// <param name="summary">One line.</param>
    /// <param name="faults">What was wrong, in order.</param>
    public static void Add(string summary, IEnumerable<string> faults)
    {
        lock (Writing)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, ".cache")).FullName, "crash-lab.txt");
            var text = $"crash lab: {summary}\n{string.Concat(faults.Select(fault => $"  {fault}\n"))}";
            if (isBegun)
            {
                File.AppendAllText(path, text);
            }
            else
            {
                File.WriteAllText(path, text);
                isBegun = true;
            }
        }
    }
}
