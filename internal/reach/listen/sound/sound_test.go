package sound_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/reach/listen/sound"
)

func sine(rate int, frequency, dBFS float64, d time.Duration) sound.Clip {
	c := sound.Clip{Rate: rate, Samples: make([]int16, int(d.Seconds()*float64(rate)))}
	for i := range c.Samples {
		c.Samples[i] = int16(32767 * math.Pow(10, dBFS/20) * math.Sin(2*math.Pi*frequency*float64(i)/float64(rate)))
	}
	return c
}

func measure(clips ...sound.Clip) *sound.Meter {
	m := sound.NewMeter(clips[0].Rate)
	for _, c := range clips {
		for _, s := range c.Samples {
			m.Add(float64(s) / 32768)
		}
	}
	return m
}

// The first signals are those of EBU Tech 3341, table 1, in one channel, which
// is 3.01 LU less than in two.
func TestLoudnessIsThatOfKnownSignals(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		clips []sound.Clip
		want  float64
	}{
		"case 1, -23 LUFS in two channels": {[]sound.Clip{sine(48000, 1000, -23, 20*time.Second)}, -26},
		"case 2, -33 LUFS":                 {[]sound.Clip{sine(48000, 1000, -33, 20*time.Second)}, -36},
		"case 3, soft ends are gated": {[]sound.Clip{
			sine(48000, 1000, -36, 10*time.Second), sine(48000, 1000, -23, 60*time.Second), sine(48000, 1000, -36, 10*time.Second),
		}, -26},
		"case 5, three levels": {[]sound.Clip{
			sine(48000, 1000, -26, 20*time.Second), sine(48000, 1000, -20, 20100*time.Millisecond), sine(48000, 1000, -26, 20*time.Second),
		}, -26},
		"at the rate of a voice": {[]sound.Clip{sine(22050, 997, 0, 5*time.Second)}, -3.01},
		"at 16 kHz":              {[]sound.Clip{sine(16000, 997, -20, 5*time.Second)}, -23.01},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := measure(test.clips...).Loudness(); math.Abs(got-test.want) > .1 {
				t.Errorf("%.2f LUFS, want %.2f", got, test.want)
			}
		})
	}
	if got := measure(sound.Clip{Rate: 8000, Samples: make([]int16, 8000)}).Loudness(); !math.IsInf(got, -1) {
		t.Errorf("silence has %.2f LUFS", got)
	}
}

// A sine whose samples all miss its crests, as in EBU Tech 3341, case 15: the
// samples reach -9, the tone -6.
func TestATruePeakIsFoundBetweenTheSamples(t *testing.T) {
	t.Parallel()
	m := sound.NewMeter(48000)
	for i := range 48000 {
		m.Add(.5 * math.Sin(math.Pi/2*float64(i)+math.Pi/4))
	}
	if got := m.TruePeak(); got < -6.4 || got > -5.8 {
		t.Errorf("%.2f dBTP, want -6", got)
	}
}

func TestALevellerHoldsEveryPeakBelowTheCeiling(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	l, out, loud := sound.NewLeveller(22050, 24), sound.NewMeter(22050), 0.0
	for i := range 10 * 22050 {
		x := .1 * math.Sin(float64(i)/9)
		if i%5000 < 40 {
			x = 2*random.Float64() - 1 // a click
		}
		y := l.Next(x)
		out.Add(y)
		loud = max(loud, math.Abs(y))
	}
	if out.TruePeak() > sound.Ceiling+.2 {
		t.Errorf("true peak %.2f dBTP", out.TruePeak())
	}
	if loud < .6 {
		t.Errorf("turned down to %.2f for ever", loud)
	}
}

