package linocut

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	xdraw "golang.org/x/image/draw"
)

func TestDump(t *testing.T) {
	want := os.Getenv("PRINTS")
	if want == "" {
		t.Skip()
	}
	var names []string
	for _, k := range Keys() {
		for _, w := range strings.Split(want, ",") {
			if w == "all" || strings.HasPrefix(k, w) {
				names = append(names, k)
				break
			}
		}
	}
	width := 1600
	_ = width
	var imgs []image.Image
	for _, k := range names {
		start := time.Now()
		img, err := Draw(k, width)
		if err != nil {
			t.Fatal(err)
		}
		d := time.Since(start)
		var buf bytes.Buffer
		file, _ := squeeze(img)
		buf.Write(file)
		t.Logf("%-22s %4d ms draw %4d ms enc %4d KB", k, d.Milliseconds(), (time.Since(start) - d).Milliseconds(), buf.Len()/1024)
		f, _ := os.Create("/tmp/prints/" + k + ".png")
		png.Encode(f, img)
		f.Close()
		imgs = append(imgs, img)
	}
	cw, ch, cols := 800, 534, 2
	if strings.HasPrefix(want, "portrait") {
		cw, ch, cols = 500, 620, 3
	}
	for p := 0; p*6 < len(imgs); p++ {
		part := imgs[p*6 : min(p*6+6, len(imgs))]
		out := image.NewRGBA(image.Rect(0, 0, cols*cw, (len(part)+cols-1)/cols*ch))
		draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
		for i, m := range part {
			r := image.Rect(0, 0, cw-8, ch-8)
			b := m.Bounds()
			k := min(float64(r.Dx())/float64(b.Dx()), float64(r.Dy())/float64(b.Dy()))
			r.Max = image.Pt(int(float64(b.Dx())*k), int(float64(b.Dy())*k))
			xdraw.ApproxBiLinear.Scale(out, r.Add(image.Pt(i%cols*cw, i/cols*ch)), m, b, draw.Src, nil)
		}
		f, _ := os.Create("/tmp/prints/sheet" + string(rune('A'+p)) + ".png")
		png.Encode(f, out)
		f.Close()
	}
}
