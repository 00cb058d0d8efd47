using System.Diagnostics;

namespace ProxyFixer.Releases.Nodes;

/// <summary>One start of a node binary with exactly the variables that are given.</summary>
/// <param name="Exit">Its exit status.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">What it complained.</param>
/// <param name="Heads">What the recording proxy got.</param>
internal sealed record NodeRun(int Exit, string Output, string Errors, IReadOnlyCollection<string> Heads)
{
    // Prints the code of the error that the request ends in, or ok.
    private const string Script = """
        const [kind, url] = process.argv.slice(1);
        const done = (e) => console.log(e?.cause?.code ?? e?.code ?? e?.message ?? 'ok');
        if (kind === 'fetch') fetch(url).then(() => done(), done);
        else if (kind === 'http') require('node:http').get(url, () => done()).on('error', done);
        else console.log(typeof require('node:http').setGlobalProxyFromEnv);
        """;

    /// <summary>Whether the proxy was asked.</summary>
    public bool IsProxied => Heads.Count > 0;

    /// <summary>Runs a request.</summary>
    /// <param name="node">The binary.</param>
    /// <param name="kind">The client: <c>fetch</c>, <c>http</c>; anything else asks for setGlobalProxyFromEnv.</param>
    /// <param name="url">The target.</param>
    /// <param name="options">Options of node.</param>
    /// <param name="variables">NAME=VALUE; <c>{proxy}</c> stands for host and port of the recording proxy.</param>
    /// <returns>What happened.</returns>
    public static NodeRun Of(string node, string kind, string url, string[] options, params string[] variables)
    {
        using var proxy = new RecordingProxy();
        var start = new ProcessStartInfo(node, [.. options, "-e", Script, kind, url]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var variable in variables.Select(variable => variable.Replace("{proxy}", $"127.0.0.1:{proxy.Port}", StringComparison.Ordinal).Split('=', 2)))
        {
            start.Environment[variable[0]] = variable[1];
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill();
        }

        process.WaitForExit();
        return new(process.ExitCode, output.Result.Trim(), errors.Result, [.. proxy.Heads]);
    }
}
