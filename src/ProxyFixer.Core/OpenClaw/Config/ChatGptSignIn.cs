using Newtonsoft.Json;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Finds out whether a gateway is signed in to ChatGPT, so that it renews tokens.</summary>
/// <param name="Where">The profile in the config; null where something else tells it.</param>
/// <param name="Words">What tells it, a noun with an article.</param>
/// <param name="IsSeen">True for a profile; false where only the model lets expect one.</param>
public sealed record ChatGptSignIn(Location? Where, string Words, bool IsSeen)
{
    /// <summary>Looks for a sign-in.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="state">The state folder.</param>
    /// <param name="config">The config; null where there is none.</param>
    /// <returns>The sign-in; null where none is seen, which a database of sign-ins may still hold.</returns>
    internal static ChatGptSignIn? Find(MachineFiles files, StateFolder state, OpenClawConfig? config)
    {
        // The former provider knows no other way to sign in.
        var inConfig = config?.Names("auth", "profiles").FirstOrDefault(name =>
            IsProvider(Text(config, name, "provider")) && Text(config, name, "mode") == "oauth");
        return inConfig is not null ? new(config!.FindName("auth", "profiles", inConfig), "an auth profile of its config", IsSeen: true)
            : IsInFiles(files, state.Path + "/agents") ? new(null, "an auth profile of an agent", IsSeen: true)
            : CodexUse.ModelsOf(config).Any(model => model.StartsWith(ProviderNames.Former.Provider + "/", StringComparison.Ordinal)) ? new(null, "the model that its config names", IsSeen: false)
            : null;
    }

    private static string? Text(OpenClawConfig config, string profile, string name) =>
        (config.At("auth", "profiles", profile, name) as ScalarNode)?.AsString;

    private static bool IsProvider(string? name) => ProviderNames.All.Any(names => names.Provider == name);

    private static bool IsInFiles(MachineFiles files, string agents) => files.List(agents)
        .Select(agent => $"{agents}/{agent}/agent/auth-profiles.json").Where(files.IsFile)
        .Select(path => files.TryRead(path, out _)).OfType<SourceText>().Any(HoldsSignIn);

    // Only provider and type of each profile are looked at: all else there is secret.
    private static bool HoldsSignIn(SourceText text)
    {
        try
        {
            using var json = new JsonTextReader(new StringReader(text.Text));
            var (type, provider) = ((string?)null, (string?)null);
            while (json.Read())
            {
                switch (json)
                {
                    case { Depth: 2, TokenType: JsonToken.StartObject }:
                        (type, provider) = (null, null);
                        break;
                    case { Depth: 3, TokenType: JsonToken.PropertyName, Value: "type" }:
                        type = json.ReadAsString();
                        break;
                    case { Depth: 3, TokenType: JsonToken.PropertyName, Value: "provider" }:
                        provider = json.ReadAsString();
                        break;
                }

                if (type == "oauth" && IsProvider(provider))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // OpenClaw itself could not read it either.
        }

        return false;
    }
}
