namespace NetGen.Generator.Model;

/// <summary>
/// The boards of NetGen.Board, each figure with its source. Paths are those of nanoframework/nf-interpreter (below targets/, main of July 2026) and, where
/// it says "community", of nanoframework/nf-Community-Targets (main of June 2026). Where the firmware gives the managed heap whatever its memory map
/// leaves, half of that RAM is assumed. docs/boards.md shows the same table.
/// </summary>
public static class BoardTable
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>All boards with the sources of their figures, in the order of the enumeration.</summary>
    public static EquatableArray<SourcedBoard> Sources { get; } =
    [
        new(new BoardLimits("None", CodeProfile.DotNet, 0, 0, 0, BoardMath.Double), "", "", "", ""),
        new(
            new BoardLimits("Esp32", CodeProfile.NanoFramework, 240, 60 * Kilobyte, 1792 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: Xtensa LX6, 240 MHz",
            Heap: "guess: the internal heap that is free less 100 KB for ESP-IDF, typically 60 to 110 KB (ESP32/_nanoCLR/Memory.cpp:33, 148-170)",
            Deployment: "ESP32/_IDF/esp32/partitions_nanoclr_4mb.csv",
            Math: "ESP32/defconfig/ESP32_REV3_defconfig:16"),
        new(
            new BoardLimits("Esp32Psram", CodeProfile.NanoFramework, 240, (4 * Megabyte) - (256 * Kilobyte), 1792 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: Xtensa LX6, 240 MHz",
            Heap: "4 MB of PSRAM less 256 KB (ESP32/_nanoCLR/Memory.cpp:116-127, ESP32/defconfig/ESP32_PSRAM_REV3_defconfig:25)",
            Deployment: "ESP32/_IDF/esp32/partitions_nanoclr_4mb.csv",
            Math: "ESP32/defconfig/ESP32_PSRAM_REV3_defconfig:16"),
        new(
            new BoardLimits("Esp32S2", CodeProfile.NanoFramework, 240, 60 * Kilobyte, 1984 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: Xtensa LX7, 240 MHz",
            Heap: "guess: of 320 KB SRAM what is free less 100 KB (ESP32/_nanoCLR/Memory.cpp:33); with PSRAM it is the PSRAM less 1 MB (ESP32/defconfig/ESP32_S2_defconfig:29)",
            Deployment: "ESP32/_IDF/esp32s2/partitions_nanoclr_4mb.csv",
            Math: "ESP32/defconfig/ESP32_S2_defconfig:16"),
        new(
            new BoardLimits("Esp32S3", CodeProfile.NanoFramework, 240, 128 * Kilobyte, 2944 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: Xtensa LX7, 240 MHz",
            Heap: "guess: of 512 KB SRAM what is free less 130 KB (ESP32/_nanoCLR/Memory.cpp:31)",
            Deployment: "ESP32/_IDF/esp32s3/partitions_nanoclr_8mb.csv",
            Math: "ESP32/defconfig/ESP32_S3_QUAD_defconfig:15"),
        new(
            new BoardLimits("Esp32C3", CodeProfile.NanoFramework, 160, 60 * Kilobyte, 1984 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: RISC-V, 160 MHz",
            Heap: "guess: of 400 KB SRAM what is free less 100 KB (ESP32/_nanoCLR/Memory.cpp:33)",
            Deployment: "ESP32/_IDF/esp32c3/partitions_nanoclr_4mb.csv",
            Math: "ESP32/defconfig/ESP32_C3_defconfig:16"),
        new(
            new BoardLimits("Esp32C6", CodeProfile.NanoFramework, 160, 96 * Kilobyte, 1472 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: RISC-V, 160 MHz",
            Heap: "guess: of 512 KB SRAM what is free less 90 KB, and 20 KB for Thread (ESP32/_nanoCLR/Memory.cpp:29, 39)",
            Deployment: "ESP32/_IDF/esp32c6/partitions_nanoclr_4mb.csv",
            Math: "ESP32/defconfig/ESP32_C6_THREAD_defconfig:15"),
        new(
            new BoardLimits("RaspberryPiPico", CodeProfile.NanoFramework, 125, 128 * Kilobyte, 1008 * Kilobyte, BoardMath.Light),
            Clock: "datasheet: Cortex-M0+, 125 MHz",
            Heap: "guess: half of 256 KB (ChibiOS/PICO_RP2040/nanoCLR/RP2040_CLR.ld:38, 98)",
            Deployment: "ChibiOS/PICO_RP2040/nanoCLR/RP2040_CLR.ld:36",
            Math: "ChibiOS/PICO_RP2040/defconfig:18"),
        new(
            new BoardLimits("RaspberryPiPico2", CodeProfile.NanoFramework, 150, 256 * Kilobyte, 3056 * Kilobyte, BoardMath.Light),
            Clock: "datasheet: Cortex-M33, 150 MHz",
            Heap: "guess: half of 512 KB (ChibiOS/PICO2_RP2350/nanoCLR/RP2350_CLR.ld:35, 95)",
            Deployment: "ChibiOS/PICO2_RP2350/nanoCLR/RP2350_CLR.ld:33",
            Math: "ChibiOS/PICO2_RP2350/defconfig:18"),
        new(
            new BoardLimits("Stm32F429Discovery", CodeProfile.NanoFramework, 168, 8 * Megabyte, 1408 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M4F, 168 MHz by the firmware (ChibiOS/ST_STM32F429I_DISCOVERY/nanoCLR/mcuconf.h:40-42)",
            Heap: "external SDRAM (ChibiOS/ST_STM32F429I_DISCOVERY/nanoCLR/STM32F429xI_CLR.ld:34, 85)",
            Deployment: "STM32F429xI_CLR.ld:24",
            Math: "ChibiOS/ST_STM32F429I_DISCOVERY/defconfig:11"),
        new(
            new BoardLimits("Stm32F769Discovery", CodeProfile.NanoFramework, 216, 13 * Megabyte, 1280 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M7, 216 MHz by the firmware (ChibiOS/ST_STM32F769I_DISCOVERY/nanoCLR/mcuconf.h:53-55)",
            Heap: "external SDRAM (ChibiOS/ST_STM32F769I_DISCOVERY/nanoCLR/STM32F76xx_CLR.ld:40, 91)",
            Deployment: "STM32F76xx_CLR.ld:30",
            Math: "ChibiOS/ST_STM32F769I_DISCOVERY/defconfig:13"),
        new(
            new BoardLimits("NucleoF091", CodeProfile.NanoFramework, 48, 16 * Kilobyte, 68 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M0, 48 MHz by the firmware (ChibiOS/ST_NUCLEO64_F091RC/nanoCLR/mcuconf.h:43)",
            Heap: "guess: half of 32 KB (ChibiOS/ST_NUCLEO64_F091RC/nanoCLR/STM32F091xC_CLR.ld:31, 87)",
            Deployment: "STM32F091xC_CLR.ld:29",
            Math: "Kconfig.apis:8 (default)"),
        new(
            new BoardLimits("NucleoF411", CodeProfile.NanoFramework, 96, 64 * Kilobyte, 256 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M4F, 96 MHz by the firmware (community: ChibiOS/ST_NUCLEO64_F411RE_NF/nanoCLR/mcuconf.h:38-40)",
            Heap: "guess: half of 128 KB (community: ST_NUCLEO64_F411RE_NF/nanoCLR/STM32F411xE_CLR.ld:26, 82)",
            Deployment: "community: STM32F411xE_CLR.ld:24",
            Math: "community: ST_NUCLEO64_F411RE_NF/defconfig:11"),
        new(
            new BoardLimits("NucleoF439", CodeProfile.NanoFramework, 168, 96 * Kilobyte, 1408 * Kilobyte, BoardMath.None),
            Clock: "Cortex-M4F, 168 MHz by the firmware (community: ChibiOS/ST_NUCLEO144_F439ZI/nanoCLR/mcuconf.h:38-40)",
            Heap: "guess: half of 192 KB (community: ST_NUCLEO144_F439ZI/nanoCLR/STM32F439xI_CLR.ld:26, 82)",
            Deployment: "community: STM32F439xI_CLR.ld:24",
            Math: "community: ST_NUCLEO144_F439ZI/defconfig:12 (off)"),
        new(
            new BoardLimits("NucleoF746", CodeProfile.NanoFramework, 216, 128 * Kilobyte, 256 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M7, 216 MHz by the firmware (community: ChibiOS/ST_NUCLEO144_F746ZG/nanoCLR/mcuconf.h:41-43)",
            Heap: "guess: half of 256 KB (community: ST_NUCLEO144_F746ZG/nanoCLR/STM32F746xG_CLR.ld:31, 87)",
            Deployment: "community: STM32F746xG_CLR.ld:29",
            Math: "community: ST_NUCLEO144_F746ZG/defconfig:12"),
        new(
            new BoardLimits("NucleoF767", CodeProfile.NanoFramework, 216, 192 * Kilobyte, 1024 * Kilobyte, BoardMath.Single),
            Clock: "Cortex-M7, 216 MHz by the firmware (community: ChibiOS/ST_NUCLEO144_F767ZI/nanoCLR/mcuconf.h:55-57)",
            Heap: "guess: half of 384 KB (community: ST_NUCLEO144_F767ZI/nanoCLR/STM32F76xx_CLR.ld:35, 94)",
            Deployment: "community: STM32F76xx_CLR.ld:45",
            Math: "community: ST_NUCLEO144_F767ZI/defconfig:13"),
        new(
            new BoardLimits("NucleoH743", CodeProfile.NanoFramework, 480, 256 * Kilobyte, 1024 * Kilobyte, BoardMath.Single),
            Clock: "datasheet: Cortex-M7, 480 MHz",
            Heap: "guess: half of the 512 KB of AXI SRAM (datasheet); no firmware is public",
            Deployment: "guess: half of 2 MB flash (datasheet); no firmware is public",
            Math: "guess: as on the other STM32 boards"),
        new(
            new BoardLimits("MeadowF7", CodeProfile.Meadow, 216, 24 * Megabyte, 60 * Megabyte, BoardMath.Double),
            Clock: "datasheet: STM32F7, 216 MHz",
            Heap: "guess: 32 MB of RAM (WildernessLabs/Documentation, Meadow_F7/F7v2/index.md:43) less 8 MB for Mono and the OS",
            Deployment: "about 60 of 64 MB are the user's (Meadow_F7/F7v2/index.md:44)",
            Math: "Mono, .NET Standard 2.1 (OS_Device_Configuration/index.md:90)"),
    ];

    /// <summary>All boards, in the order of the enumeration.</summary>
    public static EquatableArray<BoardLimits> All { get; } = Sources.Select(static board => board.Limits).ToEquatableArray();

    /// <summary>No board: no limits.</summary>
    public static BoardLimits None => All[0];

    /// <summary>The board of a name; null where there is none.</summary>
    public static BoardLimits? Find(string board) => All.FirstOrDefault(limits => limits.Board == board);
}
