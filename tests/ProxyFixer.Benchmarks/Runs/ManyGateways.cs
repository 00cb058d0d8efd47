using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Runs;

/// <summary>The reported host with many gateways of its user instead of one, in a temporary folder that goes when this is disposed.</summary>
internal sealed class ManyGateways : IDisposable
{
    private const string Home = "home/claw";
    private const string Units = Home + "/.config/systemd/user";

    /// <summary>Writes the machine.</summary>
    /// <param name="count">How many gateways, each with a unit and a state folder of its own.</param>
    public ManyGateways(int count)
    {
        Measuring.Timing.Once("cp", ["-r", Path.Combine(Repository.Root, "fixtures/reported-host/machine") + "/.", Root]);
        var unit = Path.Combine(Root, Units, "openclaw-gateway.service");
        var (text, config) = (File.ReadAllText(unit), Path.Combine(Root, Home, ".openclaw/openclaw.json"));
        File.Delete(unit);
        for (var i = 0; i < count; i++)
        {
            var number = i.ToString("d4", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(Root, Units, $"openclaw-gateway-{number}.service"), Unit(text, number));
            var state = Directory.CreateDirectory(Path.Combine(Root, Home, ".openclaw-" + number)).FullName;
            File.Copy(config, Path.Combine(state, "openclaw.json"));
        }
    }

    /// <summary>The folder that stands for '/'.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("proxyfixer-gateways-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Unit(string text, string number) => text
        .Replace("openclaw-gateway.service", $"openclaw-gateway-{number}.service", StringComparison.Ordinal)
        .Replace("[Service]\n", $"[Service]\nEnvironment=OPENCLAW_PROFILE={number}\nEnvironment=OPENCLAW_STATE_DIR=/home/claw/.openclaw-{number}\n", StringComparison.Ordinal);
}
