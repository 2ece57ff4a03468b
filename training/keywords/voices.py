"""Speech from espeak-ng's library (Debian: espeak-ng), resampled by sox to 16 kHz."""

import ctypes
import functools
import subprocess

import numpy

RATE = 16000
LIBRARY_RATE = 22050
RETRIEVAL = 1          # AUDIO_OUTPUT_RETRIEVAL: sound comes through the callback
SPEED, PITCH, RANGE = 1, 3, 4

# Variants of espeak-ng that sound like people: formants, breath and pitch differ. Every fourth is heard by no training.
PERSONS = """
    Alex Alicia Andrea Andy Annie Denis Diogo Gene Henrique Hugo Jacky Lee Marco Mario Michael Mike Nguyen adam anika antonio aunty belinda
    benjamin boris caleb david ed edward f1 f2 f3 f4 f5 grandma grandpa gustave iven john kaukovalta linda m1 m2 m3 m4 m5 m6 m7 m8 marcelo max
    michel miguel norbert pablo paul pedro quincy rob robert sandro shelby steph victor zac
""".split()
ACCENTS = ["en-us", "gmw/en", "en-gb-scotland", "en-gb-x-rp", "en-us-nyc", "en-gb-x-gbclan"]
HELD_OUT = PERSONS[3::4]
HEARD = [person for person in PERSONS if person not in HELD_OUT]


class Speaker:
    """One utterance after the other, in any voice. The library knows one speaker a process: `speaker`."""

    def __init__(self):
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        assert self.library.espeak_Initialize(RETRIEVAL, 0, None, 0) == LIBRARY_RATE
        self.pieces = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self.callback = kind(self.take)
        self.library.espeak_SetSynthCallback(self.callback)

    def take(self, samples, count, _):
        if samples and count > 0:
            self.pieces.append(numpy.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def say(self, text, voice, speed, pitch, spread):
        """Samples at 22050 Hz, int16."""
        assert self.library.espeak_SetVoiceByName(voice.encode()) == 0, voice
        for parameter, value in ((SPEED, speed), (PITCH, pitch), (RANGE, spread)):
            self.library.espeak_SetParameter(parameter, int(value), 0)
        self.pieces = []
        raw = text.encode()
        assert self.library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, 1, None, None) == 0
        assert self.library.espeak_Synchronize() == 0
        return numpy.concatenate(self.pieces)


@functools.lru_cache
def speaker():
    return Speaker()


def resample(utterances):
    """Utterances from 22050 to 16000 Hz by one run of sox, without dither, with silence between them."""
    gap = numpy.zeros(LIBRARY_RATE // 5, numpy.int16)
    raw = numpy.concatenate([part for utterance in utterances for part in (utterance // 2, gap)]).astype("<i2")
    kind = ["-t", "raw", "-e", "signed-integer", "-b", "16", "-c", "1"]
    done = subprocess.run(["sox", "-D", *kind, "-r", str(LIBRARY_RATE), "-", *kind, "-r", str(RATE), "-"], input=raw.tobytes(), stdout=subprocess.PIPE, check=True)
    whole = numpy.frombuffer(done.stdout, "<i2")
    start, parts = 0, []
    for utterance in utterances:
        end = start + len(utterance)
        parts.append(whole[start * RATE // LIBRARY_RATE:end * RATE // LIBRARY_RATE])
        start = end + len(gap)
    return parts


def trimmed(samples):
    """The part that is louder than a hundredth of the loudest 10 ms, and 20 ms on each side."""
    step = RATE // 100
    power = numpy.array([numpy.square(samples[at:at + step].astype(float)).mean() for at in range(0, len(samples), step)])
    loud = numpy.flatnonzero(power > power.max() * 1e-4)
    return samples[max(0, (loud[0] - 2) * step):(loud[-1] + 3) * step]
