package media_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"log/slog"
	"math"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reader"
	"github.com/courant-press/courant/internal/store/storetest"
)

// BenchmarkUpload takes a photograph of 24 megapixels in and makes every
// rendition that pages ask for. It prints the peak memory of the program; the
// tools that write WebP and AVIF have theirs.
func BenchmarkUpload(b *testing.B) {
	photo := photograph(6000, 4000)
	b.ReportMetric(float64(len(photo))/1e6, "MB/photo")
	for b.Loop() {
		st := storetest.New(b)
		shelf, err := disk.Open(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		tools := media.FindTools(exec.LookPath)
		d := media.NewDarkroom(media.Options{Shelf: shelf, Dir: b.TempDir(), Tools: tools, Log: slog.New(slog.DiscardHandler)})
		l := &media.Library{Store: st, Shelf: shelf, Tools: tools, Dir: b.TempDir(), Limit: 60 << 20, Now: time.Now}
		p, _, err := l.Add(b.Context(), news.Staff{ID: 1, Posts: news.As(news.Administrator)}, media.Upload{Name: "photo.jpg", Body: bytes.NewReader(photo)})
		if err != nil {
			b.Fatal(err)
		}
		usual := reader.Pictures{Darkroom: d, Seal: media.Seal("secret")}.Usual(p)
		if err := d.Develop(b.Context(), p.Blob, usual); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(usual)), "renditions")
	}
	b.ReportMetric(peak(b), "MB-peak")
}

// photograph is one with soft and hard edges and a little noise, which is what
// makes encoders work.
func photograph(w, h int) []byte {
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	noise := uint32(1)
	for y := range h {
		for x := range w {
			noise = noise*1664525 + 1013904223
			fx, fy := float64(x), float64(y)
			v := 128 + 60*math.Sin(fx/90)*math.Cos(fy/130) + 40*math.Sin(fx*fy/900_000) + float64(noise>>28)
			img.Y[y*img.YStride+x] = uint8(v)
		}
	}
	for y := range h / 2 {
		for x := range w / 2 {
			img.Cb[y*img.CStride+x] = uint8(128 + 50*math.Sin(float64(x)/400))
			img.Cr[y*img.CStride+x] = uint8(128 + 50*math.Cos(float64(y)/300))
		}
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}) // into memory
	return b.Bytes()
}

// peak is the most memory that the program had at once, in MB.
func peak(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kB, _ := strconv.ParseFloat(strings.Fields(after)[0], 64)
	return kB / 1024
}
