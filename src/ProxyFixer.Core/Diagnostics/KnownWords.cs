using System.Collections.Frozen;

namespace ProxyFixer.Diagnostics;

/// <summary>Words that say nothing by themselves: a value made of them alone is harmless.</summary>
internal static class KnownWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        (
            /* systemd */ "process mixed none control group default target network online multi user graphical session always on off no yes failure success abnormal abort watchdog "
            + "simple exec forking oneshot dbus notify reload idle journal inherit null main all sigterm sigint sigkill sighup infinity service socket timer basic "
            + /* OpenClaw and what starts it */ "openclaw clawdbot moltbot claw gateway host cli doctor run start daemon local remote lan loopback tailnet auto custom token password oauth pi agent agents "
            + "system launchd systemd docker compose node npm npx pnpm bun env sh bash zsh dash curl exec cmd proxy headers browser unless stopped "
            + /* models and what serves them */ "openai anthropic google codex gpt claude gemini opus sonnet haiku mini nano pro max high low medium minimal xhigh latest preview completions responses "
            + "experimental backend api chatgpt chat auth v1 v2 com org https http localhost "
            + /* code and headers */ "undefined string number boolean object function symbol bigint use strict text event stream application json octet html plain utf utf8 "
            + "accept language encoding content type length origin referer agent user bearer basic authorization cookie account id beta originator x key client request version conversation "
            + "get post put delete patch head options keep alive close cache control gzip deflate br identity sec fetch mode dest site cors empty same cross "
            + /* browsers */ "mozilla x11 linux x86 x64 amd64 arm64 aarch64 applewebkit khtml like gecko chrome safari firefox edg windows nt win64 wow64 macintosh intel mac os rv darwin "
            + /* languages, terminals, modes */ "en us gb de fr es zh cn ja q c posix xterm 256color screen tmux dumb production development test true false info debug warn warning error trace silent "
            + "ipv4first ipv6first verbatim utc ro rw z of the and for with a v f s")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether a text consists of known words, of short numbers and of the signs between them.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where nothing else is in it; also for an empty one. Of signs only those that part words count: others stand in passwords.</returns>
    public static bool Cover(ReadOnlySpan<char> text)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var (digits, hasWord) = (0, false);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                if (!Signs.Contains(text[at++]))
                {
                    return false;
                }

                continue;
            }

            var length = text[at..].IndexOfAnyExcept(LettersAndDigits);
            var word = length < 0 ? text[at..] : text.Slice(at, length);
            at += word.Length;
            if (lookup.Contains(word))
            {
                hasWord = true;
            }
            else if (IsShortNumber(word))
            {
                digits += word.Length;
            }
            else
            {
                return false;
            }
        }

        // More of them could be the number of a card or of an account.
        return hasWord ? digits <= 20 : digits <= 8 && text.Length <= digits + 4;
    }

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create(" \t/.,:;-_()=*+\"'[]{}<>|");

    private static readonly System.Buffers.SearchValues<char> LettersAndDigits =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static bool IsShortNumber(ReadOnlySpan<char> word)
    {
        var number = word[0] is 'v' or 'V' && word.Length > 1 ? word[1..] : word;
        return number.Length <= 5 && number.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
