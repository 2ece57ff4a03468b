namespace NetGen.IlCounter.Tests;

/// <summary>Statements, control flow, arrays, fields and calls: what the JIT gives.</summary>
public sealed class ProgramTests
{
    private static readonly Lazy<Snippet> Code = new(() => Snippet.Of("""
        private static readonly int[] numbers = new int[] { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3 };
        private static readonly long[][] rows = new long[][] { new long[] { 1, -2, 3 }, new long[] { 4, 5, -6 }, null };
        private static readonly float[] reals = new float[] { 0.5f, -1.5f, 3.25f, 1e-3f };
        private static readonly double[] doubles = new double[] { 0.5, -1.5, 3.25, 1e-3 };
        private static readonly bool[] flags = new bool[] { true, false, true, true, false, false, true, true };
        private static readonly char[] letters = new char[] { 'a', '\uffff', 'c', 'd', 'e' };
        private static sbyte small;
        private static byte smallUnsigned;
        private static int counter = 5;
        private static float real = 2;
        private static string name;
        private enum Color : byte { Red, Green, Blue }

        public static long Loops(int n)
        {
            long s = 0;
            for (int i = 0; i < n % 50; i++) { for (int j = i; j > 0; j -= 2) { if ((j & 1) == 0) { continue; } if (j == 17) { break; } s += i * j; } }
            int k = n; do { k >>= 1; s ^= k; } while (k > 1); while (k != 0) { k = 0; s++; }
            return s;
        }

        public static int Arrays(int n)
        {
            int[] a = new int[8]; sbyte[] b = new sbyte[8]; byte[] c = new byte[8]; short[] d = new short[8]; ushort[] e = new ushort[8]; long[] f = new long[8]; uint[] g = new uint[8];
            for (int i = 0; i < 8; i++) { a[i] = n * i; b[i] = (sbyte)(n * i); c[i] = (byte)(n + i); d[i] = (short)(n * 3); e[i] = (ushort)(n - i); f[i] = (long)n << i; g[i] = (uint)(n << i); }
            int s = a.Length;
            for (int i = 0; i < 8; i++) { s = s * 31 + a[7 - i] + b[i] + c[i] + d[i] + e[i] + (int)f[i] + (int)g[i]; }
            return s;
        }

        public static int Compound(int n)
        {
            int[] a = new int[4]; sbyte[] b = new sbyte[4]; float[] c = new float[4]; long[] d = new long[2]; ushort[] e = new ushort[2];
            int i = 0;
            a[i++] = i; a[i] += n; a[i++] ^= 5; a[i] = a[i - 1]++ + --a[0]; b[2] += (sbyte)n; b[2]--; c[1] += n * 0.1f; c[1] *= 3; d[1] -= n; d[1] <<= 3; e[0] -= (ushort)n;
            int x = n++ + ++n; x += x++ * 2; i = i++ + i; x = x + (x = 3) + x;
            return a[0] + a[1] * 3 + a[2] * 5 + b[2] + (int)c[1] + (int)d[1] + e[0] + i + x + n;
        }

        public static long Jagged(int n)
        {
            long[][] w = rows; sbyte[][] t = new sbyte[3][]; t[0] = new sbyte[] { 1, 2 }; t[1] = new sbyte[2]; t[n & 1][1] = (sbyte)n;
            long s = 0; for (int i = 0; i < 2; i++) { long[] r = w[i]; s += r[0] * n + r[1] * 2 - r[2]; s += rows[i][2]; }
            return s + t[0][1] + t[1][1] + (t[2] == null ? 100 : 0) + (w[2] != null ? 1000 : 0);
        }

        public static int Select(int n)
        {
            int s = 0;
            for (int i = -2; i < 12; i++)
            {
                switch (i) { case 0: s += 1; break; case 1: case 2: s += n; break; case 3: s -= 2; goto case 5; case 4: return n & 1023; case 5: s *= 3; break; case 9: s ^= 77; break; default: s++; break; }
                if (i == 3 && (n & 4) != 0) { i = 5; }
            }
            return s;
        }

        public static int Ternaries(int n)
        {
            int a = n > 0 ? n : -n; int b = (n & 1) == 0 ? (n > 100 ? 1 : 2) : (n < -100 ? 3 : 4);
            int c = a + (n > 5 ? b : a) * (n < 7 ? 2 : 3) - (n == 3 ? 10 : n); sbyte d = (sbyte)(n > 127 ? 127 : n < -128 ? -128 : n);
            bool e = n > 3 && n < 90 || n == -5; bool f = !e ^ (n > 0);
            return c + d + (e ? 1 : 0) + (f ? 16 : 0) + numbers[n > 4 ? 3 : n == 2 ? 1 : 0];
        }

        public static int Small(int n)
        {
            sbyte a = (sbyte)n; byte b = (byte)n; short c = (short)(n * 77); ushort d = (ushort)(n * 99); char e = (char)n; bool f = n > 0; uint g = (uint)n; ulong h = (ulong)n;
            a += (sbyte)n; b++; c = (short)(c << 1); d >>= 1; e++; f |= n == -3; g /= 3; h >>= 40; small = a; smallUnsigned = (byte)(a + b); small++; smallUnsigned -= 7;
            Color color = (Color)(n & 3); Color[] colors = new Color[] { Color.Blue, color };
            return a + b * 3 + c + d + e + (f ? 1 : 0) + (int)g + (int)h + small + smallUnsigned + (int)colors[1] + (color == Color.Green ? 5 : 0) + letters[n & 3] + (flags[n & 7] ? 9 : 0);
        }

        private static int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
        private static sbyte Clamp(int n) { if (n > 127) { n = 127; } else if (n < -128) { n = -128; } return (sbyte)n; }
        private static float Mix(float a, int b, double c, long d, bool e, sbyte f) { a *= b; return e ? (float)(a + c) : a - d + f; }
        private static int[] Make(int n) { int[] r = new int[n]; r[0] = 3; return r; }
        private static void Nothing() { counter++; }

        public static double Calls(int n)
        {
            Nothing(); int before = counter; counter = 5;
            return before + Fibonacci(n & 15) + Clamp(n) * 2 + Mix(n * 0.25f, Clamp(n), n / 7.0, n, (n & 1) == 0, (sbyte)n) + Make(4)[Clamp(0)] + Mix(1, Fibonacci(3), Mix(2, 3, 4, 5, false, 6), Clamp(Clamp(n) + 1), true, Clamp(n));
        }

        public static float Floats(int n)
        {
            float a = n * 0.1f, b = 0, max = float.MinValue; double c = 1; 
            for (int i = 0; i < 4; i++) { float x = reals[i] * a; b += x * reals[3 - i]; c = c * doubles[i] + x; if (x > max) { max = x; } if (!(x <= 3)) { b -= 1; } real = real * 0.5f + x; }
            float s = b + (float)c + max + real; real = 2; return s / 3f + (int)a % 3 + 5f % (a + 0.3f) + n + (long)n;
        }

        public static double Functions(int n)
        {
            float x = n * 0.01f;
            return Math.Max(n, 3) + Math.Min((long)n, 77L) + Math.Abs(x) + Math.Exp(x) + MathF.Exp(-x) + MathF.Tanh(x) + Math.Sqrt(Math.Abs(x)) + Math.Floor(x) + (Math.Round(x) - Math.Sign(n))
                + BitConverter.SingleToInt32Bits(x) + Math.Abs((sbyte)(n | 1)) + (Math.Max((byte)n, (byte)3) == 3 ? 1 : 0);
        }

        public static long Copies(int n)
        {
            int[] a = Make(10); Array.Copy(numbers, 1, a, 2, 5); Array.Copy(numbers, a, 2); Array.Clear(a, 3, 2); object o = a; string text = n > 2 ? "yes" : null; name = text;
            long s = 0; foreach (int value in a) { s = s * 10 + value; } return s + (o == (object)a ? 5 : 6) + (name == (object)text ? 1 : 2) + (text != null ? 100 : 0);
        }

        public static int Throws(int n)
        {
            if (n == 1) { throw new ArgumentException("one"); }
            if (n == 2) { return numbers[n * 5]; }
            if (n == 3) { return numbers[-1]; }
            if (n == 4) { return (int)rows[2][0]; }
            if (n == 5) { return n / (n - 5); }
            if (n == 6) { return new int[n - 7].Length; }
            if (n == 7) { return checked(n * 1000000000); }
            if (n == 8) { return (int)numbers[(long)n << 32]; }
            if (n == 9) { numbers[(uint)(n * 2)] = 3; }
            if (n == 10) { object[] o = new string[1]; o[0] = numbers; }
            if (n == 11) { Array.Copy(numbers, 0, numbers, 5, 50); }
            return numbers[(uint)n & 7] + numbers[(long)n & 7];
        }
        """));

    public static TheoryData<string> Names => ["Loops", "Arrays", "Compound", "Jagged", "Select", "Ternaries", "Small", "Calls", "Floats", "Functions", "Copies", "Throws"];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsTheJits(string name)
    {
        foreach (int n in Enumerable.Range(-20, 60).Concat([100, 127, 128, -128, -129, 255, 256, 1000, 40000, -70000, 1 << 24, int.MaxValue, int.MinValue]))
        {
            Code.Value.Compare(name, n);
        }
    }
}
