using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>What <c>PodmanArgs=</c> adds to <c>podman run</c>: Quadlet puts it behind its own options, right before the image (pkg/systemd/quadlet).</summary>
internal sealed class PodmanArguments
{
    private readonly ImmutableArray<PodmanOption> options;

    /// <summary>Reads the words.</summary>
    /// <param name="words">Of all lines, in order.</param>
    public PodmanArguments(IEnumerable<PlacedText> words) => options = [.. PodmanOption.Read([.. words])];

    /// <summary>The values of <c>--env</c>: <c>NAME=VALUE</c>, <c>NAME</c> or <c>NAME*</c>.</summary>
    public IEnumerable<PlacedText> Variables => Values("--env");

    /// <summary>The values of <c>--env-merge</c>, which puts together what the image sets.</summary>
    public IEnumerable<PlacedText> Merged => Values("--env-merge");

    /// <summary>The files of <c>--env-file</c>, as written.</summary>
    public IEnumerable<PlacedText> Files => Values("--env-file");

    /// <summary>The values of <c>--secret</c>.</summary>
    public IEnumerable<PlacedText> Secrets => Values("--secret");

    /// <summary>The names of <c>--unsetenv</c>.</summary>
    public IEnumerable<string> Unset => Values("--unsetenv").Select(value => value.Text);

    /// <summary>Whether <c>--unsetenv-all</c> is given.</summary>
    public bool UnsetsAll => Flag("--unsetenv-all") == true;

    /// <summary>What <c>--env-host</c> says; null where it is not given.</summary>
    public bool? TakesHost => Flag("--env-host");

    /// <summary>What <c>--http-proxy</c> says; null where it is not given.</summary>
    public bool? TakesProxies => Flag("--http-proxy");

    /// <summary>Whether they choose the container's network.</summary>
    public bool ChooseNetwork => options.Any(option => option.Name is "--network" or "--net" or "--pod");

    /// <summary>Why it is not known what is started, as the end of "… was not judged, because …"; null where they leave that alone.</summary>
    public string? HideCommand =>
        options.Any(option => option.Name.Length == 0) ? "PodmanArgs= has a word that is no option, and Podman takes it for the image"
        : options.Any(option => option.Name is "--entrypoint" or "--rootfs") ? "PodmanArgs= changes what is started in the container"
        : null;

    /// <summary>Tells whether <c>--env</c> sets a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True also where it hands on that of Podman itself, by the name or by a pattern.</returns>
    public bool Sets(string name) => Variables.Any(word =>
        word.Text.Split('=', 2)[0] == name || (word.Text.EndsWith('*') && !word.Text.Contains('=', StringComparison.Ordinal) && name.StartsWith(word.Text[..^1], StringComparison.Ordinal)));

    private IEnumerable<PlacedText> Values(string name) => options.Where(option => option.Name == name).Select(option => option.Value).OfType<PlacedText>();

    private bool? Flag(string name) => options.LastOrDefault(option => option.Name == name)?.IsOn;
}
