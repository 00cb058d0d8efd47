namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>The command lines of the programs that are started and timed.</summary>
internal static class Programs
{
    // Started by the path of the host, so that no search for it is timed.
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>ProxyFixer: the one that PROXYFIXER_PROGRAM names, which is a published <c>proxyfixer.dll</c> or the native program, else the plain build.</summary>
    public static string ProxyFixer { get; } =
        Environment.GetEnvironmentVariable("PROXYFIXER_PROGRAM") is { Length: > 0 } path ? path : Beside("proxyfixer.dll");

    /// <summary>Whether ProxyFixer is measured as native code.</summary>
    public static bool IsNative => !IsAssembly(ProxyFixer);

    /// <summary>The words that start ProxyFixer.</summary>
    /// <param name="arguments">Its command line.</param>
    public static string[] Ours(params string[] arguments) => [.. Start(ProxyFixer), .. arguments];

    /// <summary>The words that start a .NET program that only says hello.</summary>
    public static string[] Hello => Start(Beside("hello.dll"));

    /// <summary>The words that start this program itself.</summary>
    /// <param name="arguments">Its command line.</param>
    public static string[] Own(params string[] arguments) => [.. Start(typeof(Programs).Assembly.Location), .. arguments];

    private static string[] Start(string program) => IsAssembly(program) ? [Dotnet, program] : [program];

    private static bool IsAssembly(string program) => program.EndsWith(".dll", StringComparison.Ordinal);

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
