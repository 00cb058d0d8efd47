using System.Collections.Immutable;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Subjects;

/// <summary>All facts: subjects state them by these names, rule files are checked against them, and docs/facts.md lists them.</summary>
public static class FactCatalog
{
    private static readonly ImmutableArray<SubjectKind> Service = [SubjectKind.Service];
    private static readonly ImmutableArray<SubjectKind> Late = [SubjectKind.EnvFile, SubjectKind.Config];
    private static readonly ImmutableArray<SubjectKind> Start = [SubjectKind.StartFile];
    private static readonly ImmutableArray<SubjectKind> Header = [SubjectKind.HeaderBuilder];
    private static readonly ImmutableArray<SubjectKind> Sessions = [SubjectKind.Sessions];
    private static readonly ImmutableArray<SubjectKind> ServiceAndStart = [.. Service, .. Start];
    private static readonly ImmutableArray<SubjectKind> Variables = [.. Service, .. Late, .. Start];

    /// <summary>A variable that Node starts with, or that a file sets.</summary>
    public static FactFamily Environment { get; } = new("Environment", "the value", "The value of a variable: as the service starts with it, or as the reader of the file takes it. Absent where it is not set.", Variables);

    /// <summary>A variable that OpenClaw adds after Node has started.</summary>
    public static FactFamily LateVariable { get; } = new("Late", "the value", "The value of a variable that OpenClaw takes from a `.env` file or its config after Node has started.", Service);

    /// <summary>A proxy variable of a shell.</summary>
    public static FactFamily Shell { get; } = new("Shell", "set", "`set` where a file of the user's shell sets, or may set, this proxy variable; absent where the service has a proxy of its own.", Service);

    /// <summary>A proxy variable of the shell that runs the program.</summary>
    public static FactFamily Terminal { get; } = new("Terminal", "set", "`set` where the shell that runs ProxyFixer has this proxy variable and the service is its user's; absent where the service has a proxy of its own.", Service);

    /// <summary>The proxy of macOS's network settings.</summary>
    public static WordFact SystemProxy { get; } = new("SystemProxy", "the system's proxy", "`set` where macOS's network settings turn a proxy on, which Node does not read; absent where the service has a proxy of its own.", Service, ["set"]);

    /// <summary>A variable that is taken away before the start.</summary>
    public static FactFamily Unset { get; } = new("Unset", "the word of UnsetEnvironment=", "The word of UnsetEnvironment= that takes this variable away.", Service) { MemberNote = "this takes NAME away" };

    /// <summary>A name that a file sets, whatever the value.</summary>
    public static FactFamily Sets { get; } = new("Sets", "yes", "`yes` where the file sets this variable, also to a value that only a running program knows.", Start);

    /// <summary>A member of the config's <c>proxy</c>.</summary>
    public static FactFamily ConfigProxy { get; } = new("Config.proxy", "the value", "A member of `proxy` in the config: `enabled`, `proxyUrl` and so on. `true` and `false` for booleans.", [SubjectKind.Config]) { MemberNote = "proxy.NAME is set here" };

    /// <summary>A header that the code sends.</summary>
    public static FactFamily Headers { get; } = new("Headers", "the header", "A header that the function, or the config, sends with Codex requests: `Origin`, `Referer`, `User-Agent`, `Accept-Language`. Absent where it is not sent.", Header);

    /// <summary>What starts the service.</summary>
    public static TextFact ExecStart { get; } = new("ExecStart", "the command", "The command that starts the service: ExecStart=, or what stands for it.", Service) { PlaceNote = "this starts Node" };

    /// <summary>What systemd makes of the unit.</summary>
    public static EnumFact<UnitLoadState> LoadState { get; } = new("LoadState", "the load state", "Whether the manager can load the service.", Service);

    /// <summary>What the service runs.</summary>
    public static WordFact Kind { get; } = new("Kind", "the kind of service", "A gateway, or a node host, which sends no requests to a model.", Service, ["gateway", "node"]);

    /// <summary>The service that reads a file or writes a log.</summary>
    public static TextFact ServiceName { get; } = new("Service", "the service", "The service that reads the file or writes the logs; absent where none is known.", [.. Late, .. Sessions]);

    /// <summary>Where a setting of the service lasts.</summary>
    public static TextFact ServicePlace { get; } = new("Service.Place", "the settings of the service", "Where a setting of the service lasts: an object for \"put it into\".", [.. Service, .. Late]);

