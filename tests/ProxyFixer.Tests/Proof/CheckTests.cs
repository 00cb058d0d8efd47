using ProxyFixer.Proof;

namespace ProxyFixer.Tests.Proof;

/// <summary>What counts as worse than before.</summary>
public sealed class CheckTests
{
    [Theory]
    [InlineData(CheckOutcome.Failed, CheckOutcome.Passed, true)]
    [InlineData(CheckOutcome.Failed, CheckOutcome.NotNeeded, true)]
    [InlineData(CheckOutcome.Failed, CheckOutcome.NotChecked, true)]
    [InlineData(CheckOutcome.NotChecked, CheckOutcome.Passed, true)]
    [InlineData(CheckOutcome.NotChecked, CheckOutcome.Failed, false)]
    [InlineData(CheckOutcome.Failed, CheckOutcome.Failed, false)]
    [InlineData(CheckOutcome.Passed, CheckOutcome.NotNeeded, false)]
    [InlineData(CheckOutcome.NotNeeded, CheckOutcome.Failed, false)]
    public void A_check_is_worse_than_it_was(CheckOutcome now, CheckOutcome before, bool isWorse) =>
        Assert.Equal(isWorse, Make(now, isDead: false).IsWorseThan(Make(before, isDead: false)));

    [Theory]
    [InlineData(CheckOutcome.Failed)]
    [InlineData(CheckOutcome.NotChecked)]
    public void Dead_is_worse_than_wrong(CheckOutcome outcome)
    {
        Assert.True(Make(outcome, isDead: true).IsWorseThan(Make(CheckOutcome.Failed, isDead: false)));
        Assert.False(Make(outcome, isDead: true).IsWorseThan(Make(CheckOutcome.Failed, isDead: true)));
    }

    private static Check Make(CheckOutcome outcome, bool isDead) => new("route", outcome, "") { IsDead = isDead };
}
