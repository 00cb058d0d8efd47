namespace ProxyFixer.Proof.Node;

/// <summary>Our scripts that run in the gateway's Node.</summary>
internal static class NodeScripts
{
    /// <summary>Starts the others.</summary>
    public const string Starter = "runs.cjs";

    /// <summary>Keeps every connection on the machine.</summary>
    public const string Watcher = "watch.cjs";

    /// <summary>Asks for addresses.</summary>
    public const string Route = "route.cjs";

    /// <summary>Lets the installed code send a request.</summary>
    public const string Headers = "headers.mjs";

    /// <summary>Asks the real proxy.</summary>
    public const string Online = "online.cjs";

    /// <summary>Runs one turn of the agent.</summary>
    public const string Turn = "turn.cjs";

    /// <summary>Gives the text of one.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>The text.</returns>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(NodeScripts).Assembly.GetManifestResourceStream("node/" + name)!);
        return reader.ReadToEnd();
    }
}
