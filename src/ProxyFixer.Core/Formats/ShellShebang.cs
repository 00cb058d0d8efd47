using System.Text.RegularExpressions;

namespace ProxyFixer.Formats;

/// <summary>Tells scripts of POSIX shells by their first line.</summary>
internal static partial class ShellShebang
{
    /// <summary>Looks at the first line.</summary>
    /// <param name="text">The beginning of a file.</param>
    /// <returns>True for <c>#!/bin/sh</c>, <c>#!/usr/bin/env bash</c> and the like.</returns>
    public static bool Is(ReadOnlySpan<char> text) => text.StartsWith("#!") && Shell().IsMatch(text[..Math.Min(text.Length, 256)]);

    [GeneratedRegex(@"\A#![ \t]*(?:\S*/env[ \t]+(?:-S[ \t]*)?)?(?:\S*/)?(?:sh|bash|dash|ash|zsh|ksh)(?:[ \t\r\n]|\z)")]
    private static partial Regex Shell();
}
