namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>What the URL standard says of a text.</summary>
public enum UrlValidity
{
    /// <summary>It is a URL.</summary>
    Valid,

    /// <summary>It is none: <c>new URL(text)</c> throws.</summary>
    Invalid,

    /// <summary>Not decided here: the host name needs the Unicode tables for international names.</summary>
    NotJudged,
}
