namespace ProxyFixer.Proof;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It should have been checked and could not be.</summary>
    NotChecked,

    /// <summary>There is nothing to check here.</summary>
    NotNeeded,
}
