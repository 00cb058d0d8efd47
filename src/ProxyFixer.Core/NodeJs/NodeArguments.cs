using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>What a list of node's options says about the switch.</summary>
/// <param name="Switch">True or false after the last --use-env-proxy or --no-use-env-proxy; null when there is neither.</param>
/// <param name="SwitchOption">The first option that names the switch, as written, for a version that refuses it.</param>
/// <param name="Refused">Why node ends with exit status 9 whatever its version, or null.</param>
/// <param name="ScriptIndex">Zero-based index of the first argument that is no option (the script), or the count.</param>
/// <param name="EnvFiles">The files of --env-file and --env-file-if-exists, as written and in order; with each, whether Node starts without it.</param>
/// <param name="LoadsConfigFile">Whether an --experimental-config-file is named (it can hold the switch).</param>
/// <param name="Preloads">What --require and --import load before the script, as written and in order.</param>
public sealed record NodeArguments(
    bool? Switch, string? SwitchOption, string? Refused, int ScriptIndex, ImmutableArray<(string Path, bool MayBeMissing)> EnvFiles, bool LoadsConfigFile,
    ImmutableArray<string> Preloads)
{
    /// <summary>Whether an --env-file is named.</summary>
    public bool LoadsEnvFile => !EnvFiles.IsEmpty;

    // Options that take the next argument as their value, and their short forms: the union of what the option tables of
    // 22.22.0, 24.4.1, 24.21.0 and 26.10.0 say (require('internal/options').getCLIOptionsInfo()). Options of V8 take a
    // value only behind "=".
    private static readonly FrozenSet<string> s_withValue = """
        -C -e -pe -r --allow-fs-read --allow-fs-write --bench-isolation --bench-name-pattern --bench-reporter
        --bench-reporter-destination --bench-samples --bench-warmup --build-sea --build-snapshot-config --conditions
        --cpu-prof-dir --cpu-prof-interval --cpu-prof-name --debug-port --diagnostic-dir --disable-proto
        --disable-warning --dns-result-order --env-file --env-file-if-exists --eval --experimental-config-file
        --experimental-default-type --experimental-loader --experimental-package-map --experimental-sea-config
        --experimental-test-isolation --experimental-test-tag-filter --heap-prof-dir --heap-prof-interval
        --heap-prof-name --heapsnapshot-near-heap-limit --heapsnapshot-signal --icu-data-dir --import --input-type
        --inspect-port --inspect-publish-uid --loader --localstorage-file --max-http-header-size
        --max-old-space-size-percentage --network-family-autoselection-attempt-timeout --openssl-config
        --redirect-warnings --report-dir --report-directory --report-filename --report-signal --require --run
        --secure-heap --secure-heap-min --security-revert --security-reverts --snapshot-blob --stack-trace-limit
        --test-concurrency --test-coverage-branches --test-coverage-exclude --test-coverage-functions
        --test-coverage-include --test-coverage-lines --test-global-setup --test-isolation --test-name-pattern
        --test-random-seed --test-reporter --test-reporter-destination --test-rerun-failures --test-shard
        --test-skip-pattern --test-timeout --title --tls-cipher-list --tls-keylog --trace-event-categories
        --trace-event-file-pattern --trace-require-module --unhandled-rejections --use-largepages --v8-pool-size
        --vfs-load --vfs-mount --watch-kill-signal --watch-path
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a list of arguments as node does.</summary>
    /// <param name="arguments">Behind the program; options, then the script and its own arguments.</param>
    /// <param name="isVariable">Whether they come from NODE_OPTIONS, where "--" is refused.</param>
    /// <returns>What the options say.</returns>
    public static NodeArguments Read(IReadOnlyList<string> arguments, bool isVariable)
    {
        var read = new NodeArguments(null, null, null, 0, [], false, []);
        var at = 0;
        while (at < arguments.Count && arguments[at].Length > 1 && arguments[at][0] == '-' && read.Refused is null)
        {
            var argument = arguments[at++];
            if (argument == "--")
            {
                read = isVariable ? read with { Refused = "-- is not allowed in NODE_OPTIONS" } : read;
                break;
            }
            var equals = EqualsSign(argument);
            var name = Normalise(equals < 0 ? argument : argument[..equals]);
            read = isVariable && IsOfCommandLine(name) ? read with { Refused = $"{name} is not allowed in NODE_OPTIONS" } : read.With(argument, name, equals < 0 ? arguments.ElementAtOrDefault(at) : argument[(equals + 1)..]);
            var takesNext = equals < 0 && (s_withValue.Contains(name) || (name is "-p" or "--print" && HasValue(arguments, at)));
            if ((takesNext && !HasValue(arguments, at)) || (equals == argument.Length - 1 && s_withValue.Contains(name)))
            {
                read = read with { Refused = $"{name} requires an argument" };
            }
            at += takesNext ? 1 : 0;
        }
        return read with { ScriptIndex = Math.Min(at, arguments.Count) };
    }

    private NodeArguments With(string argument, string name, string? value) => name switch
    {
        "--use-env-proxy" => this with { Switch = true, SwitchOption = SwitchOption ?? argument },
        "--no-use-env-proxy" => this with { Switch = false, SwitchOption = SwitchOption ?? argument },
        // Spelt with underscores it is accepted, and no file is read (22.22.0, 24.14.0).
        "--env-file" or "--env-file-if-exists" when value is not null && argument.StartsWith(name, StringComparison.Ordinal) =>
            this with { EnvFiles = EnvFiles.Add((value, name == "--env-file-if-exists")) },
        "--experimental-config-file" or "--experimental-default-config-file" => this with { LoadsConfigFile = true },
        "-r" or "--require" or "--import" when value is not null => this with { Preloads = Preloads.Add(value) },
        // No version has another option about the environment's proxies: this is the switch, misspelt.
        _ when name.Contains("env-proxy", StringComparison.OrdinalIgnoreCase) =>
            this with { Refused = $"{argument} is no option of node" },
        _ => this,
    };

    // However it is spelt (22.22.0).
    private static bool IsOfCommandLine(string name) => name is "--env-file" or "--env-file-if-exists";

    // Only an option with two hyphens can carry its value behind "=".
    private static int EqualsSign(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;

    // Underscores count as hyphens, but not in the first two characters.
    private static string Normalise(string name) => name.Length < 2 ? name : name[..2] + name[2..].Replace('_', '-');

    // "\-x" is an escaped value; a value that begins with a hyphen is refused.
    private static bool HasValue(IReadOnlyList<string> arguments, int at) =>
        at < arguments.Count && !arguments[at].StartsWith('-');
}
