namespace ProxyFixer.Formats.JavaScript;

/// <summary>Tells the form of a function by what it does in which order; never by names of parameters, versions or values.</summary>
internal static class ShapeReading
{
    /// <summary>Tells the form of a function that makes a Headers object.</summary>
    /// <param name="reading">What was read in it; the account id is set.</param>
    /// <param name="setsRequestId">Tells whether the function that uses this one for SSE sets a request id; asked only where it counts.</param>
    /// <returns>S1 to S13, or null where the function does something else.</returns>
    public static HeaderShape? Of(HeadersReading reading, Func<bool> setsRequestId)
    {
        if (reading.Account is not { IsStatement: true } account)
        {
            var isShort = reading.FunctionName.Length <= 2;
            return isShort ? HeaderShape.S13 : HeaderShape.S12;
        }

        if (reading.Statement is null || account.IsConditional)
        {
            return null;
        }

        var agent = reading.Calls.FirstOrDefault(call => IsUserAgent(call) && !call.IsConditional);
        if (reading.Literal.Any(property => property.Name.Equals(BrowserHeaders.UserAgentName, StringComparison.OrdinalIgnoreCase)))
        {
            return reading.Loops.Length == 2 ? HeaderShape.S9 : null;
        }

        return !TakesParameter(reading) ? null
            : account.IsMember ? OfMembers(reading, agent)
            : OfLiterals(reading, agent, setsRequestId);
    }

    private static bool IsUserAgent(HeaderCall call) =>
        call.IsWrite && call.HasName && call.Name.Equals(BrowserHeaders.UserAgentName, StringComparison.OrdinalIgnoreCase);

    // "new Headers(first)" or "new Headers(first ?? {})".
    private static bool TakesParameter(HeadersReading reading) =>
        reading.Parameters.Length > 0
        && reading.Tokens.Is(reading.ArgumentStart - 1, '(')
        && reading.Tokens.Is(reading.ArgumentStart, reading.Parameters[0]);

    private static HeaderShape? OfMembers(HeadersReading reading, HeaderCall? agent) =>
        !reading.Loops.IsEmpty ? null : agent is null ? HeaderShape.S1 : HeaderShape.S2;

    private static HeaderShape? OfLiterals(HeadersReading reading, HeaderCall? agent, Func<bool> setsRequestId)
    {
        if (reading.Loops.Length == 2)
        {
            var comeFirst = reading.Loops[1].Start < reading.Account!.Start && reading.Parameters.Length > 4;
            return comeFirst ? HeaderShape.S10 : null;
        }

        return agent is null || reading.Loops.Length > 1 ? null
            : reading.Loops.IsEmpty ? HeaderShape.S3
            : OfLoop(reading, reading.Loops[0], agent, setsRequestId);
    }

    private static HeaderShape? OfLoop(HeadersReading reading, HeaderLoop loop, HeaderCall agent, Func<bool> setsRequestId)
    {
        if (loop.Start > agent.Start)
        {
            return HeaderShape.S4;
        }

        return loop.Deletes ? (reading.HasLocals ? HeaderShape.S7 : HeaderShape.S8)
            : !loop.HasBraces ? HeaderShape.S11
            : setsRequestId() ? HeaderShape.S6
            : HeaderShape.S5;
    }
}
