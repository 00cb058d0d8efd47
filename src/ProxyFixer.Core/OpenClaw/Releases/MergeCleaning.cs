namespace ProxyFixer.OpenClaw.Releases;

/// <summary>From what a merge of included files drops <c>constructor</c> and <c>prototype</c>; <c>__proto__</c> is dropped always.</summary>
public enum MergeCleaning
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>From nothing.</summary>
    Nothing,

    /// <summary>From what is merged over the first object.</summary>
    Later,

    /// <summary>From all that it touches.</summary>
    All,
}
