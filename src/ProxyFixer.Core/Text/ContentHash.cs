using System.Buffers.Binary;

namespace ProxyFixer.Text;

/// <summary>
/// Names for contents: SHA-256 (FIPS 180-4), and random ones. The runtime's own classes load OpenSSL, and end the program where a system has
/// none, as small container images; so it is written out here, and compared with the runtime's in the tests.
/// </summary>
public static class ContentHash
{
    private const int BlockSize = 64; // bytes
    private const int Rounds = 64;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Hashes a content.</summary>
    /// <param name="content">Any bytes.</param>
    /// <returns>SHA-256 in lower-case hexadecimal, 64 digits.</returns>
    public static string Sha256(ReadOnlySpan<byte> content)
    {
        Span<uint> state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        var whole = content.Length / BlockSize * BlockSize;
        for (var at = 0; at < whole; at += BlockSize)
        {
            Add(state, content.Slice(at, BlockSize));
        }

        // A one bit, zeros, and the length in bits as 64 bits fill the last block, or the last two.
        Span<byte> end = stackalloc byte[2 * BlockSize];
        var rest = content[whole..];
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        end = end[..(rest.Length + 9 <= BlockSize ? BlockSize : 2 * BlockSize)];
        BinaryPrimitives.WriteUInt64BigEndian(end[^8..], (ulong)content.Length * 8);
        for (var at = 0; at < end.Length; at += BlockSize)
        {
            Add(state, end.Slice(at, BlockSize));
        }

        Span<byte> result = stackalloc byte[32];
        for (var i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(result[(4 * i)..], state[i]);
        }

        return Convert.ToHexStringLower(result);
    }

    /// <summary>Makes up a name that nobody can foresee.</summary>
    /// <param name="digits">How many hexadecimal digits, up to 30.</param>
    /// <returns>Hexadecimal digits in lower case.</returns>
    public static string RandomName(int digits)
    {
        const int Version = 12; // the two digits of a UUID that are not random (RFC 9562)
        const int Variant = 15;
        return Guid.NewGuid().ToString("N").Remove(Version, 1).Remove(Variant, 1)[..digits];
    }

    // By pointers and with rotations spelled out: a build for debugging, too, hashes files of some megabytes in passing.
    private static unsafe void Add(Span<uint> state, ReadOnlySpan<byte> block)
    {
        var words = stackalloc uint[Rounds];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (var i = 16; i < Rounds; i++)
        {
            var (far, near) = (words[i - 15], words[i - 2]);
            words[i] = words[i - 16] + words[i - 7]
                + (((far >> 7) | (far << 25)) ^ ((far >> 18) | (far << 14)) ^ (far >> 3))
                + (((near >> 17) | (near << 15)) ^ ((near >> 19) | (near << 13)) ^ (near >> 10));
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        fixed (uint* constants = Constants)
        {
            for (var i = 0; i < Rounds; i++)
            {
                var one = h + constants[i] + words[i] + ((e & f) ^ (~e & g)) + (((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7)));
                var other = ((a & b) ^ (a & c) ^ (b & c)) + (((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10)));
                h = g;
                g = f;
                f = e;
                e = d + one;
                d = c;
                c = b;
                b = a;
                a = one + other;
            }
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }
}
