using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Shell.Fish;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Shells;

/// <summary>A start of OpenClaw's gateway by a person, from a shell of one user.</summary>
/// <param name="host">The machine.</param>
/// <param name="start">What the shell gives, and what it starts.</param>
/// <param name="state">Where its config is found.</param>
internal sealed class ManualStartDefinition(Host host, ManualStartDefinition.Parts start, StateFolder state)
    : ServiceDefinition(start.Variables.Given(text: null), start.Variables.Doubt(start.Command))
{
    /// <summary>What a shell gives, and what is started with it.</summary>
    /// <param name="Variables">What the shell gives.</param>
    /// <param name="Command">What is started.</param>
    /// <param name="Files">The files that the shell reads.</param>
    internal sealed record Parts(FileVariables Variables, StartCommand Command, IReadOnlyCollection<string> Files);

    /// <summary>Where its config is found.</summary>
    public StateFolder State => state;

    /// <summary>Who starts it.</summary>
    public required string User { get; init; }

    /// <summary>The profile; null for the default.</summary>
    public required string? Profile { get; init; }

    /// <summary>The name of the shell.</summary>
    public required string ShellName { get; init; }

    /// <summary>A file of the install, where nothing else is there to be shown; null where there is none.</summary>
    public required string? Fallback { get; init; }

    /// <inheritdoc/>
    public override string Name => $"openclaw {(Profile is null ? "" : $"--profile {Profile} ")}gateway from a shell of {User}";

    /// <inheritdoc/>
    public override string Scope => "shell";

    /// <inheritdoc/>
    public override string ScopeWords => "no service; started by hand";

    /// <inheritdoc/>
    public override bool IsManual => true;

    /// <inheritdoc/>
    public override string? MoreVariables => start.Variables.Elsewhere;

    /// <inheritdoc/>
    public override string? Path =>
        new[] { State.ConfigPath, State.Path + "/.env" }.FirstOrDefault(host.Files.IsFile) ?? ProxyAt?.Path ?? Fallback;

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources => start.Files.Select(path => new ServiceFile(path, KindOf(path)));

    /// <inheritdoc/>
    /// <remarks>The user's own files that name a proxy: of one that its shell does not understand it is not known what it sets.</remarks>
    public override IEnumerable<(string Kind, SourceText Text)> SyntaxFiles =>
        from path in start.Files
        where KindOf(path) == "shell-profile" && path.StartsWith(Home.TrimEnd('/') + "/", StringComparison.Ordinal)
        let text = host.Files.TryRead(path, out _)
        where text is not null && (text.Text.Contains("_proxy", StringComparison.OrdinalIgnoreCase))
        select ("shell-profile", text);

    /// <inheritdoc/>
    public override Location? StartsAt => null;

    /// <inheritdoc/>
    public override bool HidesProxyValues => start.Variables.HideProxies || base.HidesProxyValues;

    /// <inheritdoc/>
    public override string Place => $"{host.Display(ProxyAt?.Path ?? UsualFile)}, which shells of {User} read";

    /// <inheritdoc/>
    public override string InstallNote => "No service is installed that would get it";

    /// <inheritdoc/>
    public override StartFailure? Failure => null;

    /// <inheritdoc/>
    public override bool HasOpenClawName => true;

    /// <inheritdoc/>
    /// <remarks>Beside the proxy. The switch reaches every Node program of the shell, so it is set there on request only.</remarks>
    public override FixProposal SetVariable(string name, string value)
    {
        if ((Find(name)?.Where ?? ProxyAt) is not { Text: var text })
        {
            return new FixProposal.Impossible("no file of the shell sets the proxy");
        }

        if (KindOf(text.Path) is not { } kind)
        {
            return new FixProposal.Impossible($"fish writes {MachinePath.Name(text.Path)} anew itself; the command that sets it in there is: set -Ux {name} {value}");
        }

        return FileSetting.Plan(text, kind, NodePath.Of(name), value) is not FixProposal.Possible possible
            ? new FixProposal.Impossible($"no line can be written into {MachinePath.Name(text.Path)} that sets it and leaves everything else as it is")
            : name != NodeSwitch.Variable ? possible
            : possible with { AtMost = Applicability.Unsafe, SideEffect = $"every Node program that is started from a shell of {User} gets it" };
    }

    private Location? ProxyAt => ProxyVariables.OfFetch.Select(name => Find(name)?.Where).FirstOrDefault(where => where is not null);

    private string UsualFile => Home.TrimEnd('/') + ShellName switch
    {
        "zsh" => "/.zshrc",
        "fish" => "/.config/fish/config.fish",
        "bash" => "/.bashrc",
        _ => "/.profile",
    };

    // Of what fish writes itself there is no format: nobody shall edit it.
    private static string? KindOf(string path) => MachinePath.Name(path) == FishVariables.FileName ? null
        : path == "/etc/environment" || path.EndsWith("/.pam_environment", StringComparison.Ordinal) ? "etc-environment" : "shell-profile";
}
