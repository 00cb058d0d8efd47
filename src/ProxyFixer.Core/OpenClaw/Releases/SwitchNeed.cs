namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Which versions of OpenClaw reach a proxy only when Node itself is told to.</summary>
internal static class SwitchNeed
{
    private enum Need
    {
        Unknown,
        No,
        UnlessTelegramDropsIt,
        UnlessTelegramBringsIt,
        Yes,
    }

    // Runs: CLI and gateway behind a recording proxy, without the switch: 2026.3.7, 3.13, 3.31, 4.9, 4.15, 5.2, 5.7, 5.20,
    // 5.28, 6.11, 7.1, 8.1, 9.6 went through it, 2026.3.8 did not. The rest from the code of the 78 packages.
    private static readonly FactTable<Need> s_table = new(
        "whether it needs NODE_USE_ENV_PROXY=1",
        Need.Unknown,
        new("2026.1.29", Need.Yes, "OpenClaw up to 2026.1.30 has no proxy dispatcher of its own",
            "code of 2026.1.29 and 2026.1.30"),
        new("2026.2.1", Need.No, "the pi-ai of OpenClaw 2026.2.1 to 2026.3.7 installs a proxy dispatcher when it is loaded",
            "run of 2026.3.7, code of the others"),
        new("2026.2.24", Need.UnlessTelegramDropsIt,
            "the pi-ai of OpenClaw 2026.2.1 to 2026.3.7 installs a proxy dispatcher when it is loaded",
            "openclaw issues 26207, 30338; run of its undici with Node 22.22.0"),
        new("2026.3.1", Need.No, "the pi-ai of OpenClaw 2026.2.1 to 2026.3.7 installs a proxy dispatcher when it is loaded",
            "run of 2026.3.7, code of the others"),
        new("2026.3.8", Need.UnlessTelegramBringsIt, "OpenClaw 2026.3.8 has no proxy dispatcher: its pi-ai dropped the one of the versions before",
            "runs of 2026.3.8, CLI and gateway"),
        new("2026.3.11", Need.No, "OpenClaw installs its own proxy dispatcher since 2026.3.11",
            "runs of 2026.3.13 to 2026.9.6, code of the others"));

    public static Fact<Answer> Of(OpenClawVersion? version, bool? telegramEnabled)
    {
        var fact = s_table.Of(version);
        var (answer, more) = (fact.Value, telegramEnabled) switch
        {
            (Need.No, _) or (Need.UnlessTelegramDropsIt, false) => (Answer.No, ""),
            (Need.UnlessTelegramDropsIt, true) =>
                (Answer.No, ", but the start of Telegram replaces it by one without proxy, with or without the switch"),
            (Need.UnlessTelegramDropsIt, null) =>
                (Answer.Unknown, "; the start of Telegram takes it away, and whether Telegram is enabled is not known"),
            (Need.UnlessTelegramBringsIt, true) =>
                (Answer.Unknown, "; by its code the start of Telegram brings one, which was not run"),
            (Need.UnlessTelegramBringsIt, _) or (Need.Yes, _) => (Answer.Yes, ""),
            _ => (Answer.Unknown, ""),
        };
        return new(answer, fact.Reason + more, fact.Source, fact.IsExtrapolated);
    }
}
