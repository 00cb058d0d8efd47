using System.Collections.Frozen;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The names OpenClaw does not take from the env section of its config: it passes over them without a word.</summary>
/// <remarks>
/// Source: the policy for dangerous host variables (dist/host-env-security-*.js) of 2026.3.8 and 2026.9.6. Case is ignored. The
/// lists between those two were looked at for the proxy and certificate variables only.
/// </remarks>
public static class BlockedNames
{
    private static readonly FrozenSet<string> s_always = Set(
    [
        "BASH_ENV", "CURL_HOME", "EDITOR", "ENV", "FCEDIT", "GCONV_PATH", "GIT_ASKPASS", "GIT_EXTERNAL_DIFF", "GIT_PAGER",
        "GIT_PROXY_COMMAND", "GIT_SSH", "GIT_SSH_COMMAND", "HISTFILE", "HOME", "IFS", "LESSCLOSE", "LESSOPEN", "MANPAGER",
        "NODE_OPTIONS", "NODE_PATH", "OPENSSL_CONF", "OPENSSL_ENGINES", "PAGER", "PERL5DB", "PERL5DBCMD", "PERL5LIB",
        "PERL5OPT", "PROMPT_COMMAND", "PS4", "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "RUBYLIB", "RUBYOPT", "SHELL",
        "SHELLOPTS", "SSH_ASKPASS", "SSLKEYLOGFILE", "SUDO_EDITOR", "VISUAL", "WGETRC", "ZDOTDIR",
    ]);

    private static readonly FrozenSet<string> s_later = Set(
    [
        "ALL_PROXY", "AMQP_URL", "ANSIBLE_CALLBACK_PLUGINS", "ANSIBLE_COLLECTIONS_PATH", "ANSIBLE_CONFIG",
        "ANSIBLE_CONNECTION_PLUGINS", "ANSIBLE_FILTER_PLUGINS", "ANSIBLE_INVENTORY_PLUGINS", "ANSIBLE_LIBRARY",
        "ANSIBLE_LOOKUP_PLUGINS", "ANSIBLE_MODULE_UTILS", "ANSIBLE_REMOTE_TEMP", "ANSIBLE_ROLES_PATH",
        "ANSIBLE_STRATEGY_PLUGINS", "ANT_OPTS", "AWS_ACCESS_KEY_ID", "AWS_CONFIG_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_SECRET_ACCESS_KEY", "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN",
        "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AZURE_AUTH_LOCATION", "AZURE_CLIENT_ID",
        "AZURE_CLIENT_SECRET", "BASHOPTS", "BROWSER", "BUNDLE_GEMFILE", "BUN_CONFIG_REGISTRY", "BZR_EDITOR",
        "BZR_PLUGIN_PATH", "BZR_SSH", "CARGO_BUILD_RUSTC", "CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER",
        "CARGO_BUILD_RUSTDOC", "CARGO_HOME", "CATALINA_OPTS", "CC", "CFLAGS", "CGO_CFLAGS", "CGO_LDFLAGS", "CLASSPATH",
        "CMAKE_CXX_COMPILER", "CMAKE_C_COMPILER", "CMAKE_TOOLCHAIN_FILE", "COMPOSER_HOME", "CONDA_DEFAULT_ENV",
        "CONDA_PREFIX", "CONFIG_SHELL", "CONFIG_SITE", "CORECLR_PROFILER", "CORECLR_PROFILER_PATH", "CPATH",
        "CPLUS_INCLUDE_PATH", "CPP", "CURL_CA_BUNDLE", "CXX", "CXXCPP", "C_INCLUDE_PATH", "DATABASE_URL", "DENO_DIR",
        "DOCKER_CERT_PATH", "DOCKER_CONTEXT", "DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOTNET_ADDITIONAL_DEPS",
        "DOTNET_STARTUP_HOOKS", "ELIXIR_ERL_OPTIONS", "EMACSLOADPATH", "ERL_AFLAGS", "ERL_FLAGS", "ERL_ZFLAGS", "EXINIT",
        "FPATH", "GEM_HOME", "GEM_PATH", "GH_TOKEN", "GITHUB_TOKEN", "GITLAB_TOKEN", "GIT_ALLOW_PROTOCOL",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_EDITOR", "GIT_EXEC_PATH", "GIT_HOOK_PATH",
        "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PROTOCOL_FROM_USER", "GIT_SEQUENCE_EDITOR",
        "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_NO_VERIFY", "GIT_TEMPLATE_DIR", "GIT_WORK_TREE", "GLIBC_TUNABLES",
        "GOENV", "GOFLAGS", "GONOPROXY", "GONOSUMCHECK", "GONOSUMDB", "GOOGLE_APPLICATION_CREDENTIALS", "GOPATH", "GOPRIVATE",
        "GOPROXY", "GRADLE_OPTS", "GRADLE_USER_HOME", "GVIMINIT", "HELM_HOME", "HELM_PLUGINS", "HGEDITOR", "HGMERGE",
        "HGRCPATH", "HOSTALIASES", "HTTPS_PROXY", "HTTP_PROXY", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
        "JULIA_EDITOR", "KSH_ENV", "KUBECONFIG", "LDFLAGS", "LIBRARY_PATH", "LUA_CPATH", "LUA_INIT", "LUA_INIT_5_1",
        "LUA_INIT_5_2", "LUA_INIT_5_3", "LUA_INIT_5_4", "LUA_PATH", "MAKE", "MAKEFLAGS", "MAVEN_OPTS", "MFLAGS",
        "MONGODB_URI", "MYVIMRC", "NODE_AUTH_TOKEN", "NODE_EXTRA_CA_CERTS", "NODE_REDIRECT_WARNINGS",
        "NODE_REPL_EXTERNAL_MODULE", "NODE_REPL_HISTORY", "NODE_TLS_REJECT_UNAUTHORIZED", "NODE_V8_COVERAGE", "NO_PROXY",
        "NPM_TOKEN", "OBJC_INCLUDE_PATH", "OPENCLAW_ALLOW_OLDER_BINARY_DESTRUCTIVE_ACTIONS", "OPENCLAW_CONFIG_READONLY",
        "OPENCLAW_INCLUDE_ROOTS", "PACKER_PLUGIN_PATH", "PHPRC", "PHP_INI_SCAN_DIR", "PIP_CONFIG_FILE", "PIP_EXTRA_INDEX_URL",
        "PIP_FIND_LINKS", "PIP_INDEX_URL", "PIP_PYPI_URL", "PIP_TRUSTED_HOST", "PYTHONBREAKPOINT", "PYTHONUSERBASE",
        "REDIS_URL", "REQUESTS_CA_BUNDLE", "RUBYSHELL", "RUSTC", "RUSTC_WORKSPACE_WRAPPER", "RUSTC_WRAPPER", "RUSTDOC",
        "RUSTFLAGS", "RUSTUP_DIST_ROOT", "RUSTUP_DIST_SERVER", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "RUSTUP_UPDATE_ROOT",
        "R_ENVIRON", "R_ENVIRON_USER", "R_LIBS_USER", "R_PROFILE", "R_PROFILE_USER", "SBT_OPTS", "SSH_AUTH_SOCK",
        "SSL_CERT_DIR", "SSL_CERT_FILE", "SUDO_ASKPASS", "SVN_EDITOR", "SVN_SSH", "SYSTEMROOT", "TCLLIBPATH",
        "TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL", "UV_INDEX", "UV_INDEX_URL",
        "UV_PYTHON", "VAGRANT_VAGRANTFILE", "VIMINIT", "VIRTUAL_ENV", "WINDIR", "XDG_CACHE_HOME", "XDG_CONFIG_DIRS",
        "XDG_CONFIG_HOME", "XDG_DATA_DIRS", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "YARN_RC_FILENAME",
        "_JAVA_OPTIONS",
    ]);