    /// <summary>Why there may be more variables.</summary>
    public static TextFact MoreVariables { get; } = new("MoreVariables", "why there may be more variables", "Why the start may have variables that are not known, as the end of \"because\"; absent where all are known.", Service);

    /// <summary>The service that uses the code.</summary>
    public static TextFact ServiceStart { get; } = new("Service.ExecStart", "the command of the service", "The command of a service that uses the code, where a note names the service.", Header) { PlaceNote = "ExecStart is set here" };

    /// <summary>Whether the service starts Node.</summary>
    public static AnswerFact StartsNode { get; } = new("StartsNode", "whether it starts Node", "Whether the service starts Node.", Service);

    /// <summary>Whether there is a proxy at the start.</summary>
    public static AnswerFact HasProxy { get; } = new("HasProxy", "whether there is a proxy", "Whether HTTP_PROXY or HTTPS_PROXY is filled at the start; of a file and of code: for the service that uses it.", [.. Variables, .. Header]);

    /// <summary>Whether OpenClaw's own proxy setting is on.</summary>
    public static AnswerFact HasManagedProxy { get; } = new("HasManagedProxy", "whether OpenClaw's own proxy is on", "Whether OpenClaw's own proxy setting is on.", Service);

    /// <summary>Whether Telegram makes fetch forget the proxy.</summary>
    public static AnswerFact TelegramDropsProxies { get; } = new("TelegramDropsProxies", "whether Telegram drops the proxy", "Whether the start of Telegram makes this release forget the proxy.", Service);

    /// <summary>Whether the config names a Codex model.</summary>
    public static AnswerFact CodexInUse { get; } = new("Codex.InUse", "whether Codex is in use", "Whether the config names a Codex model.", [.. Service, .. Header]);

    /// <summary>The release.</summary>
    public static TextFact OpenClawVersion { get; } = new("OpenClaw.Version", "the version of OpenClaw", "The release that runs the service, reads the file or holds the code; absent where it is not known.", [.. Variables, .. Header, .. Sessions]);

    /// <summary>Whether the release needs Node's switch.</summary>
    public static AnswerFact NeedsSwitch { get; } = new("OpenClaw.NeedsSwitch", "whether the release needs the switch", "Whether the release reaches a proxy only with NODE_USE_ENV_PROXY=1.", Variables);

    /// <summary>Why a question about the release stays open.</summary>
    public static TextFact Doubt { get; } = new("OpenClaw.NeedsSwitch.Doubt", "the release is not known for sure", "What is not known of the release, a clause.", [.. Service, .. Late]);

    /// <summary>Whether the release ignores proxies in the config.</summary>
    public static AnswerFact DropsProxiesInConfig { get; } = new("OpenClaw.DropsProxiesInConfig", "whether the release ignores it", "Whether the release ignores proxy variables in the config's env section.", Late);

    /// <summary>Whether the release ignores proxies in the working folder's file.</summary>
    public static AnswerFact DropsProxiesInWorkingFolder { get; } = new("OpenClaw.DropsProxiesInWorkingFolder", "whether the release ignores it", "Whether the release ignores proxy variables in the `.env` file of the working folder.", Late);

    /// <summary>Why the file comes too late.</summary>
    public static TextFact ReadLate { get; } = new("ReadLate", "it is read after Node has started", "Why the file comes too late for what Node decides about at its start, a clause.", Late);

    /// <summary>What an install makes of the state folder's file.</summary>
    public static TextFact InstallStateEnv { get; } = new("Install.StateEnv.Reason", "Whether gateway install copies it depends on the release", "What `gateway install` makes of the variables in the state folder's `.env` file, a sentence.", Late);

    /// <summary>What an install makes of the config's variables.</summary>
    public static TextFact InstallConfig { get; } = new("Install.Config.Reason", "Whether gateway install copies it depends on the release", "What `gateway install` makes of the variables in the config, a sentence.", Late);

    /// <summary>Whether the file is that of the working folder.</summary>
    public static AnswerFact IsWorkingFolder { get; } = new("IsWorkingFolder", "whether it is the file of the working folder", "Whether the service reads the file from its working folder.", Late);

    /// <summary>Whether the switch is on when the service starts.</summary>
    public static AnswerFact StartSwitchIsOn { get; } = new("Start.SwitchIsOn", "whether the switch is on at the start", "Whether Node's switch is on when the service that reads the file starts.", Late);