func TestALevellerLeavesWhatIsSoftAsItIs(t *testing.T) {
	t.Parallel()
	l, in := sound.NewLeveller(22050, 6), []float64{}
	for i := range 3000 {
		in = append(in, .3*math.Sin(float64(i)/20))
		y := l.Next(in[i])
		if at := i - l.Delay(); at >= 0 && math.Abs(y-in[at]*math.Pow(10, 6./20)) > 1e-9 {
			t.Fatalf("sample %d is %f of %f", at, y, in[at])
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	c := sine(22050, 440, -12, time.Second)
	got, err := sound.Decode(wav(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, got); diff != "" {
		t.Error(diff)
	}
}

func wav(t testing.TB, c sound.Clip) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file writes a WAV of some other shape, with a size nobody knew beforehand.
func file(code, channels, rate, bits int, data ...byte) []byte {
	b := []byte("RIFF\xff\xff\xff\xffWAVELIST\x03\x00\x00\x00abc\x00fmt \x10\x00\x00\x00")
	b = binary.LittleEndian.AppendUint16(b, uint16(code))
	b = binary.LittleEndian.AppendUint16(b, uint16(channels))
	b = binary.LittleEndian.AppendUint32(b, uint32(rate))
	b = append(b, 0, 0, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint16(b, uint16(bits))
	return append(append(b, "data\xff\xff\xff\x7f"...), data...)
}

func TestSoundOfEveryUsualShapeIsRead(t *testing.T) {
	t.Parallel()
	half := binary.LittleEndian.AppendUint32(nil, math.Float32bits(.5))
	tests := map[string]struct {
		file []byte
		want int16
	}{
		"16 bits":         {file(1, 1, 16000, 16, 0, 0x40), 0x4000},
		"24 bits":         {file(1, 1, 16000, 24, 0, 0, 0x40), 0x4000},
		"32 bits":         {file(1, 1, 16000, 32, 0, 0, 0, 0x40), 0x4000},
		"floating":        {file(3, 1, 16000, 32, half...), 0x4000},
		"two channels":    {file(1, 2, 16000, 16, 0, 0x40, 0, 0x20), 0x3000},
		"a sample broken": {file(1, 1, 16000, 16, 0, 0x40, 7), 0x4000},
	}
	for name, test := range tests {
		got, err := sound.Decode(test.file)
		if err != nil || len(got.Samples) != 1 || got.Samples[0] != test.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestWhatIsNoSoundIsRefused(t *testing.T) {
	t.Parallel()
	for name, b := range map[string][]byte{
		"nothing":           nil,
		"a page":            []byte("<!doctype html><title>Bad gateway</title>"),
		"a header only":     []byte("RIFF\x00\x00\x00\x00WAVE"),
		"no format":         []byte("RIFF\x00\x00\x00\x00WAVEdata\x04\x00\x00\x00abcd"),
		"no samples":        file(1, 1, 16000, 16),
		"an unknown code":   file(85, 1, 16000, 16, 0, 0),
		"no channel":        file(1, 0, 16000, 16, 0, 0),
		"a rate of nothing": file(1, 1, 0, 16, 0, 0),
		"an endless rate":   file(1, 1, 1<<30, 16, 0, 0),
	} {
		if c, err := sound.Decode(b); err == nil {
			t.Errorf("%s is taken for %v", name, c)
		}
	}
}

func TestOnlySpeechIsTakenForSpeech(t *testing.T) {
	t.Parallel()
	const text = "The ferry runs again, after nine nights without it."
	random, noise := rand.New(rand.NewPCG(1, 2)), sound.Clip{Rate: 22050}
	for range 3 * 22050 {
		noise.Samples = append(noise.Samples, int16(random.IntN(60000)-30000))
	}
	if err := sine(22050, 300, -20, 3*time.Second).Speech(text); err != nil {
		t.Errorf("refused: %v", err)
	}
	for name, c := range map[string]sound.Clip{
		"silence":      {Rate: 22050, Samples: make([]int16, 3*22050)},
		"noise":        noise,
		"half a word":  sine(22050, 300, -20, 200*time.Millisecond),
		"without end":  sine(22050, 300, -20, 2*time.Minute),
		"nothing said": {Rate: 22050},
	} {
		if c.Speech(text) == nil {
			t.Errorf("%s is taken for speech", name)
		}
	}
}

func TestSilenceAtTheEndsIsTrimmed(t *testing.T) {
	t.Parallel()
	c := sound.Clip{Rate: 8000, Samples: make([]int16, 16000)}
	copy(c.Samples[8000:], sine(8000, 500, -10, 100*time.Millisecond).Samples)
	if got := c.Trim().Duration(); got < 140*time.Millisecond || got > 160*time.Millisecond {
		t.Errorf("%v left of 100 ms", got)
	}
	if got := len((sound.Clip{Rate: 8000, Samples: make([]int16, 100)}).Trim().Samples); got > 100 {
		t.Errorf("%d samples of silence", got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(file(1, 1, 16000, 16, 0, 0x40))
	f.Add(file(3, 2, 16000, 32, 0, 0, 0xc0, 0x7f, 1, 2, 3, 4))
	f.Add(wav(f, sine(8000, 100, -3, 10*time.Millisecond)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, err := sound.Decode(b); err == nil && (len(c.Samples) == 0 || c.Duration() <= 0) {
			t.Errorf("%v of nothing", c)
		}
	})
}

func BenchmarkMeter(b *testing.B) {
	c := sine(22050, 300, -20, time.Minute)
	for b.Loop() {
		measure(c)
	}
}

func BenchmarkLeveller(b *testing.B) {
	c := sine(22050, 300, -20, time.Minute)
	for b.Loop() {
		l := sound.NewLeveller(22050, 10)
		for _, s := range c.Samples {
			l.Next(float64(s) / 32768)
		}
	}
}
