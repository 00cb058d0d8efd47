using System.Globalization;

namespace ProxyFixer.Reports.Html;

/// <summary>Where the stations of a chain and the lines between them are drawn: beside each other, or below each other for a narrow screen.</summary>
internal abstract class ChainLayout
{
    /// <summary>Side by side.</summary>
    public static ChainLayout Wide { get; } = new WideLayout();

    /// <summary>One below the other.</summary>
    public static ChainLayout Narrow { get; } = new NarrowLayout();

    /// <summary>The class by which the style sheet shows the one that fits.</summary>
    public abstract string Name { get; }

    /// <summary>The width and height of a picture.</summary>
    /// <param name="hasBypass">Whether <see cref="Bypass"/> is drawn.</param>
    /// <returns>In the units of the picture.</returns>
    public abstract (int Width, int Height) Size(bool hasBypass);

    /// <summary>Where a station stands.</summary>
    /// <param name="station">Its number, from 0.</param>
    /// <returns>Its rectangle.</returns>
    public abstract (int X, int Y, int Width, int Height) this[int station] { get; }

    /// <summary>The line from a station to the next one.</summary>
    /// <param name="station">The station that it begins at.</param>
    /// <returns>Where it begins and ends.</returns>
    public abstract ((int X, int Y) From, (int X, int Y) To) Wire(int station);

    /// <summary>The line from one station past the next to the one behind it.</summary>
    /// <param name="station">The station that it begins at.</param>
    /// <returns>A path of SVG, the point and direction at which it ends, and where its label begins.</returns>
    public abstract (string Path, (int X, int Y) End, (int X, int Y) Label) Bypass(int station);

    /// <summary>The head of an arrow.</summary>
    /// <param name="tip">Its tip.</param>
    /// <returns>A path of SVG.</returns>
    public abstract string Head((int X, int Y) tip);

    /// <summary>The head of the arrow at the end of <see cref="Bypass"/>.</summary>
    /// <param name="tip">Its tip.</param>
    /// <returns>A path of SVG.</returns>
    public abstract string BypassHead((int X, int Y) tip);

    /// <summary>How a label of the bypass is set: a value of <c>text-anchor</c>, and by how many degrees it is turned.</summary>
    public abstract (string Anchor, int Turn) Label { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class WideLayout : ChainLayout
    {
        private const int Width = 192;
        private const int Height = 108;
        private const int Gap = 38;
        private const int Top = 16;
        private const int Depth = 40;

        public override string Name => "wide";

        public override (int Width, int Height) Size(bool hasBypass) => ((5 * Width) + (4 * Gap) + 2, Top + Height + (hasBypass ? Depth + 24 : 2));

        public override (string Anchor, int Turn) Label => ("middle", 0);

        public override (int X, int Y, int Width, int Height) this[int station] => (1 + (station * (Width + Gap)), Top, Width, Height);

        public override ((int X, int Y) From, (int X, int Y) To) Wire(int station) =>
            ((this[station].X + Width, Top + (Height / 2)), (this[station + 1].X, Top + (Height / 2)));

        public override (string Path, (int X, int Y) End, (int X, int Y) Label) Bypass(int station)
        {
            var (from, to, bottom) = (this[station].X + (Width / 2), this[station + 2].X + (Width / 2), Top + Height);
            return (
                Text($"M{from} {bottom}v{Depth - 14}q0 14 14 14H{to - 14}q14 0 14 -14V{bottom + 2}"),
                (to, bottom + 1),
                ((from + to) / 2, bottom + Depth + 18));
        }

        public override string Head((int X, int Y) tip) => Text($"M{tip.X} {tip.Y}l-9 -5v10z");

        public override string BypassHead((int X, int Y) tip) => Text($"M{tip.X} {tip.Y}l-5 9h10z");
    }

    private sealed class NarrowLayout : ChainLayout
    {
        private const int Width = 260;
        private const int Height = 108;
        private const int Gap = 30;
        private const int Left = 50;
        private const int Top = 14;

        public override string Name => "narrow";

        public override (int Width, int Height) Size(bool hasBypass) => (Left + Width + 14, Top + (5 * Height) + (4 * Gap) + 2);

        public override (string Anchor, int Turn) Label => ("middle", -90);

        public override (int X, int Y, int Width, int Height) this[int station] => (Left, Top + (station * (Height + Gap)), Width, Height);

        public override ((int X, int Y) From, (int X, int Y) To) Wire(int station) =>
            ((Left + (Width / 2), this[station].Y + Height), (Left + (Width / 2), this[station + 1].Y));

        public override (string Path, (int X, int Y) End, (int X, int Y) Label) Bypass(int station)
        {
            var (from, to) = (this[station].Y + (Height / 2), this[station + 2].Y + (Height / 2));
            return (
                Text($"M{Left} {from}H{Left - 12}q-14 0 -14 14V{to - 14}q0 14 14 14H{Left - 2}"),
                (Left - 1, to),
                (Left - 34, (from + to) / 2));
        }

        public override string Head((int X, int Y) tip) => Text($"M{tip.X} {tip.Y}l-5 -9h10z");

        public override string BypassHead((int X, int Y) tip) => Text($"M{tip.X} {tip.Y}l-9 -5v10z");
    }
}
