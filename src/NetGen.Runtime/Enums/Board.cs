using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A board whose limits are the default budgets; the table is in docs/boards.md.</summary>
    [ExcludeType]
    public enum Board
    {
        /// <summary>No board: no default budgets.</summary>
        None,

        /// <summary>ESP32 without PSRAM, nanoFramework target ESP32_REV3.</summary>
        Esp32,

        /// <summary>ESP32 with PSRAM, nanoFramework target ESP32_PSRAM_REV3.</summary>
        Esp32Psram,

        /// <summary>ESP32-S2 without PSRAM, nanoFramework target ESP32_S2.</summary>
        Esp32S2,

        /// <summary>ESP32-S3 without PSRAM, nanoFramework target ESP32_S3.</summary>
        Esp32S3,

        /// <summary>ESP32-C3, nanoFramework target ESP32_C3.</summary>
        Esp32C3,

        /// <summary>ESP32-C6, nanoFramework target ESP32_C6_THREAD.</summary>
        Esp32C6,

        /// <summary>Raspberry Pi Pico (RP2040), nanoFramework target PICO_RP2040.</summary>
        RaspberryPiPico,

        /// <summary>Raspberry Pi Pico 2 (RP2350), nanoFramework target PICO2_RP2350.</summary>
        RaspberryPiPico2,

        /// <summary>STM32F429I Discovery, nanoFramework target ST_STM32F429I_DISCOVERY.</summary>
        Stm32F429Discovery,

        /// <summary>STM32F769I Discovery, nanoFramework target ST_STM32F769I_DISCOVERY.</summary>
        Stm32F769Discovery,

        /// <summary>Nucleo-64 F091RC, nanoFramework target ST_NUCLEO64_F091RC.</summary>
        NucleoF091,

        /// <summary>Nucleo-64 F411RE, nanoFramework community target ST_NUCLEO64_F411RE_NF.</summary>
        NucleoF411,

        /// <summary>Nucleo-144 F439ZI, nanoFramework community target ST_NUCLEO144_F439ZI; its firmware has no System.Math.</summary>
        NucleoF439,

        /// <summary>Nucleo-144 F746ZG, nanoFramework community target ST_NUCLEO144_F746ZG.</summary>
        NucleoF746,

        /// <summary>Nucleo-144 F767ZI, nanoFramework community target ST_NUCLEO144_F767ZI.</summary>
        NucleoF767,

        /// <summary>Nucleo-144 H743ZI: the figures are the chip's, as no firmware of nanoFramework for it is public.</summary>
        NucleoH743,

        /// <summary>Meadow F7 v2 (STM32F7, Mono).</summary>
        MeadowF7,
    }
}
