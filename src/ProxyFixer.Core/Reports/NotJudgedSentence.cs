using ProxyFixer.Subjects;

namespace ProxyFixer.Reports;

/// <summary>Says what was not judged, the same in every form.</summary>
internal static class NotJudgedSentence
{
    /// <summary>Says it.</summary>
    /// <param name="one">What was not judged.</param>
    /// <returns>A sentence without a final full stop.</returns>
    public static string Of(NotJudged one) => $"{one.Name} {Rest(one)}";

    /// <summary>The sentence without its subject.</summary>
    /// <param name="one">What was not judged.</param>
    /// <returns><c>was not judged, because …</c></returns>
    public static string Rest(NotJudged one) => $"was {(one.IsPartly ? "judged only in part" : "not judged")}, because {one.Reason}";
}
