namespace ProxyFixer.Formats.Json5;

/// <summary>Gives the same object for a number seen shortly before: configs repeat a few limits and ports many times.</summary>
internal sealed class NumberCache
{
    private readonly object?[] slots = new object?[256];

    /// <summary>Makes an object of a number.</summary>
    /// <param name="number">Any number; -0 is not 0.</param>
    /// <returns>A <see cref="double"/>.</returns>
    public object Get(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        ref var slot = ref slots[(int)((ulong)(bits * 0x61C8864680B583EB) >> 56)];
        return slot is double known && BitConverter.DoubleToInt64Bits(known) == bits ? slot : slot = number;
    }
}
