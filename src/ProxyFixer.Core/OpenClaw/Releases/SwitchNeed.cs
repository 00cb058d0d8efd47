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
    private static readonly FactTable<Need> Table = FactTable.Choice<Need>("proxy.needsSwitch", "whether it needs NODE_USE_ENV_PROXY=1");

    public static Fact<Answer> Of(OpenClawVersion? version, bool? telegramEnabled)
    {
        var fact = Table.Of(version);
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
