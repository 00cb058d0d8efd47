namespace ProxyFixer.Tests.Support;

/// <summary>Compares a text with a file that holds what is expected.</summary>
public static class Golden
{
    /// <summary>Fails where they differ and leaves <c>FILE.actual</c> beside; with UPDATE_GOLDEN=1 the file is rewritten instead.</summary>
    public static void Check(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(expected, actual);
    }
}
