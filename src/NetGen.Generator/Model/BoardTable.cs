namespace NetGen.Generator.Model;

/// <summary>
/// The boards of NetGen.Board. Heaps are those of the nanoFramework firmware at the files named beside them (nf-interpreter); where it
/// takes whatever the memory map leaves, half of the chip's RAM is assumed. docs/boards.md shows the same table.
/// </summary>
public static class BoardTable
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>nanoFramework: an assembly holds 65,535 bytes of IL and as many of array initialisers; a margin is left to the rest of it.</summary>
    private const long AssemblyLimit = 60_000;

    /// <summary>All boards, in the order of the enumeration.</summary>
    public static EquatableArray<BoardLimits> All { get; } =
    [
        new BoardLimits("None", CodeProfile.DotNet, 0, 0, new BudgetModel()),

        // ESP32/_nanoCLR/Memory.cpp:23-40: free internal heap less 100 KB for ESP-IDF, typically 60 to 110 KB. Datasheet: LX6, 240 MHz.
        NanoFramework("Esp32", 240, 60 * Kilobyte),

        // ESP32/_nanoCLR/Memory.cpp:122-137: the PSRAM less a reserve; 4 MB are addressable.
        NanoFramework("Esp32Psram", 240, 4 * Megabyte - (256 * Kilobyte)),

        // ESP32/_nanoCLR/Memory.cpp:106-176: without PSRAM the internal heap less 130 KB. Datasheet: 512 KB SRAM, LX7, 240 MHz.
        NanoFramework("Esp32S3", 240, 128 * Kilobyte),

        // ESP32/_nanoCLR/Memory.cpp:106-176: the internal heap less 100 KB. Datasheet: 400 KB SRAM, RV32, 160 MHz.
        NanoFramework("Esp32C3", 160, 60 * Kilobyte),

        // ChibiOS/PICO_RP2040/nanoCLR/RP2040_CLR.ld:36,38,98: the rest of 256 KB. Datasheet: Cortex-M0+, 125 MHz.
        NanoFramework("RaspberryPiPico", 125, 128 * Kilobyte),

        // ChibiOS/PICO2_RP2350/nanoCLR/RP2350_CLR.ld:33,35,95: the rest of 512 KB. Datasheet: Cortex-M33, 150 MHz.
        NanoFramework("RaspberryPiPico2", 150, 256 * Kilobyte),

        // ST_STM32F429I_DISCOVERY/nanoCLR/STM32F429xI_CLR.ld:24,34,85: 8 MB external SDRAM. Datasheet: Cortex-M4F, 180 MHz.
        NanoFramework("Stm32F429Discovery", 180, 8 * Megabyte),

        // ST_STM32F769I_DISCOVERY/nanoCLR/STM32F76xx_CLR.ld:30,40,91: 13 MB external SDRAM. Datasheet: Cortex-M7, 216 MHz.
        NanoFramework("Stm32F769Discovery", 216, 13 * Megabyte),

        // ST_NUCLEO64_F091RC/nanoCLR/STM32F091xC_CLR.ld:29,31,87: the rest of 32 KB. Datasheet: Cortex-M0, 48 MHz.
        NanoFramework("NucleoF091", 48, 16 * Kilobyte),

        // WildernessLabs/Documentation, Meadow_F7/F7v2/index.md:43-44: 32 MB RAM, of which Mono and the OS take a part. STM32F7, 216 MHz.
        new BoardLimits("MeadowF7", CodeProfile.Meadow, 216, 24 * Megabyte, Shares(24 * Megabyte, long.MaxValue) with { CodeBytes = 0 }),
    ];

    /// <summary>The board of a name; null where there is none.</summary>
    public static BoardLimits? Find(string board) => All.FirstOrDefault(limits => limits.Board == board);

    private static BoardLimits NanoFramework(string board, int clock, long heap) =>
        new(board, CodeProfile.NanoFramework, clock, heap, Shares(heap, AssemblyLimit) with { CodeBytes = AssemblyLimit });

    /// <summary>
    /// A quarter of the heap stays for the rest of the program; weights (arrays live in the heap) and activations have half of the
    /// remainder each. Weights also have to fit into what one assembly can initialise.
    /// </summary>
    private static BudgetModel Shares(long heap, long mostWeights) =>
        new(WeightBytes: Math.Min(heap * 3 / 8, mostWeights), ActivationBytes: heap * 3 / 8);
}