    /// <summary>Whether certificates are named at the start.</summary>
    public static AnswerFact StartHasCertificates { get; } = new("Start.HasCertificates", "whether certificates are named at the start", "Whether NODE_EXTRA_CA_CERTS is filled when the service that reads the file starts.", Late);

    /// <summary>Whether Codex requests reach the proxy without the file.</summary>
    public static AnswerFact StartReachesProxy { get; } = new("Start.ReachesProxy", "whether the proxy is reached", "Whether Codex requests go to a proxy by what the service starts with, without the file.", Late);

    /// <summary>The file of Node.</summary>
    public static TextFact NodePath { get; } = new("Node.Path", "the path of Node", "The Node that starts; absent where it was not found.", Service);

    /// <summary>The version of Node.</summary>
    public static TextFact NodeVersion { get; } = new("Node.Version", "its version", "The version of that Node; absent where it is not known.", ServiceAndStart);

    /// <summary>What Node's start comes to.</summary>
    public static EnumFact<StartupKind> Startup { get; } = new("Startup", "what Node does at its start", "Whether Node starts with these variables.", Service);

    /// <summary>Why.</summary>
    public static TextFact StartupReason { get; } = new("Startup.Reason", "the reason", "Why `Startup` is so: a sentence without a full stop.", Service);

    /// <summary>Why the proxy dispatcher that is made while OpenClaw loads ends it.</summary>
    public static TextFact EndsAtImport { get; } = new("OpenClaw.EndsAtImport", "the reason", "Why the proxy dispatcher that pi-ai makes while OpenClaw loads it ends OpenClaw: a sentence without a full stop, at the variable that does it.", Service);

    /// <summary>Whether Node's switch is on.</summary>
    public static AnswerFact SwitchIsOn { get; } = new("Switch.IsOn", "whether the switch is on", "Whether Node's switch is on with these variables.", ServiceAndStart);

    /// <summary>Whether it would be on.</summary>
    public static AnswerFact WithSwitchIsOn { get; } = new("WithSwitch.IsOn", "whether the switch would be on", "Whether Node's switch would be on with NODE_USE_ENV_PROXY=1.", ServiceAndStart);

    /// <summary>What Node's start would come to.</summary>
    public static EnumFact<StartupKind> WithSwitchStartup { get; } = new("WithSwitch.Startup", "what Node would do at its start", "Whether Node would start with NODE_USE_ENV_PROXY=1.", ServiceAndStart);

    /// <summary>Why.</summary>
    public static TextFact WithSwitchStartupReason { get; } = new("WithSwitch.Startup.Reason", "the reason", "Why `WithSwitch.Startup` is so: a sentence without a full stop.", ServiceAndStart);

    /// <summary>Where Codex requests would go.</summary>
    public static EnumFact<RouteKind> WithSwitchRoute { get; } = new("WithSwitch.Route", "the way of the requests", "Where Codex requests would go with NODE_USE_ENV_PROXY=1.", Service);

    /// <summary>What decides it.</summary>
    public static EnumFact<RouteCause> WithSwitchRouteCause { get; } = new("WithSwitch.Route.Cause", "what decides the way", "What decides where Codex requests would go with NODE_USE_ENV_PROXY=1.", ServiceAndStart);

    /// <summary>Why.</summary>
    public static TextFact WithSwitchRouteReason { get; } = new("WithSwitch.Route.Reason", "the reason", "Why `WithSwitch.Route` is so: a sentence without a full stop.", Service);

    /// <summary>What else comes of the switch.</summary>
    public static TextFact WithSwitchNote { get; } = new("WithSwitch.Note", "", "What else comes of NODE_USE_ENV_PROXY=1, a sentence with a space in front; may be empty.", Service);

    /// <summary>Whether a preload leads fetch.</summary>
    public static AnswerFact PreloadLeadsFetch { get; } = new("Preload.LeadsFetch", "whether a preload leads fetch", "Whether code that Node loads before OpenClaw sets the dispatcher of fetch; absent where nothing is loaded, or what is loaded does not concern fetch.", Service);

    /// <summary>Who reads a file.</summary>
    public static WordFact Role { get; } = new("Role", "the kind of file", "What the file is.", Start, [.. StartFileRole.Names]);

    /// <summary>Who starts with it, in words.</summary>
    public static TextFact Readers { get; } = new("Readers", "programs", "Who starts with the variables: an object for \"gives\".", Start);

