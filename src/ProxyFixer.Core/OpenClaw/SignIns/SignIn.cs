namespace ProxyFixer.OpenClaw.SignIns;

/// <summary>A ChatGPT sign-in as an agent keeps it. Its tokens are never kept here.</summary>
/// <param name="Path">The file it stands in, absolute as seen from the root.</param>
/// <param name="Provider">The provider it is for.</param>
/// <param name="Expires">When its access token runs out; null where the file does not say so.</param>
/// <param name="CanRenew">Whether there is a token to renew it with.</param>
/// <param name="IsRead">Whether the release that is installed reads this kind of file.</param>
public sealed record SignIn(string Path, string Provider, DateTimeOffset? Expires, bool CanRenew, bool IsRead);