    private static readonly FrozenSet<string> s_since20260331 = Set(
    [
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "NODE_TLS_REJECT_UNAUTHORIZED",
    ]);

    private static readonly string[] s_prefixes = ["DYLD_", "LD_", "BASH_FUNC_", "GIT_CONFIG_", "NPM_CONFIG_"];
    private static readonly string[] s_laterPrefixes = ["CARGO_REGISTRIES_", "TF_VAR_"];

    private static readonly FactTable<Answer> s_others = new(
        "whether other names than the proxies' are dropped from the config's env",
        Answer.Unknown,
        new("2026.1.29", Answer.No, "this OpenClaw takes the name from the env section of its config", "code of 2026.3.8"),
        new("2026.3.31", Answer.Unknown, "whether this OpenClaw drops the name from the env section of its config was not looked at",
            "code of 2026.3.8 and 2026.9.6"),
        new("2026.9.6", Answer.Yes, "OpenClaw drops the name from the env section of its config", "code of 2026.9.6"));

    /// <summary>Tells whether a name is blocked by one of the two lists.</summary>
    /// <param name="name">Name of a variable, in any case.</param>
    /// <param name="byLater">True for the list of 2026.9.6, false for that of 2026.3.8.</param>
    /// <returns>True where the env section cannot set it.</returns>
    public static bool Has(string name, bool byLater) =>
        s_always.Contains(name) || StartsWithOne(name, s_prefixes) || (byLater && IsInLater(name));

    /// <summary>Tells whether a release drops a name.</summary>
    /// <param name="version">The release; null where it is not known.</param>
    /// <param name="name">Name of a variable, in any case.</param>
    /// <returns>Yes, no, or unknown, and why.</returns>
    internal static Fact<Answer> Of(OpenClawVersion? version, string name)
    {
        var dropsProxies = ProxyTables.ConfigEnvDropsProxies.Of(version);
        return s_since20260331.Contains(name) ? dropsProxies
            : Has(name, byLater: false) ? dropsProxies with
            {
                Value = Answer.Yes,
                Reason = $"OpenClaw never takes {name} from the env section of its config",
            }
            : IsInLater(name) ? s_others.Of(version)
            : dropsProxies with { Value = Answer.No, Reason = $"OpenClaw takes {name} from the env section of its config" };
    }

    private static bool IsInLater(string name) => s_later.Contains(name) || StartsWithOne(name, s_laterPrefixes) || IsCargoTool(name);

    // CARGO_TARGET_<triple>_LINKER and _RUNNER, with at least one character for the triple.
    private static bool IsCargoTool(string name) =>
        name.Length > "CARGO_TARGET__LINKER".Length
        && name.StartsWith("CARGO_TARGET_", StringComparison.OrdinalIgnoreCase)
        && (name.EndsWith("_LINKER", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("_RUNNER", StringComparison.OrdinalIgnoreCase));

    private static bool StartsWithOne(string name, string[] prefixes) =>
        prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Set(string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