    /// <summary>Whether it reaches others.</summary>
    public static AnswerFact IsShared { get; } = new("IsShared", "whether others read it", "Whether the file reaches more than the service that was meant.", Start);

    /// <summary>The function that builds the headers.</summary>
    public static TextFact Function { get; } = new("Function", "the function", "The name of the function that builds the headers.", Header);

    /// <summary>Its form.</summary>
    public static WordFact Shape { get; } = new("Shape", "the form of the code", "The form of the function (docs/headers.md).", Header, [.. Enum.GetNames<Formats.JavaScript.HeaderShape>(), "unknown"]);

    /// <summary>The package that holds the code.</summary>
    public static TextFact Package { get; } = new("Package", "the package", "The package that holds the code, with its version.", Header);

    /// <summary>Which of the headers the config can set.</summary>
    public static TextFact ConfigHeaders { get; } = new("Config.Headers", "Which of these headers the config can set depends on the code.", "Which of the four headers the config can set for this code, a sentence.", Header);

    /// <summary>What is to be said besides.</summary>
    public static TextFact Note { get; } = new("Note", "", "What is to be said besides, sentences with a space in front; may be empty.", Header);

    /// <summary>Whether it is a bundle that is left alone.</summary>
    public static AnswerFact Bundle { get; } = new("Bundle", "whether it is a bundle", "`yes` for a minified bundle that is never changed; else absent.", Header);

    /// <summary>Whether the file sends the agent's request.</summary>
    public static AnswerFact SendsCodex { get; } = new("SendsCodex", "whether the file sends the requests", "Whether this file sends the agent's Codex requests.", Header);

    /// <summary>Whether other calls pass there.</summary>
    public static AnswerFact SideCalls { get; } = new("SideCalls", "whether other calls pass here", "Whether other calls than the agent's pass this file.", Header);

    /// <summary>The runtime that serves the model.</summary>
    public static WordFact CodexRuntime { get; } = new("Codex.Runtime", "the runtime", "`codex` where the config has the model served by that program; else absent.", Header, ["codex"]) { PlaceNote = "Runtime is set here" };

    /// <summary>Why.</summary>
    public static TextFact CodexRuntimeReason { get; } = new("Codex.Runtime.Reason", "the reason", "Why `Codex.Runtime` counts: a sentence without a full stop.", Header);

    /// <summary>How the last request failed.</summary>
    public static EnumFact<FailureKind> LastFailure { get; } = new("Codex.LastFailure", "the failure", "How the last Codex request failed; absent where it did not.", Sessions);

    /// <summary>All facts, by name.</summary>
    public static ImmutableArray<FactName> All { get; } =
    [
        .. new FactName[]
        {
            Environment, LateVariable, Shell, Terminal, SystemProxy, Unset, Sets, ConfigProxy, Headers, ExecStart, LoadState, Kind, ServiceName, ServicePlace, MoreVariables, ServiceStart,
            OpenClawVersion, Doubt, ReadLate, InstallStateEnv, InstallConfig, NodePath, NodeVersion, Startup, StartupReason, EndsAtImport, WithSwitchStartup,
            WithSwitchStartupReason, WithSwitchRoute, WithSwitchRouteCause, WithSwitchRouteReason, WithSwitchNote, Role, Readers, Function, Shape, Package, ConfigHeaders,
            Note, CodexRuntime, CodexRuntimeReason, LastFailure,
        }.Concat(Reasoned(NeedsSwitch, DropsProxiesInConfig, DropsProxiesInWorkingFolder, SwitchIsOn, WithSwitchIsOn, SendsCodex))
        .Concat([StartsNode, HasProxy, HasManagedProxy, TelegramDropsProxies, CodexInUse, IsWorkingFolder, StartSwitchIsOn, StartHasCertificates, StartReachesProxy, IsShared, PreloadLeadsFetch, Bundle, SideCalls])
        .OrderBy(fact => fact.Name, StringComparer.Ordinal),
    ];

    /// <summary>Finds a fact by its dotted name.</summary>
    /// <param name="path">As a rule file writes it.</param>
    /// <returns>The fact, or the family that it is a member of; null where there is none.</returns>
    public static FactName? Find(string path) =>
        All.FirstOrDefault(fact => fact is not FactFamily && fact.Name == path) ?? All.OfType<FactFamily>().FirstOrDefault(family => family.Member(path) is not null);

    private static IEnumerable<FactName> Reasoned(params AnswerFact[] answers) => answers.SelectMany(answer => new FactName[] { answer, answer.Reason });
}
