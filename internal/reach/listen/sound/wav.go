package sound

import (
	"encoding/binary"
	"io"
	"math"
)

// A format is what a WAV file says of its samples (Microsoft and IBM,
// Multimedia Programming Interface 1.0, and the extensible form of 1999).
type format struct {
	code, channels int
	rate, bits     int
}

// Codes of sample formats.
const (
	codePCM        = 1
	codeFloat      = 3
	codeExtensible = 0xFFFE
)

// Decode reads a WAV file. Several channels are mixed into one. The sizes in
// the file are not believed: a program that writes into a pipe can not know
// them, and says anything. What is no WAV is an error with a sentence.
func Decode(file []byte) (Clip, error) {
	if len(file) < 12 || string(file[:4]) != "RIFF" || string(file[8:12]) != "WAVE" {
		return Clip{}, garbage("What the voice sent is no sound.")
	}
	var f format
	for rest := file[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), int64(binary.LittleEndian.Uint32(rest[4:]))
		body := rest[8:]
		body = body[:min(size, int64(len(body)))]
		switch name {
		case "fmt ":
			f = readFormat(body)
		case "data":
			return f.clip(body)
		}
		rest = rest[8+len(body):]
		if size%2 == 1 && len(rest) > 0 {
			rest = rest[1:] // chunks begin at even places
		}
	}
	return Clip{}, garbage("What the voice sent breaks off.")
}

func readFormat(b []byte) format {
	if len(b) < 16 {
		return format{}
	}
	f := format{
		code:     int(binary.LittleEndian.Uint16(b)),
		channels: int(binary.LittleEndian.Uint16(b[2:])),
		rate:     int(binary.LittleEndian.Uint32(b[4:])),
		bits:     int(binary.LittleEndian.Uint16(b[14:])),
	}
	if f.code == codeExtensible && len(b) >= 26 {
		f.code = int(binary.LittleEndian.Uint16(b[24:]))
	}
	return f
}

// clip reads samples.
func (f format) clip(data []byte) (Clip, error) {
	read, width := f.reader()
	switch {
	case read == nil:
		return Clip{}, garbage("The voice sent a kind of sound that is not known here.")
	case f.channels < 1 || f.channels > 8 || f.rate < lowestRate || f.rate > highestRate:
		return Clip{}, garbage("The voice sent sound with an odd number of channels or samples.")
	case len(data) < width*f.channels:
		return Clip{}, garbage("The voice said nothing.")
	}
	frame := width * f.channels
	c := Clip{Rate: f.rate, Samples: make([]int16, len(data)/frame)}
	for i := range c.Samples {
		sum := 0.0
		for ch := range f.channels {
			sum += read(data[i*frame+ch*width:])
		}
		c.Samples[i] = sample(sum / float64(f.channels))
	}
	return c, nil
}

// reader returns how one sample is read, as a number between -1 and 1, and how
// many bytes it takes.
func (f format) reader() (read func([]byte) float64, width int) {
	switch {
	case f.code == codePCM && f.bits == 16:
		return func(b []byte) float64 { return float64(int16(binary.LittleEndian.Uint16(b))) / fullScale }, 2
	case f.code == codePCM && f.bits == 24:
		return func(b []byte) float64 {
			return float64(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)) / (1 << 31)
		}, 3
	case f.code == codePCM && f.bits == 32:
		return func(b []byte) float64 { return float64(int32(binary.LittleEndian.Uint32(b))) / (1 << 31) }, 4
	case f.code == codeFloat && f.bits == 32:
		return func(b []byte) float64 { return float64(math.Float32frombits(binary.LittleEndian.Uint32(b))) }, 4
	default:
		return nil, 0
	}
}

// sample rounds x to 16 bits; what is too loud, or no number, is held back.
func sample(x float64) int16 {
	switch x = math.Round(x * fullScale); {
	case x != x:
		return 0
	case x > fullScale-1:
		return fullScale - 1
	case x < -fullScale:
		return -fullScale
	default:
		return int16(x)
	}
}

// WriteTo writes the clip as a WAV file.
func (c Clip) WriteTo(w io.Writer) (int64, error) {
	size := 2 * len(c.Samples)
	b := make([]byte, 0, 44+size)
	b = append(b, "RIFF"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(36+size))
	b = append(b, "WAVEfmt "...)
	b = binary.LittleEndian.AppendUint32(b, 16)
	b = binary.LittleEndian.AppendUint16(b, codePCM)
	b = binary.LittleEndian.AppendUint16(b, 1)
	b = binary.LittleEndian.AppendUint32(b, uint32(c.Rate))
	b = binary.LittleEndian.AppendUint32(b, uint32(2*c.Rate))
	b = binary.LittleEndian.AppendUint16(b, 2)
	b = binary.LittleEndian.AppendUint16(b, 16)
	b = append(b, "data"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(size))
	n, err := w.Write(AppendPCM(b, c.Samples))
	return int64(n), err
}

// AppendPCM appends samples as plain 16-bit numbers, the low byte first.
func AppendPCM(b []byte, samples []int16) []byte {
	for _, s := range samples {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	return b
}
