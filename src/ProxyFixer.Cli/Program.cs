namespace ProxyFixer.Cli;

/// <summary>The program as a function: arguments and three streams in, exit status out.</summary>
internal static class Program
{
    private static int Main(string[] args) => args.Length;
}
